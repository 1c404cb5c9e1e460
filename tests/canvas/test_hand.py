"""The hand on the canvas: real mouse and key events select, drag, connect, pan and zoom."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from simulator.canvas.places import node_box
from simulator.drawing import edits
from simulator.drawing.drawing import Drawing
from simulator.drawing.edits import from_layers
from simulator.language import phrase
from simulator.training.frame import State
from tests.canvas.conftest import Desk, Lay

NONE, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


def _turn(
    desk: Desk, at: QPoint, notches: float, modifier: Qt.KeyboardModifier = NONE, pixels: QPoint | None = None
) -> None:
    phase = Qt.ScrollPhase.ScrollUpdate if pixels else Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(
        QPointF(at),
        QPointF(desk.view.mapToGlobal(at)),
        pixels or QPoint(),
        QPoint(0, round(120 * notches)),
        Qt.MouseButton.NoButton,
        modifier,
        phase,
        False,
    )
    QApplication.sendEvent(desk.view, event)


def test_a_click_selects_and_a_click_on_paper_selects_nothing(desk: Desk) -> None:
    desk.click(desk.at("h2"))
    assert desk.bench.selection.ids == (desk.node("h2"),)
    desk.click(desk.along("x1", "h1"))
    assert desk.bench.selection.ids == (desk.edge("x1", "h1"),)
    desk.click(desk.at("h1", 0, -150))
    assert desk.bench.selection.ids == ()


def test_shift_adds_to_the_selection(desk: Desk) -> None:
    desk.click(desk.at("h1"))
    desk.click(desk.at("h2"), SHIFT)
    assert set(desk.bench.selection.ids) == {desk.node("h1"), desk.node("h2")}


def test_a_drag_moves_a_node_in_one_step(desk: Desk) -> None:
    before = desk.bench.drawing.nodes[desk.node("h1")]
    start = desk.at("h1")
    desk.drag(start, start + QPoint(60, -48))
    after = desk.bench.drawing.nodes[desk.node("h1")]
    assert (after.x, after.y) == (before.x + 60, before.y - 48)
    assert len(desk.bench.history.done) == 1
    assert desk.view.stage.geometry.at(after.x, after.y)[0] == after.id


def test_a_drag_from_the_rim_connects(lay: Lay) -> None:
    desk = lay(from_layers([2, 2, 1]))
    drawing = desk.bench.drawing
    count = len(drawing.edges)
    desk.drag(desk.at("x1", 22, 0), desk.at("y1"))
    ends = {(edge.source, edge.target) for edge in drawing.edges.values()}
    assert len(drawing.edges) == count + 1
    assert (desk.node("x1"), desk.node("y1")) in ends


def test_a_refusal_lights_up_while_the_drag_lasts(desk: Desk) -> None:
    start, end = desk.at("h1", 22, 0), desk.at("x1")
    QTest.mousePress(desk.view, Qt.MouseButton.LeftButton, NONE, start)
    QTest.mouseMove(desk.view, (start + end) / 2)
    QTest.mouseMove(desk.view, end)
    overlay = desk.bench.overlay
    assert overlay.refused
    assert overlay.sentence is not None
    desk.view.grab()
    QTest.keyClick(desk.view, Qt.Key.Key_Escape)
    assert desk.bench.overlay.rubber == ()
    QTest.mouseRelease(desk.view, Qt.MouseButton.LeftButton, NONE, end)
    assert desk.bench.history.done == []


def test_a_frame_pulled_over_nodes_selects_them(desk: Desk) -> None:
    desk.drag(desk.at("h1", -60, -60), desk.at("h3", 60, 60))
    assert {desk.node(name) for name in ("h1", "h2", "h3")} <= set(desk.bench.selection.ids)


def test_the_wheel_zooms_at_the_cursor(desk: Desk) -> None:
    at = desk.at("h3")
    held = desk.view.to_scene(QPointF(at))
    scales: list[float] = []
    desk.view.scale_changed.connect(scales.append)
    _turn(desk, at, 2.0)
    assert desk.view.scale > 1.2
    assert scales == [desk.view.scale]
    assert desk.view.to_scene(QPointF(at)) == pytest.approx(held)
    _turn(desk, at, -2.0, CTRL)
    assert desk.view.scale == pytest.approx(1.0)


def test_two_fingers_pan(desk: Desk) -> None:
    before = desk.view.stage.camera
    _turn(desk, desk.at("h1"), 0.5, pixels=QPoint(13, -7))
    after = desk.view.stage.camera
    assert (after.scale, after.dx - before.dx, after.dy - before.dy) == (before.scale, 13, -7)


def test_the_wheel_belongs_to_a_layer_that_is_being_drawn(lay: Lay) -> None:
    desk = lay(Drawing())
    desk.bench.take("layer")
    place = QPoint(300, 200)
    QTest.mousePress(desk.view, Qt.MouseButton.LeftButton, NONE, place)
    QTest.mouseMove(desk.view, place + QPoint(0, 40))
    scale = desk.view.scale
    QTest.keyClick(desk.view, Qt.Key.Key_3)
    assert len(desk.bench.overlay.ghosts) == 3
    _turn(desk, place, 2.0)
    assert len(desk.bench.overlay.ghosts) == 5
    assert desk.view.scale == scale
    QTest.mouseRelease(desk.view, Qt.MouseButton.LeftButton, NONE, place + QPoint(0, 40))
    assert len(desk.bench.drawing.nodes) == 5


@pytest.mark.parametrize("button", [Qt.MouseButton.MiddleButton, Qt.MouseButton.LeftButton])
def test_the_paper_is_dragged(desk: Desk, button: Qt.MouseButton) -> None:
    if button is Qt.MouseButton.LeftButton:
        desk.bench.take("pan")
    before = desk.view.stage.camera
    desk.drag(desk.at("h1"), desk.at("h1") + QPoint(30, 40), button)
    after = desk.view.stage.camera
    assert (after.dx - before.dx, after.dy - before.dy) == pytest.approx((30, 40))
    assert desk.bench.history.done == []
    assert desk.bench.selection.ids == ()


def test_space_held_pans_and_space_tapped_plays(desk: Desk) -> None:
    before = desk.view.stage.camera
    QTest.keyPress(desk.view, Qt.Key.Key_Space)
    desk.drag(desk.at("h1"), desk.at("h1") + QPoint(25, 0))
    QTest.keyRelease(desk.view, Qt.Key.Key_Space)
    assert desk.view.stage.camera.dx == before.dx + 25
    assert desk.bench.trainer.state is not State.RUNNING
    QTest.keyClick(desk.view, Qt.Key.Key_Space)
    assert desk.bench.trainer.state is State.RUNNING
    QTest.keyClick(desk.view, Qt.Key.Key_Space)
    assert desk.bench.trainer.state is not State.RUNNING


def test_space_is_kept_from_shortcuts(desk: Desk) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Space, NONE, " ")
    event.ignore()
    QApplication.sendEvent(desk.view, event)
    assert event.isAccepted()
    letter = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_N, NONE, "n")
    letter.ignore()
    QApplication.sendEvent(desk.view, letter)
    assert not letter.isAccepted()


def test_a_context_menu_names_what_it_is_about(desk: Desk) -> None:
    asked: list[object] = []
    desk.view.context_menu_requested.connect(lambda what, _place: asked.append(what))
    for place in (desk.at("h2"), desk.along("x2", "h3"), desk.at("h1", 0, -150)):
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, desk.view.mapToGlobal(place))
        QApplication.sendEvent(desk.view, event)
    assert asked == [desk.node("h2"), desk.edge("x2", "h3"), None]


def test_the_right_button_cancels_a_gesture_and_asks_no_menu(desk: Desk) -> None:
    asked: list[object] = []
    desk.view.context_menu_requested.connect(lambda what, _place: asked.append(what))
    start = desk.at("h1")
    QTest.mousePress(desk.view, Qt.MouseButton.LeftButton, NONE, start)
    QTest.mouseMove(desk.view, start + QPoint(50, 50))
    QTest.mousePress(desk.view, Qt.MouseButton.RightButton, NONE, start + QPoint(50, 50))
    place = start + QPoint(50, 50)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, desk.view.mapToGlobal(place))
    QApplication.sendEvent(desk.view, event)
    assert asked == []
    assert not desk.hand.busy
    assert desk.at("h1") == start


def test_hovering_lights_up_and_leaving_puts_out(desk: Desk) -> None:
    QTest.mouseMove(desk.view, desk.at("h2"))
    assert desk.view.stage.hovered == desk.node("h2")
    QTest.mouseMove(desk.view, desk.along("x1", "h1"))
    assert desk.view.stage.hovered == desk.edge("x1", "h1")
    QApplication.sendEvent(desk.view, QEvent(QEvent.Type.Leave))
    assert desk.view.stage.hovered is None
    assert desk.bench.pointer is None


def test_the_cursor_says_what_a_press_would_do(desk: Desk) -> None:
    QTest.mouseMove(desk.view, desk.at("h2", 23, 0))
    assert desk.view.cursor().shape() == Qt.CursorShape.CrossCursor
    QTest.mouseMove(desk.view, desk.at("h2"))
    assert desk.view.cursor().shape() == Qt.CursorShape.ArrowCursor
    desk.bench.take("pan")
    assert desk.view.cursor().shape() == Qt.CursorShape.OpenHandCursor


def test_the_minimap_appears_when_needed_and_moves_the_view(lay: Lay) -> None:
    desk = lay(from_layers([3, 9, 9, 2]), scale=None)
    desk.view.grab()
    assert len(desk.view.stage.cards) == 1
    desk.view.zoom_to(2.0)
    desk.view.grab()
    card = desk.view.stage.cards[-1].toRect()
    corner = card.center() - QPoint(30, 30)
    QTest.mouseClick(desk.view, Qt.MouseButton.LeftButton, NONE, corner)
    first = desk.view.to_scene(QPointF(450, 300))
    desk.drag(card.center(), card.center() + QPoint(20, 10))
    second = desk.view.to_scene(QPointF(450, 300))
    assert second[0] > first[0]
    assert second[1] > first[1]
    assert desk.bench.history.done == []
    assert desk.bench.selection.ids == ()


def test_a_press_on_the_legend_does_not_reach_what_lies_below(desk: Desk) -> None:
    desk.view.grab()
    legend = desk.view.stage.cards[0].center()
    scene = desk.view.to_scene(legend)
    node = desk.bench.drawing.nodes[desk.node("h1")]
    camera = desk.view.stage.camera
    desk.view.stage.viewpoint.take(
        camera.moved(*(camera.scale * (a - b) for a, b in zip(scene, (node.x, node.y), strict=True)))
    )
    desk.view.grab()
    desk.click(desk.at("h1"))
    assert desk.bench.selection.ids == ()


def test_fit_shows_everything_and_the_selection_alone(lay: Lay) -> None:
    desk = lay(from_layers([2, 12, 1]), scale=4.0)
    desk.view.fit()
    inside = desk.view.rect()
    assert all(inside.contains(desk.at(node.label)) for node in desk.bench.drawing.nodes.values())
    whole = desk.view.scale
    desk.view.fit([desk.node("h1")])
    assert desk.view.scale > whole
    assert (desk.at("h1") - inside.center()).manhattanLength() < 140


@pytest.mark.parametrize("size", [(900, 600), (600, 230), (330, 500)])
def test_the_whole_drawing_stays_whole_and_clear_of_the_legend(lay: Lay, size: tuple[int, int]) -> None:
    desk = lay(from_layers([2, 4, 1]))
    desk.view.fit()
    desk.view.resize(*size)
    desk.view.grab()
    inside, legend = desk.view.rect(), desk.view.stage.cards[0]
    for node in desk.bench.drawing.nodes:
        assert inside.contains(node_box(desk.view.stage, node).toRect())
        assert not legend.intersects(node_box(desk.view.stage, node))


def test_the_paper_holds_still_under_a_drawing_hand(desk: Desk) -> None:
    desk.view.fit()
    change, _ = edits.add_node(desk.bench.drawing, "neuron", 900, 0)
    desk.bench.history.do(phrase("Test", "Add"), change)
    before = desk.view.scale
    desk.view.resize(700, 500)
    assert desk.view.scale == before


def test_the_middle_stays_when_the_window_grows(desk: Desk) -> None:
    desk.view.zoom_to(1.25)
    before = desk.view.to_scene(QPointF(desk.view.rect().center()))
    desk.view.resize(700, 500)
    assert desk.view.to_scene(QPointF(desk.view.rect().center())) == pytest.approx(before, abs=1.0)
