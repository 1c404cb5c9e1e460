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
from simulator.model.gradient_check.check import H, Row, badness
from simulator.model.names import kink_sentence, parameter_name, unknown_sentence
from simulator.panels.gradient_check.sentences import explained, power
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
ABOUT = (
    phrase("GradientCheck", "The weight of an edge, the bias of a neuron, or the value of a variable"),
    phrase(
        "GradientCheck",
        "agrees: the relative error is at most 1e-7. differs: it is more, and two h agree with each other."
        " kink: the step crosses one. cannot be told: neither. Where an h is named, it agrees with that one.",
    ),
    phrase("GradientCheck", "|b − d| / max(|b|, |d|, floor); the floor and h of a row stand in its tip"),
    phrase("GradientCheck", "b: the slope of L that backpropagation finds by the chain rule"),
    phrase("GradientCheck", "d = (4 D(h) − D(2h)) / 3, where D(h) = (L(w + h) − L(w − h)) / 2h"),
)
"""What each column holds."""

NAME, VERDICT, ERROR, GRADIENT, NUMERIC = range(5)

DIGITS = 4
"""Of gradients; where they agree, they do so far behind these."""

VERDICTS = {
    "pass": phrase("GradientCheck", "✓ agrees"),
    "fail": phrase("GradientCheck", "✗ differs"),
    "kink": phrase("GradientCheck", "~ kink"),
    "unknown": phrase("GradientCheck", "? cannot be told"),
}
INKS = {"pass": "success", "fail": "danger", "kink": "warning", "unknown": "muted"}
RANKS = {"fail": 3, "unknown": 2, "kink": 1, "pass": 0}


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
        if orientation == Qt.Orientation.Horizontal and role == Role.ToolTipRole:
            return str(ABOUT[section])
        return _alignment(section) if role == Role.TextAlignmentRole else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Short digits to look at, all of them in tooltips and copies."""
        row, column = self.rows[index.row()], index.column()
        if role == Role.TextAlignmentRole:
            return _alignment(column)
        if role == Role.ForegroundRole:
            return self._ink(row, column)
        if role == Role.ToolTipRole and column in (NAME, VERDICT, ERROR):
            return self._reason(row, column)
        if role not in (Role.DisplayRole, Role.EditRole, Role.ToolTipRole):
            return None
        return self._text(row, column, all_digits=role != Role.DisplayRole)

    def _reason(self, row: Row, column: int) -> str:
        """Why it has no verdict; else how its error comes about."""
        if row.compared or column == ERROR:
            return str(explained(row)) if column != NAME else self._text(row, NAME, all_digits=True)
        if row.kink:
            return str(kink_sentence(self._drawing, row.id, row.crossed))
        return str(unknown_sentence(self._drawing, row.id))

    def _text(self, row: Row, column: int, *, all_digits: bool) -> str:
        if column == NAME:
            return str(parameter_name(self._drawing, row.id))
        if column == VERDICT:
            # The h that is everybody's stands above the table.
            other = row.verdict == "pass" and row.h != H
            return f"{VERDICTS[row.verdict]}, h = {power(row.h)}" if other else str(VERDICTS[row.verdict])
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
