"""The table of incoming terms: each edge's share of z, then the bias, then the sum."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from simulator.language import Phrase, phrase
from simulator.panels.inspector.values import TermValues
from simulator.panels.widgets.digits import brief, exact, tabular
from simulator.tools.typed import read_number

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

COLUMNS: tuple[tuple[Phrase, Phrase], ...] = (
    (phrase("Terms", "from"), phrase("Terms", "Where the edge comes from")),
    (phrase("Terms", "a"), phrase("Terms", "Activation of the source for the shown sample")),
    (phrase("Terms", "w"), phrase("Terms", "Weight of the edge; double-click to type another")),
    (phrase("Terms", "a · w"), phrase("Terms", "What this edge brings to z")),
    (phrase("Terms", "dL/dw\n(batch)"), phrase("Terms", "Gradient over the last batch, before its update")),
    (phrase("Terms", "δ · a"), phrase("Terms", "What the shown sample adds to the gradient of w")),
)
WEIGHT = 2
BIAS = phrase("Terms", "bias")
SUM = phrase("Terms", "z = sum")


class TermsModel(QAbstractTableModel):
    """Formats only the cells that are seen; a double click on a weight edits it."""

    weight_typed = Signal(str, float)
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.edges: tuple[str, ...] = ()
        self.names: tuple[str, ...] = ()
        self.values: TermValues | None = None
        self.all_digits = False

    def show_edges(self, edges: tuple[str, ...], names: tuple[str, ...]) -> None:
        """Other rows."""
        if (edges, names) != (self.edges, self.names):
            self.beginResetModel()
            self.edges, self.names, self.values = edges, names, None
            self.endResetModel()

    def show_values(self, values: TermValues | None) -> None:
        """Other numbers in the same rows."""
        self.values = values
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(COLUMNS) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """The edges, the bias and the sum."""
        return 0 if parent.isValid() else len(self.edges) + 2

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Source, a, w, product, share, gradient."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        """Short names, explained in their tooltips."""
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return str(COLUMNS[section][0])
        if orientation == Qt.Orientation.Horizontal and role == Role.ToolTipRole:
            return str(COLUMNS[section][1])
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Short digits to look at; all of them in the tooltip, while editing and in copies."""
        if role == Role.DisplayRole:
            return self.text(index.row(), index.column(), self.all_digits)
        if role in (Role.EditRole, Role.ToolTipRole):
            return self.text(index.row(), index.column(), all_digits=True)
        if role == Role.TextAlignmentRole and index.column():
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Role.FontRole:
            font = tabular(QFont())
            font.setWeight(QFont.Weight.DemiBold if index.row() > len(self.edges) else QFont.Weight.Normal)
            return font
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Weights can be edited."""
        flags = super().flags(index)
        editable = index.column() == WEIGHT and index.row() < len(self.edges)
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        """A typed weight."""
        number = read_number(str(value))
        if isinstance(number, Phrase):
            self.refused.emit(str(number))
            return False
        self.weight_typed.emit(self.edges[index.row()], number)
        return True

    def text(self, row: int, column: int, all_digits: bool) -> str:
        """One cell."""
        if column == 0:
            return self._name(row)
        if self.values is None:
            return "–"
        number = self._number(row, column, self.values)
        return "" if number is None else (exact if all_digits else brief)(number)

    def _name(self, row: int) -> str:
        if row < len(self.edges):
            return self.names[row]
        return str(BIAS if row == len(self.edges) else SUM)

    def _number(self, row: int, column: int, values: TermValues) -> float | None:
        count = len(self.edges)
        if row < count:
            columns = (values.a, values.weight, values.product, values.gradient, values.share)
            return float(columns[column - 1][row])
        bias = (1.0, values.bias, values.bias, values.bias_gradient, values.delta)
        total = (None, None, values.z, None, None)
        return (bias if row == count else total)[column - 1]
