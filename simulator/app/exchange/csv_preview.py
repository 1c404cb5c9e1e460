"""The preview of a CSV file: its first rows, and above each column what it holds and what it is for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from simulator.appearance import theme as themes
from simulator.language import phrase
from simulator.panels.widgets.choice import Choice, Option
from simulator.training.csv_table import Preview

TYPES = (("number", phrase("CsvPreview", "numbers")), ("text", phrase("CsvPreview", "words")))
ROLES = (
    ("feature", phrase("CsvPreview", "feature")),
    ("target", phrase("CsvPreview", "target")),
    ("ignored", phrase("CsvPreview", "leave out")),
)
FEW = 6
"""Columns that fill the width."""

HOLDS, ROLE, HEAD = 0, 1, 2
"""Rows of the table: two of choices, then the file's own."""


class CsvPreview(QTableWidget):
    """Emits ``chosen`` when the user changes what a column holds or is for."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._names: tuple[str, ...] = ()

    def show_preview(self, seen: Preview, numbers: Sequence[int]) -> None:
        """Show the rows, numbered as in the file; choices stay where the columns are the same."""
        if seen.names != self._names:
            self._begin(seen)
        self.setRowCount(HEAD + len(seen.rows))
        self.setVerticalHeaderLabels([*[""] * HEAD, *map(str, numbers)])
        for row, cells in enumerate(seen.rows):
            for column, cell in enumerate(cells):
                self.setItem(HEAD + row, column, _item(cell, seen.types[column] == "number"))
        self.dress()

    def forget(self) -> None:
        """There is nothing to show."""
        self._names = ()
        self.setRowCount(0)
        self.setColumnCount(0)

    def named(self, row: int, key: str) -> tuple[str, ...]:
        """The names of the columns with this choice in the row ``HOLDS`` or ``ROLE``."""
        return tuple(
            name for column, name in enumerate(self._names) if self.choice(row, column).currentData() == key
        )

    def choice(self, row: int, column: int) -> Choice:
        """The choice above a column."""
        widget = self.cellWidget(row, column)
        assert isinstance(widget, Choice)
        return widget

    def dress(self) -> None:
        """Columns that are left out are pale, the target stands out."""
        theme = themes.current()
        colors = {"feature": theme.ink, "target": theme.accent, "ignored": theme.faint}
        for column in range(self.columnCount()):
            color = QColor(colors[self.choice(ROLE, column).currentData()])
            for row in range(HEAD, self.rowCount()):
                item = self.item(row, column)
                if item is not None:
                    item.setForeground(color)

    def _begin(self, seen: Preview) -> None:
        self.setColumnCount(len(seen.names))
        self.setRowCount(HEAD)
        for column, name in enumerate(seen.names):
            self.setHorizontalHeaderItem(column, _item(name, False))
            is_last = column == len(seen.names) - 1
            self._offer(HOLDS, column, TYPES, seen.types[column])
            self._offer(ROLE, column, ROLES, "target" if is_last else "feature")
        few = len(seen.names) <= FEW
        mode = QHeaderView.ResizeMode.Stretch if few else QHeaderView.ResizeMode.Interactive
        self.horizontalHeader().setSectionResizeMode(mode)
        self._names = seen.names

    def _offer(self, row: int, column: int, options: Sequence[Option], key: str) -> None:
        choice = Choice(options)
        choice.show_key(key)
        choice.picked.connect(self._pick)
        self.setCellWidget(row, column, choice)

    def _pick(self, _: str) -> None:
        self.dress()
        self.chosen.emit()


def _item(text: str, number: bool) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
    item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    return item
