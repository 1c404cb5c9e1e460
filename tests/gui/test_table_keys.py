"""Ctrl+C and Ctrl+V in a table are the table's: the nodes on the paper are neither copied nor pasted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from simulator.app.documents.examples import example_path
from simulator.app.window import Window
from simulator.panels.matrices.panel import MatricesPanel

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_numbers_go_from_cell_to_cell_while_nodes_are_selected(window: Window, qtbot: QtBot) -> None:
    window.files.open_path(example_path("xor"))
    drawing = window.bench.drawing
    window.actions_by_key.run("edit.select_all")
    window.actions_by_key.run("edit.copy")
    nodes = len(drawing.nodes)
    window.docks.bring("matrices")
    panel = window.docks.panels["matrices"]
    assert isinstance(panel, MatricesPanel)
    qtbot.waitUntil(lambda: panel.table.isVisible() and panel.model.index(0, 0).data() not in (None, "–"))
    panel.table.setFocus()
    panel.table.setCurrentIndex(panel.model.index(0, 0))
    number = panel.model.index(0, 0).data(Qt.ItemDataRole.EditRole)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == number
    panel.table.clearSelection()  # Ctrl still counts as held, and would add to it
    panel.table.setCurrentIndex(panel.model.index(1, 0))
    steps = len(window.bench.history.done)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_V, CONTROL)
    assert len(drawing.nodes) == nodes
    assert len(window.bench.history.done) == steps + 1
    qtbot.waitUntil(lambda: panel.model.index(1, 0).data(Qt.ItemDataRole.EditRole) == number)
