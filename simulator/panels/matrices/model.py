"""The table of a layer: a row for every source, a column for every neuron, and the biases below."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from simulator.appearance import theme as themes
from simulator.language import Phrase, phrase
from simulator.model.layers import Layer
from simulator.numerics.array import Array, Indices
from simulator.panels.matrices.block import read_block
from simulator.panels.widgets.digits import brief, exact, tabular
from simulator.tools.typed import read_number

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

BIASES = phrase("Matrices", "B")
ONLY_READ = phrase("Matrices", "Gradients and updates are only read. Show the weights to paste numbers.")


class MatrixModel(QAbstractTableModel):
    """Shows one number of every parameter; ``typed({place in theta: number})`` when some were written."""

    typed = Signal(object)
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.editable = True
        self._places: Indices = np.empty((0, 0), dtype=np.intp)
        self._values: Array = np.empty(0)
        self._rows: tuple[str, ...] = ()
        self._columns: tuple[str, ...] = ()

    def show_layer(self, layer: Layer | None, rows: tuple[str, ...], columns: tuple[str, ...]) -> None:
        """Another layer, with the names of its sources and its neurons."""
        places = (
            np.empty((0, 0), dtype=np.intp) if layer is None else np.vstack([layer.weights, layer.biases])
        )
        if (rows, columns) == (self._rows, self._columns) and np.array_equal(places, self._places):
            return
        self.beginResetModel()
        self._places, self._rows, self._columns = places, rows, columns
        self.endResetModel()

    def show_values(self, values: Array) -> None:
        """Other numbers, indexed as theta is."""
        self._values = values
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def place(self, index: Index) -> int:
        """Where a cell's parameter stands in theta."""
        return int(self._places[index.row(), index.column()])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """The sources, and the row of biases."""
        return 0 if parent.isValid() else len(self._places)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The neurons."""
        return 0 if parent.isValid() else self._places.shape[1]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        """The names of neurons above and of sources beside."""
        if role != Role.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self._columns[section]
        return self._rows[section] if section < len(self._rows) else str(BIASES)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Short digits to look at; all of them in the tooltip, while editing and in copies."""
        if role == Role.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Role.FontRole:
            return tabular(QFont())
        if role == Role.BackgroundRole and index.row() == len(self._rows):
            return QColor(themes.current().soft_accent)
        if role not in (Role.DisplayRole, Role.EditRole, Role.ToolTipRole):
            return None
        place = self.place(index)
        number = float(self._values[place]) if place < len(self._values) else None
        return brief(number) if role == Role.DisplayRole else exact(number)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Numbers of theta can be typed; gradients and updates are only read."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if self.editable else flags

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        """A typed number."""
        number = read_number(str(value))
        if isinstance(number, Phrase):
            self.refused.emit(str(number))
            return False
        self.typed.emit({self.place(index): number})
        return True

    def paste(self, first: Index, text: str) -> None:
        """Copied numbers, from a cell on: all of them, or none and a sentence why."""
        height, width = self.rowCount() - first.row(), self.columnCount() - first.column()
        block = read_block(text, height, width) if self.editable else ONLY_READ
        if isinstance(block, Phrase):
            self.refused.emit(str(block))
            return
        places = self._places[first.row() :, first.column() :]
        self.typed.emit(
            {
                int(places[row, column]): number
                for row, numbers in enumerate(block)
                for column, number in enumerate(numbers)
            }
        )
