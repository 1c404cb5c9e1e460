"""Pictures: the same look is the same picture, idle means no repaint, every drawing can be painted."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, QSize, QTimer
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.appearance import theme
from simulator.appearance.theme import DARK, THEMES, Theme
from simulator.canvas import edge_layer
from simulator.canvas.coloring import COLORINGS as ROWS
from simulator.canvas.legend import legend_box
from simulator.canvas.picture import bench_png, bench_svg, drawing_png, drawing_svg
from simulator.drawing import edits
from simulator.drawing.drawing import Drawing
from simulator.drawing.records import Edge, Node
from simulator.language import phrase
from simulator.training.frame import State
from simulator.workbench.overlay import Ghost, Overlay
from simulator.workbench.view_options import COLORINGS
from tests.canvas.conftest import Desk, Lay


def _bits(image: QImage) -> bytes:
    flat = image.convertToFormat(QImage.Format.Format_RGB32)  # it must outlive its bits
    return bytes(flat.constBits())


def _picture(desk: Desk) -> bytes:
    return _bits(desk.view.grab().toImage())


class Paints:
    """Counts how often a view is painted."""

    def __init__(self, desk: Desk) -> None:
        self.count = 0
        paint = desk.view.stage.paint

        def counted(painter: QPainter, size: QSize, ratio: float) -> None:
            self.count += 1
            paint(painter, size, ratio)

        desk.view.stage.paint = counted  # type: ignore[method-assign]


def come_to_rest(desk: Desk) -> None:
    """Until the trainer has nothing more to say and the view nothing more to paint, not even later."""
    trainer = desk.bench.trainer
    assert trainer.course.runner.wait(10.0)
    trainer.pull()

    def rests() -> bool:
        QApplication.processEvents()  # what was asked for is painted, and may ask for more
        return not any(timer.isActive() for timer in desk.view.findChildren(QTimer))

    desk.qtbot.waitUntil(rests)


def _everything(desk: Desk) -> Overlay:
    return Overlay(
        ghosts=(Ghost(10, 20), Ghost(60, 20, "input")),
        rubber=((0, 0, 90, 90),),
        marquee=(-30, -40, 50, 60),
        guides=((0, -100, 0, 100),),
        lit=frozenset([desk.node("h1"), desk.edge("x1", "h1")]),
        refused=True,
        sentence=phrase("Test", "<b>No</b>"),
        at=(50, 50),
    )


def test_the_same_look_is_the_same_picture(lay: Lay) -> None:
    pictures = []
    for _ in range(2):
        desk = lay()
        desk.step()
        desk.bench.selection.set([desk.node("h2"), desk.edge("x2", "h3")])
        desk.bench.show(_everything(desk))
        pictures.append(_picture(desk))
    assert pictures[0] == pictures[1]


def test_the_picture_does_not_depend_on_how_the_drawing_came_about(desk: Desk) -> None:
    first = _picture(desk)
    history = desk.bench.history
    history.do(phrase("Test", "x"), edits.remove(desk.bench.drawing, [desk.node("h1")]))
    assert _picture(desk) != first
    history.undo()
    assert _picture(desk) == first


def test_selection_hover_overlay_theme_options_each_change_the_picture(desk: Desk) -> None:
    seen = [_picture(desk)]
    desk.bench.selection.set([desk.node("h1")])
    seen.append(_picture(desk))
    desk.bench.show(_everything(desk))
    seen.append(_picture(desk))
    desk.bench.look(replace(desk.bench.options, grid=False))
    seen.append(_picture(desk))
    desk.step()
    seen.append(_picture(desk))
    desk.bench.look(replace(desk.bench.options, numbers=False))
    seen.append(_picture(desk))
    theme.use(DARK)
    seen.append(_picture(desk))
    assert len(set(seen)) == len(seen)


def test_rows_and_keys_of_colorings_agree() -> None:
    assert tuple(row.key for row in ROWS) == COLORINGS


@pytest.mark.parametrize("look", THEMES, ids=lambda look: look.name)
@pytest.mark.parametrize("key", COLORINGS)
def test_every_coloring_is_seen_after_a_step(desk: Desk, key: str, look: Theme) -> None:
    theme.use(look)
    desk.bench.look(replace(desk.bench.options, coloring=key))
    before = _picture(desk)
    desk.step()
    assert _picture(desk) != before


def test_nothing_is_painted_while_nothing_changes(desk: Desk) -> None:
    desk.step()
    come_to_rest(desk)
    paints = Paints(desk)
    desk.bench.trainer.pull()
    desk.bench.selection.set(())
    desk.bench.show(desk.bench.overlay)
    QTest.mouseMove(desk.view, QPoint(5, 5))
    QTest.mouseMove(desk.view, QPoint(8, 9))
    come_to_rest(desk)
    assert paints.count == 0


def test_a_frame_is_painted_once(desk: Desk) -> None:
    desk.step()
    come_to_rest(desk)
    paints = Paints(desk)
    desk.step()
    come_to_rest(desk)
    assert 1 <= paints.count <= 2


def test_a_still_picture_is_kept_while_only_the_hand_moves(desk: Desk) -> None:
    desk.view.grab()
    still = desk.view.stage._still._finished
    QTest.mouseMove(desk.view, desk.at("h1"))
    desk.view.grab()
    assert desk.view.stage.hovered is not None
    assert desk.view.stage._still._finished is still


def test_ten_thousand_edges_are_painted(lay: Lay, qtbot: QtBot) -> None:
    desk = lay(edits.from_layers([2, 70, 70, 70, 1]), scale=None)
    assert len(desk.bench.drawing.edges) == 10_010
    desk.bench.trainer.pull()
    empty = QColor(theme.current().paper)
    for scale in (None, 1.0):
        if scale:
            desk.view.zoom_to(scale)
        image = desk.view.grab().toImage()
        strip = [image.pixelColor(x, 300) for x in range(0, image.width(), 3)]
        assert sum(color != empty for color in strip) > 10
    QTest.mouseMove(desk.view, QPoint(450, 200))
    desk.bench.selection.set(list(desk.bench.drawing.edges)[:50])
    desk.view.grab()


def test_a_large_picture_is_made_in_pieces_and_ends_up_the_same(lay: Lay, qtbot: QtBot) -> None:
    desk = lay(edits.from_layers([2, 40, 40, 1]), scale=0.4)
    desk.view.grab()
    still = desk.view.stage._still
    qtbot.waitUntil(lambda: _settled(desk))
    settled = _picture(desk)
    desk.view.zoom_to(0.3)
    desk.view.zoom_to(0.4)
    desk.view.stage.refresh()
    between = _picture(desk)
    assert still._work is not None or between == settled
    qtbot.waitUntil(lambda: _settled(desk))
    assert _picture(desk) == settled


def _settled(desk: Desk) -> bool:
    """Nothing is being made, and the finest picture has been shown."""
    pace = desk.view.stage._pace
    quiet = desk.view.stage._still._work is None and not pace.resting
    return quiet and not pace._pause.isActive() and not pace._later.isActive()


def test_a_change_of_the_drawing_stops_what_was_being_made(lay: Lay) -> None:
    desk = lay(edits.from_layers([2, 40, 40, 1]), scale=0.4)
    desk.view.grab()
    desk.view.zoom_to(0.5)
    desk.view.grab()
    desk.bench.history.do(
        phrase("Test", "x"), edits.remove(desk.bench.drawing, list(desk.bench.drawing.nodes)[5:])
    )
    assert desk.view.stage._still._work is None
    desk.view.grab()


def test_a_run_that_blows_up_is_painted_and_said(lay: Lay, qtbot: QtBot) -> None:
    desk = lay(edits.from_layers([2, 3, 1], "linear"))
    drawing, trainer = desk.bench.drawing, desk.bench.trainer
    drawing.apply(edits.set_training(drawing, eta=1e4))
    trainer.play()

    def said() -> bool:
        trainer.pull()
        return trainer.frame is not None and trainer.frame.problem is not None

    qtbot.waitUntil(said, timeout=20_000)
    look = desk.view.stage.look(900, 600)
    assert look.problem is not None
    assert look.troubled
    with_bubble = _picture(desk)
    trainer.back_to_finite()
    qtbot.waitUntil(lambda: trainer.pull() or trainer.state is State.PAUSED, timeout=20_000)
    assert _picture(desk) != with_bubble


def test_the_legend_says_that_signs_are_not_drawn(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    look = desk.view.stage.look(800, 600)
    box = legend_box(look).toRect()
    monkeypatch.setattr(edge_layer, "DASHES_UP_TO", len(look.geometry.edges))
    with_dashes = desk.view.grab(box).toImage()
    monkeypatch.setattr(edge_layer, "DASHES_UP_TO", len(look.geometry.edges) - 1)
    desk.view.stage.refresh()
    assert desk.view.grab(box).toImage() != with_dashes


def test_a_small_picture_has_the_whole_legend(qtbot: QtBot) -> None:
    image = QImage.fromData(drawing_png(edits.from_layers([1, 1]), ratio=1.0))
    last_line = range(image.height() - 35, image.height() - 20)
    written = {image.pixelColor(x, y).name() for x in range(40, 200) for y in last_line}
    assert len(written) > 5


def test_a_small_view_keeps_the_scale_in_sight(desk: Desk) -> None:
    desk.view.resize(300, 200)
    desk.view.grab()
    legend = desk.view.stage.cards[0]
    assert desk.view.rect().contains(legend.toRect())
    assert legend.height() < 80


def test_empty_paper_says_what_to_do(lay: Lay) -> None:
    desk = lay(Drawing())
    with_hint = _picture(desk)
    desk.bench.show(Overlay(ghosts=(Ghost(9999, 9999),)))
    assert _picture(desk) != with_hint


def test_odd_drawings_are_painted(lay: Lay) -> None:
    nodes = [
        Node(id="n1", kind="neuron", x=0, y=0, label="<b>&x</b> 뉴런 " * 20, bias=-1e-30, frozen=True),
        Node(id="n2", kind="neuron", x=0, y=0, activation="no_such", output=True, column="가격"),
        Node(id="n3", kind="input", x=1e6, y=-1e6),
    ]
    edges = [
        Edge(id="e1", source="n1", target="n2", weight=1e300, frozen=True),
        Edge(id="e2", source="n3", target="n2", weight=-1.0),
    ]
    desk = lay(Drawing([*nodes, *edges]), scale=None)
    desk.view.grab()
    desk.view.zoom_to(8.0)
    desk.view.grab()
    assert drawing_png(desk.bench.drawing, ratio=0.25)


@pytest.mark.parametrize("paper", [True, False])
def test_a_png_is_whole_and_the_same_twice(desk: Desk, paper: bool) -> None:
    desk.step()
    trainer = desk.bench.trainer
    parts = (desk.bench.drawing, trainer.network, trainer.frame, trainer.dataset)
    data = drawing_png(*parts, paper=paper)
    assert data == drawing_png(*parts, paper=paper)
    image = QImage.fromData(data)
    assert image.width() > 500
    assert image.pixelColor(0, 0).alpha() == (255 if paper else 0)
    bits = np.frombuffer(_bits(image), np.uint8)
    assert len(np.unique(bits)) > 50


def test_an_svg_can_be_read_back_and_shows_the_same(desk: Desk) -> None:
    desk.step()
    data = bench_svg(desk.bench)
    assert data == bench_svg(desk.bench)
    renderer = QSvgRenderer(data)
    assert renderer.isValid()
    png = QImage.fromData(bench_png(desk.bench))
    drawn = QImage(png.size(), QImage.Format.Format_RGB32)
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(drawn.rect()))
    painter.end()
    first, second = (np.frombuffer(_bits(image), np.uint8).astype(int) for image in (png, drawn))
    assert np.abs(first - second).mean() < 4.0


def test_pictures_need_no_network_and_no_nodes(qtbot: QtBot) -> None:
    for drawing in (Drawing(), edits.from_layers([2, 2, 1])):
        assert drawing_png(drawing).startswith(b"\x89PNG")
        assert b"<svg" in drawing_svg(drawing, theme=DARK)


def test_a_picture_of_a_huge_drawing_stays_small(qtbot: QtBot) -> None:
    drawing = Drawing([Node(id="n1", kind="neuron", x=-1e6, y=0), Node(id="n2", kind="neuron", x=1e6, y=0)])
    image = QImage.fromData(drawing_png(drawing, ratio=1.0))
    assert image.width() <= 8_000
