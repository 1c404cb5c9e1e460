"""The palette, by real mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.model.kinds import KINDS, OPERATION_KINDS
from simulator.panels.palette.panel import PalettePanel
from simulator.panels.palette.tile import Tile
from simulator.workbench.workbench import Workbench


class Heard(list[tuple[object, ...]]):
    """Every signal of the palette in order."""

    def __init__(self, palette: PalettePanel) -> None:
        super().__init__()
        palette.picked.connect(lambda kind: self.append(("picked", kind)))
        palette.drag_moved.connect(lambda kind, at: self.append(("moved", kind)))
        palette.drag_dropped.connect(lambda kind, at: self.append(("dropped", kind, at.x(), at.y())))
        palette.drag_cancelled.connect(lambda: self.append(("cancelled",)))
        palette.drag_key.connect(lambda text: self.append(("key", text)))
        palette.drag_wheel.connect(lambda notches: self.append(("wheel", notches)))


@pytest.fixture
def palette(bench: Workbench, qtbot: QtBot) -> PalettePanel:
    palette = PalettePanel(bench)
    qtbot.addWidget(palette)
    palette.show()
    palette.activateWindow()
    return palette


def start_drag(qtbot: QtBot, tile: Tile) -> None:
    qtbot.mousePress(tile, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    qtbot.mouseMove(tile, QPoint(22, 20))
    qtbot.mouseMove(tile, QPoint(80, 60))


def test_there_is_a_tile_for_every_kind_and_for_a_layer(palette: PalettePanel) -> None:
    assert set(palette.tiles) == {*(kind.key for kind in KINDS), "layer"}
    assert list(palette.tiles)[:3] == ["input", "neuron", "layer"]


def test_an_operation_says_its_name_though_it_shows_only_its_sign(palette: PalettePanel) -> None:
    for kind in OPERATION_KINDS:
        tile = palette.tiles[kind.key]
        assert tile.accessibleName() == str(kind.label)
        assert str(kind.label) in tile.toolTip()
        assert tile.grab().toImage() != palette.tiles["add" if kind.key != "add" else "log"].grab().toImage()


def test_arrows_walk_among_the_signs(palette: PalettePanel, qtbot: QtBot) -> None:
    keys = [kind.key for kind in OPERATION_KINDS]
    palette.tiles[keys[0]].setFocus()
    for key, place in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Down, 6), (Qt.Key.Key_Left, 5), (Qt.Key.Key_Up, 0)):
        qtbot.keyClick(palette.focusWidget(), key)
        assert palette.focusWidget() is palette.tiles[keys[place]]


def test_a_click_picks(palette: PalettePanel, qtbot: QtBot) -> None:
    heard = Heard(palette)
    qtbot.mouseClick(palette.tiles["neuron"], Qt.MouseButton.LeftButton)
    assert heard == [("picked", "neuron")]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_picks(palette: PalettePanel, qtbot: QtBot, key: Qt.Key) -> None:
    heard = Heard(palette)
    qtbot.keyClick(palette.tiles["input"], key)
    assert heard == [("picked", "input")]


def test_a_small_movement_is_a_click(palette: PalettePanel, qtbot: QtBot) -> None:
    heard = Heard(palette)
    tile = palette.tiles["input"]
    qtbot.mousePress(tile, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    qtbot.mouseMove(tile, QPoint(22, 21))
    qtbot.mouseRelease(tile, Qt.MouseButton.LeftButton, pos=QPoint(22, 21))
    assert heard == [("picked", "input")]


def test_a_drag_moves_and_drops_where_the_pointer_is(palette: PalettePanel, qtbot: QtBot) -> None:
    heard = Heard(palette)
    tile = palette.tiles["neuron"]
    start_drag(qtbot, tile)
    qtbot.mouseRelease(tile, Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
    at = tile.mapToGlobal(QPoint(300, 200))
    assert heard == [("moved", "neuron"), ("dropped", "neuron", at.x(), at.y())]


def test_escape_cancels_and_the_release_means_nothing(palette: PalettePanel, qtbot: QtBot) -> None:
    heard = Heard(palette)
    tile = palette.tiles["neuron"]
    start_drag(qtbot, tile)
    qtbot.keyClick(palette, Qt.Key.Key_Escape)
    qtbot.mouseRelease(tile, Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
    assert heard == [("moved", "neuron"), ("cancelled",)]


def test_digits_and_wheel_belong_to_the_drag(palette: PalettePanel, qtbot: QtBot) -> None:
    heard = Heard(palette)
    tile = palette.tiles["layer"]
    start_drag(qtbot, tile)
    qtbot.keyClick(palette, Qt.Key.Key_5)
    for angle in (60, 60, -240):
        wheel(palette, angle)
    qtbot.mouseRelease(tile, Qt.MouseButton.LeftButton, pos=QPoint(80, 60))
    qtbot.keyClick(palette, Qt.Key.Key_7)
    assert [event[:2] for event in heard] == [
        ("moved", "layer"),
        ("key", "5"),
        ("wheel", 1),
        ("wheel", -2),
        ("dropped", "layer"),
    ]


def test_hiding_the_palette_cancels(palette: PalettePanel, qtbot: QtBot) -> None:
    heard = Heard(palette)
    start_drag(qtbot, palette.tiles["layer"])
    palette.hide()
    assert heard[-1] == ("cancelled",)
    qtbot.keyClick(palette, Qt.Key.Key_5)
    assert heard[-1] == ("cancelled",)


def wheel(palette: PalettePanel, angle: int) -> None:
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(palette.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(palette, event)


def test_a_whole_network_is_one_step_and_fits_the_data(
    palette: PalettePanel, bench: Workbench, qtbot: QtBot
) -> None:
    before = dict(bench.drawing.records)
    qtbot.mouseClick(palette.networks.buttons[2], Qt.MouseButton.LeftButton)
    assert palette.networks.buttons[2].text() == "2-8-8-1"
    assert (len(bench.drawing.nodes), len(bench.drawing.edges)) == (19, 16 + 64 + 8)
    bench.trainer.pull()
    assert bench.trainer.problems == ()
    bench.history.undo()
    assert dict(bench.drawing.records) == before


def seen(palette: PalettePanel) -> set[str]:
    return {key for key, tile in palette.tiles.items() if tile.isVisible()}


@pytest.mark.parametrize("query", ["logarithm", "LOGAR", "로그", " log "])
def test_a_kind_is_found_by_its_name_in_both_languages(
    palette: PalettePanel, qtbot: QtBot, query: str
) -> None:
    heard = Heard(palette)
    palette.search.insert(query)  # a test's key clicks know no Hangul
    assert seen(palette) == {"log"}
    assert palette.networks.isHidden()
    assert palette.answer.text() == "Enter takes “Logarithm”."
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert heard == [("picked", "log")]
    assert seen(palette) == set(palette.tiles)
    assert palette.answer.isHidden()


def test_what_begins_with_the_query_comes_first(palette: PalettePanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.search, "s")
    assert len(palette.found) > 5
    assert str(palette.tiles[palette.found[0]].label).startswith("S")
    qtbot.keyClick(palette.search, Qt.Key.Key_Down)
    assert palette.tiles[palette.found[0]].hasFocus()


def test_nothing_found_is_said_and_escape_shows_everything(palette: PalettePanel, qtbot: QtBot) -> None:
    heard = Heard(palette)
    qtbot.keyClicks(palette.search, "zzz")
    assert seen(palette) == set()
    assert palette.answer.text() == "Nothing is called that."
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    qtbot.keyClick(palette.search, Qt.Key.Key_Escape)
    assert seen(palette) == set(palette.tiles)
    assert heard == []


def test_found_signs_close_up_though_their_section_is_folded(palette: PalettePanel, qtbot: QtBot) -> None:
    palette.operations.heading.setChecked(False)
    qtbot.keyClicks(palette.search, "sq")
    assert seen(palette) == {"square", "sqrt"}
    qtbot.waitUntil(lambda: abs(palette.tiles["sqrt"].x() - palette.tiles["square"].x()) < 80)
    assert palette.tiles["sqrt"].y() == palette.tiles["square"].y()
    palette.search.clear()
    assert "square" not in seen(palette)
