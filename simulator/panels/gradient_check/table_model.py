"""The table of a gradient check: a row for every parameter, the worst first."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from simulator.appearance import theme as themes
from simulator.drawing.drawing import Drawing
from simulator.language import phrase
from simulator.model.gradient_check.check import Row, badness
from simulator.model.names import kink_sentence, parameter_name
from simulator.panels.widgets.digits import exact, short

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

HEADERS = (
    phrase("GradientCheck", "parameter"),
    phrase("GradientCheck", "verdict"),
    phrase("GradientCheck", "relative error"),
    phrase("GradientCheck", "backpropagation"),
    phrase("GradientCheck", "difference"),
)
NAME, VERDICT, ERROR, GRADIENT, NUMERIC = range(5)

DIGITS = 4
"""Of gradients; where they agree, they do so far behind these."""

VERDICTS = {
    "pass": phrase("GradientCheck", "✓ agrees"),
    "fail": phrase("GradientCheck", "✗ differs"),
    "kink": phrase("GradientCheck", "~ kink"),
}
INKS = {"pass": "success", "fail": "danger", "kink": "warning"}
RANKS = {"fail": 2, "kink": 1, "pass": 0}


class RowsModel(QAbstractTableModel):
    """Sorts itself; formats only the cells that are seen."""

    def __init__(self, drawing: Drawing) -> None:
        super().__init__()
        self._drawing = drawing
        self.rows: tuple[Row, ...] = ()
        self.faded = False
        """Out of date: in gray."""
        self._order: tuple[int, bool] = (VERDICT, True)

    def show_rows(self, rows: Sequence[Row], faded: bool) -> None:
        """Other rows, in the order that is chosen."""
        self.beginResetModel()
        self.rows, self.faded = self._sorted(rows), faded
        self.endResetModel()

    def place_of(self, id: str | None) -> int:
        """The row of a parameter; -1 if it has none."""
        return next((place for place, row in enumerate(self.rows) if row.id == id), -1)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By a column; the verdict sorts by how bad it is."""
        self._order = column, order == Qt.SortOrder.DescendingOrder
        self.show_rows(self.rows, self.faded)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """The parameters."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Name, verdict, how far the gradients are apart, both gradients."""
        return 0 if parent.isValid() else len(HEADERS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        """What a column is."""
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return str(HEADERS[section])
        return _alignment(section) if role == Role.TextAlignmentRole else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Short digits to look at, all of them in tooltips and copies."""
        row, column = self.rows[index.row()], index.column()
        if role == Role.TextAlignmentRole:
            return _alignment(column)
        if role == Role.ForegroundRole:
            return self._ink(row, column)
        if role == Role.ToolTipRole and row.kink and column in (NAME, VERDICT):
            return str(kink_sentence(self._drawing, row.id, row.crossed))
        if role not in (Role.DisplayRole, Role.EditRole, Role.ToolTipRole):
            return None
        return self._text(row, column, all_digits=role != Role.DisplayRole)

    def _text(self, row: Row, column: int, *, all_digits: bool) -> str:
        if column == NAME:
            return str(parameter_name(self._drawing, row.id))
        if column == VERDICT:
            return str(VERDICTS[row.verdict])
        if column == ERROR:
            return exact(row.relative_error) if all_digits else _rounded(row.relative_error)
        number = row.backpropagated if column == GRADIENT else row.numeric
        return exact(number) if all_digits else short(number, DIGITS)

    def _ink(self, row: Row, column: int) -> QColor | None:
        theme = themes.current()
        if self.faded:
            return QColor(theme.faint)
        return QColor(getattr(theme, INKS[row.verdict])) if column == VERDICT else None

    def _sorted(self, rows: Sequence[Row]) -> tuple[Row, ...]:
        column, down = self._order
        return tuple(sorted(rows, key=self._key(column), reverse=down))

    def _key(self, column: int) -> Callable[[Row], Any]:
        keys: dict[int, Callable[[Row], Any]] = {
            NAME: lambda row: str(parameter_name(self._drawing, row.id)),
            GRADIENT: lambda row: row.backpropagated,
            NUMERIC: lambda row: row.numeric,
            ERROR: badness,
            VERDICT: lambda row: (RANKS[row.verdict], badness(row)),
        }
        return keys[column]


def _rounded(error: float) -> str:
    return short(error) if math.isnan(error) else f"{error:.1e}"


def _alignment(column: int) -> int:
    numbers = column in (GRADIENT, NUMERIC, ERROR)
    side = Qt.AlignmentFlag.AlignRight if numbers else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
