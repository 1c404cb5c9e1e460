"""Dragging in a large drawing: what the hand does not move is not painted again, and looks the same."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest

from simulator.canvas.apart import MOST, apart_of
from simulator.canvas.places import node_box
from simulator.canvas.primitives import Primitives
from simulator.canvas.still import AT_ONCE
from simulator.drawing.edits import from_layers, remove
from tests.canvas.conftest import LEFT, Desk, Lay

SIDE = 41


@pytest.fixture
def large(lay: Lay) -> Desk:
    desk = lay(from_layers([SIDE, SIDE, 2], "tanh"), scale=None)
    assert len(desk.bench.drawing.edges) > AT_ONCE
    desk.view.fit()
    desk.view.grab()
    return desk


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many lines each call draws."""
    counts: list[int] = []
    plain = Primitives.draw

    def draw(self: Primitives, painter: QPainter, start: int = 0, stop: int | None = None) -> None:
        if self._memory.shape[1] == 4:
            counts.append(len(self._memory[: self._count][start:stop]))
        plain(self, painter, start, stop)

    monkeypatch.setattr(Primitives, "draw", draw)
    return counts


def press(desk: Desk, id: str) -> QPoint:
    place = node_box(desk.view.stage, id).center().toPoint()
    QTest.mousePress(desk.view, LEFT, Qt.KeyboardModifier.NoModifier, place)
    return place


def picture(desk: Desk) -> QImage:
    return desk.view.grab().toImage()


def whole(desk: Desk) -> QImage:
    """The same painted in one, as one that has just come sees it."""
    desk.view.stage._settled()
    desk.view.stage._still.key = ()
    desk.view.stage._changed = True
    return picture(desk)


def test_a_move_paints_only_the_edges_of_the_node(large: Desk, lines: list[int]) -> None:
    node = large.view.stage.geometry.nodes[SIDE + 3]
    start = press(large, node)
    for step in range(1, 6):
        lines.clear()
        QTest.mouseMove(large.view, start + QPoint(10 * step, 6 * step))
        picture(large)
        hanging = len(large.bench.drawing.incoming(node)) + len(large.bench.drawing.outgoing(node))
        if step > 1:  # the first one paints what stays
            assert sum(lines) == hanging == SIDE + 2
    QTest.mouseRelease(large.view, LEFT, Qt.KeyboardModifier.NoModifier, start + QPoint(50, 30))
    assert large.view.stage._still.leaves_out(frozenset({node}))


def test_what_is_seen_is_the_whole_drawing(large: Desk) -> None:
    """Up to the order in which edges lie, which differs where they cross, and the fineness of a few."""
    start = press(large, large.view.stage.geometry.nodes[SIDE + 3])
    for step in range(1, 4):
        QTest.mouseMove(large.view, start + QPoint(20 * step, 0))
    apart, together = picture(large), whole(large)
    size = apart.size()
    differ = sum(
        apart.pixelColor(x, y) != together.pixelColor(x, y)
        for x in range(0, size.width(), 3)
        for y in range(0, size.height(), 3)
    )
    assert differ < 0.07 * (size.width() // 3) * (size.height() // 3)
    node = node_box(large.view.stage, large.view.stage.geometry.nodes[SIDE + 3]).center().toPoint()
    assert node == start + QPoint(60, 0)
    assert apart.pixelColor(node) == together.pixelColor(node)


def test_an_edit_ends_it_at_once(large: Desk) -> None:
    node = large.view.stage.geometry.nodes[SIDE + 3]
    start = press(large, node)
    for step in range(1, 4):
        QTest.mouseMove(large.view, start + QPoint(20 * step, 0))
    QTest.mouseRelease(large.view, LEFT, Qt.KeyboardModifier.NoModifier, start + QPoint(60, 0))
    picture(large)
    large.bench.drawing.apply(remove(large.bench.drawing, [node]))
    assert node not in large.bench.drawing.nodes
    assert picture(large) == whole(large)


def test_with_most_of_the_edges_nothing_is_set_apart(lay: Lay) -> None:
    desk = lay(from_layers([50, 50], "tanh"))
    geometry = desk.view.stage.geometry
    assert apart_of(geometry, frozenset()) is None
    assert apart_of(geometry, frozenset(geometry.nodes)) is None
    assert len(geometry.edges) > MOST
    few = apart_of(geometry, frozenset(geometry.nodes[:2]))
    assert few is not None
    assert len(few.moving.edges) == 100
    assert len(few.staying.edges) == 2400
