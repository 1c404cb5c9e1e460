"""A workbench with a drawing on a canvas, and hands that use a real mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from simulator.appearance import theme
from simulator.appearance.theme import LIGHT
from simulator.canvas.view import CanvasView
from simulator.drawing.drawing import Drawing
from simulator.drawing.edits import from_layers
from simulator.tools.hand import Hand
from simulator.training.frame import State
from simulator.workbench.workbench import Workbench

LEFT = Qt.MouseButton.LeftButton


@dataclass
class Desk:
    """A canvas on screen, by what stands on it."""

    bench: Workbench
    hand: Hand
    view: CanvasView
    qtbot: QtBot

    def node(self, label: str) -> str:
        """The id of the node with a label."""
        return next(id for id, node in self.bench.drawing.nodes.items() if node.label == label)

    def edge(self, source: str, target: str) -> str:
        """The id of the edge between two labels."""
        ends = self.node(source), self.node(target)
        return next(id for id, edge in self.bench.drawing.edges.items() if (edge.source, edge.target) == ends)

    def at(self, label: str, dx: float = 0.0, dy: float = 0.0) -> QPoint:
        """A place of the view, in scene units from a node's center."""
        node = self.bench.drawing.nodes[self.node(label)]
        return self.view.to_view(node.x + dx, node.y + dy).toPoint()

    def along(self, source: str, target: str, share: float = 0.5) -> QPoint:
        """A place of the view on the way from node to node."""
        start, end = QPointF(self.at(source)), QPointF(self.at(target))
        return (start + (end - start) * share).toPoint()

    def click(self, place: QPoint, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A left click."""
        QTest.mouseMove(self.view, place)
        QTest.mouseClick(self.view, LEFT, modifier, place)

    def drag(self, start: QPoint, end: QPoint, button: Qt.MouseButton = LEFT) -> None:
        """Press, eight moves, release."""
        QTest.mousePress(self.view, button, Qt.KeyboardModifier.NoModifier, start)
        for part in range(1, 9):
            QTest.mouseMove(self.view, start + (end - start) * part / 8)
        QTest.mouseRelease(self.view, button, Qt.KeyboardModifier.NoModifier, end)

    def step(self) -> None:
        """One batch of training, waited for."""
        trainer = self.bench.trainer
        before = trainer.frame.step if trainer.frame else 0
        trainer.step("batch")
        self.qtbot.waitUntil(lambda: self._arrived(before), timeout=10_000)

    def _arrived(self, before: int) -> bool:
        trainer = self.bench.trainer
        trainer.pull()
        return trainer.frame is not None and trainer.frame.step > before and trainer.state is State.PAUSED


Lay = Callable[..., Desk]


@pytest.fixture
def lay(qtbot: QtBot) -> Iterator[Lay]:
    """Puts a drawing on a canvas of 900 by 600 pixels at 100 %."""
    theme.use(LIGHT)
    benches: list[Workbench] = []

    def put(drawing: Drawing | None = None, scale: float | None = 1.0) -> Desk:
        bench = Workbench(drawing if drawing is not None else from_layers([2, 3, 1], "sigmoid"))
        benches.append(bench)
        hand = Hand(bench)
        view = CanvasView(bench, hand)
        qtbot.addWidget(view)
        view.resize(900, 600)
        with qtbot.waitExposed(view):
            view.show()
        if scale is not None:
            view.zoom_to(scale)
        view.setFocus()
        return Desk(bench, hand, view, qtbot)

    yield put
    theme.use(LIGHT)
    for bench in benches:
        bench.trainer.close()


@pytest.fixture
def desk(lay: Lay) -> Desk:
    """A 2-3-1 network."""
    return lay()
