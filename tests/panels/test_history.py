"""The undo panel: every step by name, the present marked, a click goes there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from simulator.drawing.edits import set_training
from simulator.language import phrase
from simulator.panels.history import HistoryPanel
from simulator.workbench.workbench import Workbench


def steps(bench: Workbench, count: int) -> None:
    for number in range(1, count + 1):
        bench.history.do(phrase("Test", "Step & {n}").of(n=number), set_training(bench.drawing, seed=number))


def names(panel: HistoryPanel) -> list[str]:
    return [panel.model.index(row, 0).data() for row in range(panel.model.rowCount())]


def shown(bench: Workbench, qtbot: QtBot) -> HistoryPanel:
    panel = HistoryPanel(bench)
    qtbot.addWidget(panel)
    panel.resize(240, 300)
    panel.show()
    return panel


def test_steps_are_listed_by_name(bench: Workbench, qtbot: QtBot) -> None:
    panel = shown(bench, qtbot)
    steps(bench, 3)
    qtbot.waitUntil(lambda: names(panel) == ["Start", "Step & 1", "Step & 2", "Step & 3"])
    qtbot.waitUntil(lambda: panel.list.currentIndex().row() == 3)


def test_a_click_goes_there_and_back(bench: Workbench, qtbot: QtBot) -> None:
    steps(bench, 4)
    panel = shown(bench, qtbot)
    for row in (1, 4, 0, 2):
        place = panel.list.visualRect(panel.model.index(row, 0)).center()
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert bench.drawing.training.seed == row
        assert len(bench.history.done) == row
        qtbot.waitUntil(lambda row=row: panel.list.currentIndex().row() == row)
    assert len(names(panel)) == 5


def test_arrow_keys_walk(bench: Workbench, qtbot: QtBot) -> None:
    steps(bench, 2)
    panel = shown(bench, qtbot)
    qtbot.keyClick(panel.list, Qt.Key.Key_Up)
    assert bench.drawing.training.seed == 1


def test_nothing_moves_while_a_gesture_holds_a_step_open(bench: Workbench, qtbot: QtBot) -> None:
    steps(bench, 2)
    panel = shown(bench, qtbot)
    with bench.history.step(phrase("Test", "Open")):
        panel.list.setCurrentIndex(panel.model.index(0, 0))
    assert bench.drawing.training.seed == 2
