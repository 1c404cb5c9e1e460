"""What Ctrl+C copies of a table: the cells that are selected, or whole rows with the names that are seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QStandardItem, QStandardItemModel
from pytestqt.qtbot import QtBot

from simulator.panels.widgets.copying_table import CopyingTable

ALL = "\ta\tb\nr\t0 0\t0 1\ns\t1 0\t1 1"


def table_of(qtbot: QtBot, columns: int, cells: bool = True) -> CopyingTable:
    table = CopyingTable()
    qtbot.addWidget(table)
    model = QStandardItemModel(2, columns, table)
    for row in range(2):
        for column in range(columns):
            model.setItem(row, column, QStandardItem(f"{row} {column}"))
    model.setHorizontalHeaderLabels(["a", "b"][:columns])
    model.setVerticalHeaderLabels(["r", "s"])
    table.setModel(model)
    if cells:
        table.setSelectionBehavior(CopyingTable.SelectionBehavior.SelectItems)
        table.verticalHeader().setVisible(True)
    return table


def select(table: CopyingTable, *cells: tuple[int, int]) -> str:
    for row, column in cells:
        index = table.model().index(row, column)
        table.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
    return table.as_text()


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        ([], ALL),
        ([(0, 0)], "0 0"),
        ([(0, 1), (1, 1)], "0 1\n1 1"),
        ([(1, 0), (1, 1)], "\ta\tb\ns\t1 0\t1 1"),
        ([(0, 0), (1, 1)], "0 0\t\n\t1 1"),
        ([(0, 0), (0, 1), (1, 0), (1, 1)], ALL),
    ],
)
def test_what_is_selected_is_copied(qtbot: QtBot, cells: list[tuple[int, int]], text: str) -> None:
    assert select(table_of(qtbot, 2), *cells) == text


def test_a_cell_of_a_single_column_is_no_row(qtbot: QtBot) -> None:
    table = table_of(qtbot, 1)
    assert select(table, (0, 0)) == "0 0"
    assert select(table, (1, 0)) == "\ta\nr\t0 0\ns\t1 0"


def test_where_rows_are_selected_they_have_their_headings(qtbot: QtBot) -> None:
    table = table_of(qtbot, 2, cells=False)
    table.selectRow(1)
    assert table.as_text() == "a\tb\n1 0\t1 1"
