"""The table of arguments: what each edge brings to an operation, and what goes back through it."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from simulator.language import Phrase, phrase
from simulator.panels.inspector.values import ArgumentValues
from simulator.panels.widgets.digits import brief, exact, tabular

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

COLUMNS: tuple[tuple[Phrase, Phrase], ...] = (
    (phrase("Arguments", "from"), phrase("Arguments", "Where the argument comes from, in order")),
    (phrase("Arguments", "x"), phrase("Arguments", "Value of the argument for the shown sample")),
    (phrase("Arguments", "∂a/∂x"), phrase("Arguments", "Local gradient: how a changes with this argument")),
    (
        phrase("Arguments", "∂L/∂x"),
        phrase("Arguments", "What flows back to the argument: ∂L/∂a times the local gradient"),
    ),
)
RESULT = phrase("Arguments", "a")


class ArgumentsModel(QAbstractTableModel):
    """A row for each argument, and one for what comes out."""

    def __init__(self) -> None:
        super().__init__()
        self.names: tuple[str, ...] = ()
        self.values: ArgumentValues | None = None

    def show_names(self, names: tuple[str, ...]) -> None:
        """Other rows."""
        if names != self.names:
            self.beginResetModel()
            self.names, self.values = names, None
            self.endResetModel()

    def show_values(self, values: ArgumentValues | None) -> None:
        """Other numbers in the same rows."""
        self.values = values
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(COLUMNS) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """The arguments and the result."""
        return 0 if parent.isValid() else len(self.names) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Source, value, local gradient, flow."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        """Short names, explained in their tooltips."""
        if orientation == Qt.Orientation.Horizontal and role in (Role.DisplayRole, Role.ToolTipRole):
            return str(COLUMNS[section][role == Role.ToolTipRole])
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Short digits to look at; all of them in the tooltip and in copies."""
        if role in (Role.DisplayRole, Role.EditRole, Role.ToolTipRole):
            return self.text(index.row(), index.column(), all_digits=role != Role.DisplayRole)
        if role == Role.TextAlignmentRole and index.column():
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Role.FontRole:
            font = tabular(QFont())
            font.setWeight(QFont.Weight.DemiBold if index.row() == len(self.names) else QFont.Weight.Normal)
            return font
        return None

    def text(self, row: int, column: int, all_digits: bool) -> str:
        """One cell."""
        if column == 0:
            return self.names[row] if row < len(self.names) else str(RESULT)
        number = self._number(row, column)
        if number is None:
            return "–" if self.values is None else ""
        return (exact if all_digits else brief)(number)

    def _number(self, row: int, column: int) -> float | None:
        values = self.values
        if values is None:
            return None
        if row == len(self.names):
            return (values.a, None, values.delta)[column - 1]
        return (values.x, values.local, values.flow)[column - 1][row]
