"""Screen readers: every node has a name, a place and its numbers, also after it has gone."""

from __future__ import annotations

import gc
import subprocess
import sys

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from simulator.canvas.view import CanvasView
from simulator.drawing import edits
from simulator.language import phrase
from simulator.tools.hand import Hand
from simulator.workbench.workbench import Workbench
from tests.canvas.conftest import Desk


def test_every_node_is_a_child_with_name_place_and_numbers(desk: Desk) -> None:
    desk.step()
    drawing = QAccessible.queryAccessibleInterface(desk.view)
    assert drawing is not None
    assert drawing.childCount() == 6
    names = []
    for row in range(drawing.childCount()):
        node = drawing.child(row)
        assert node is not None
        names.append(node.text(QAccessible.Text.Name))
        place = desk.view.mapToGlobal(desk.at(names[-1]))
        assert (node.rect().center() - place).manhattanLength() <= 6
        assert drawing.indexOfChild(node) == row
        assert ";" in node.text(QAccessible.Text.Description) or names[-1].startswith("x")
    assert sorted(names) == ["h1", "h2", "h3", "x1", "x2", "y1"]


def test_a_node_that_is_gone_is_not_valid(desk: Desk) -> None:
    drawing = QAccessible.queryAccessibleInterface(desk.view)
    assert drawing is not None
    nodes = [drawing.child(row) for row in range(drawing.childCount())]
    change = edits.remove(desk.bench.drawing, [desk.node("h1")])
    desk.bench.history.do(phrase("Test", "x"), change)
    assert drawing.childCount() == 5
    assert [node.isValid() for node in nodes if node is not None].count(False) == 1
    assert all(node is None or node.text(QAccessible.Text.Description) is not None for node in nodes)


def test_canvases_come_and_go(qtbot: QtBot) -> None:
    for _ in range(5):
        bench = Workbench(edits.from_layers([2, 2, 1]))
        view = CanvasView(bench, Hand(bench))
        drawing = QAccessible.queryAccessibleInterface(view)
        assert drawing is not None
        assert drawing.child(0) is not None
        bench.trainer.close()
        view.deleteLater()
        del view, drawing
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()


def test_leaving_with_a_reader_at_work_ends_well() -> None:
    """In a process of its own: the interfaces must not be deleted twice on the way out."""
    script = (
        "from PySide6.QtGui import QAccessible; from PySide6.QtWidgets import QApplication\n"
        "from simulator.canvas.view import CanvasView; from simulator.drawing.edits import from_layers\n"
        "from simulator.tools.hand import Hand; from simulator.workbench.workbench import Workbench\n"
        "app = QApplication([]); bench = Workbench(from_layers([2, 2, 1]))\n"
        "view = CanvasView(bench, Hand(bench))\n"
        "view.show(); found = QAccessible.queryAccessibleInterface(view)\n"
        "print([found.child(row).text(QAccessible.Text.Name) for row in range(found.childCount())])\n"
        "app.processEvents(); bench.trainer.close()\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False
    )
    assert ended.returncode == 0, ended.stderr
    assert "h2" in ended.stdout
