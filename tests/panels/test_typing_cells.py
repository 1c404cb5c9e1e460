"""Cells of tables are typed in while training runs: the hand's number stays, and only the hand's is taken."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from simulator.panels.inspector.panel import InspectorPanel
from simulator.panels.matrices.panel import MatricesPanel
from simulator.panels.widgets.settling import settle
from simulator.training.frame import Frame
from simulator.workbench.workbench import Workbench

Pull = Callable[..., Frame]
Case = tuple[QTableView, QModelIndex, str, Callable[[], None]]


@pytest.fixture
def matrices(bench: Workbench, qtbot: QtBot, pull: Pull) -> MatricesPanel:
    panel = MatricesPanel(bench)
    qtbot.addWidget(panel)
    panel.resize(500, 300)
    panel.show()
    panel.activateWindow()
    pull()
    panel.refresh()
    return panel


@pytest.fixture(params=["matrix", "terms"])
def case(request: pytest.FixtureRequest, bench: Workbench, hidden: list[str], pull: Pull) -> Case:
    """A table, a cell of it, the edge of that cell, and how other numbers arrive."""
    if request.param == "matrix":
        panel: MatricesPanel = request.getfixturevalue("matrices")
        network = bench.trainer.network
        assert network is not None
        index = panel.model.index(0, 0)
        place = panel.model.place(index)
        edge = next(id for id, other in network.parameter.items() if other == place)
        return panel.table, index, edge, panel.refresh
    inspector: InspectorPanel = request.getfixturevalue("inspector")
    bench.selection.set(hidden[:1])
    pull()
    inspector.refresh()
    terms = inspector.terms
    return terms.table, terms.model.index(0, 2), terms.model.edges[0], terms.read


def open_editor(qtbot: QtBot, table: QTableView, index: QModelIndex) -> QLineEdit:
    table.setFocus()
    table.setCurrentIndex(index)
    table.edit(index)
    editor = table.viewport().findChild(QLineEdit)
    assert editor is not None
    qtbot.waitUntil(editor.hasFocus)
    return editor


def train(bench: Workbench, pull: Pull) -> None:
    step = bench.trainer.frame.step if bench.trainer.frame else 0
    bench.trainer.step("batch")
    pull(lambda frame: frame.step > step)


def test_numbers_that_arrive_leave_what_is_typed(
    case: Case, bench: Workbench, qtbot: QtBot, pull: Pull
) -> None:
    table, index, edge, news = case
    editor = open_editor(qtbot, table, index)
    editor.selectAll()
    qtbot.keyClicks(editor, "7")
    before = index.data()
    train(bench, pull)
    news()
    assert index.data() != before, "the table itself shows what arrived"
    assert editor.text() == "7"
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bench.drawing.edges[edge].weight == 7.0)
    assert len(bench.history.done) == 1


def test_return_takes_no_number_that_nobody_typed(
    case: Case, bench: Workbench, qtbot: QtBot, pull: Pull
) -> None:
    table, index, edge, news = case
    editor = open_editor(qtbot, table, index)
    train(bench, pull)
    news()
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.state() != QAbstractItemView.State.EditingState)
    assert bench.history.done == []
    assert bench.drawing.edges[edge].weight is None


def test_what_is_half_typed_in_a_cell_is_taken_first(case: Case, bench: Workbench, qtbot: QtBot) -> None:
    table, index, edge, _ = case
    editor = open_editor(qtbot, table, index)
    editor.selectAll()
    qtbot.keyClicks(editor, "7")
    settle()
    assert bench.drawing.edges[edge].weight == 7.0
    qtbot.waitUntil(lambda: table.state() != QAbstractItemView.State.EditingState)
    assert len(bench.history.done) == 1


def test_a_number_that_no_drawing_holds_is_refused_with_the_limit(case: Case, bench: Workbench) -> None:
    table, index, edge, _ = case
    said: list[str] = []
    table.model().refused.connect(said.append)  # type: ignore[attr-defined]
    assert not table.model().setData(index, "1e305")
    assert said == ["1e305 is too large. The greatest value here is 1e+300."]
    assert bench.drawing.edges[edge].weight is None
