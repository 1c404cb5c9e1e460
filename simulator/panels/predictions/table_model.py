"""The table of predictions: for each row of the data its targets, the outputs and how far they are apart."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from simulator.appearance import theme as themes
from simulator.language import phrase
from simulator.panels.widgets.digits import exact, short
from simulator.training.dataset import Dataset

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
Array = NDArray[np.float64]

ROW, PART = phrase("Predictions", "row"), phrase("Predictions", "part")
TRAINING, HELD_OUT = phrase("Predictions", "training"), phrase("Predictions", "held out")
OUTPUT, ERROR = phrase("Predictions", "{target} predicted"), phrase("Predictions", "{target} error")


class PredictionsModel(QAbstractTableModel):
    """Formats only the cells that are seen."""

    def __init__(self) -> None:
        super().__init__()
        self._dataset: Dataset | None = None
        self._targets: tuple[int, ...] = ()
        self._outputs: Array = np.empty((0, 0))

    def show_dataset(self, dataset: Dataset | None, targets: tuple[int, ...]) -> None:
        """Other rows and columns."""
        if (dataset, targets) != (self._dataset, self._targets):
            self.beginResetModel()
            self._dataset, self._targets = dataset, targets
            self._outputs = np.empty((0, 0))
            self.endResetModel()

    def show_outputs(self, outputs: Array) -> None:
        """Other numbers; the rows stay unless their number is another."""
        if len(outputs) != len(self._outputs):
            self.beginResetModel()
            self._outputs = outputs
            self.endResetModel()
        else:
            self._outputs = outputs

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """As many rows as the frame speaks of."""
        return 0 if parent.isValid() else len(self._outputs)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Number, part, three for each target, then the features."""
        if parent.isValid() or self._dataset is None:
            return 0
        return 2 + 3 * len(self._targets) + len(self._dataset.features)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        """Names of the data's columns, and ours."""
        if orientation != Qt.Orientation.Horizontal or role != Role.DisplayRole or self._dataset is None:
            return None
        if section < 2:
            return str((ROW, PART)[section])
        column, kind = self._column(section)
        if kind == 3:
            return self._dataset.features[column]
        target = self._dataset.targets[self._targets[column]]
        return str((target, OUTPUT.of(target=target), ERROR.of(target=target))[kind])

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Short digits to look at, all of them in tooltips and copies."""
        if role == Role.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Role.ForegroundRole and self._wrong(index):
            return QColor(themes.current().danger)
        if role not in (Role.DisplayRole, Role.EditRole, Role.ToolTipRole) or self._dataset is None:
            return None
        row, section = index.row(), index.column()
        if section == 0:
            return str(row + 1)
        if section == 1:
            return str(TRAINING if row < self._dataset.training else HELD_OUT)
        number = self._number(row, *self._column(section))
        return short(number) if role == Role.DisplayRole else exact(number)

    def _column(self, section: int) -> tuple[int, int]:
        """(target, 0 value | 1 output | 2 error), or (feature, 3)."""
        block, rest = divmod(section - 2, 3)
        if block < len(self._targets):
            return block, rest
        return section - 2 - 3 * len(self._targets), 3

    def _number(self, row: int, column: int, kind: int) -> float:
        dataset = self._dataset
        assert dataset is not None
        if kind == 3:
            return float(dataset.x[row, column])
        target, output = float(dataset.y[row, self._targets[column]]), float(self._outputs[row, column])
        return (target, output, output - target)[kind]

    def _wrong(self, index: Index) -> bool:
        """The error of a class that is on the wrong side."""
        if self._dataset is None or self._dataset.classes is None or index.column() < 2:
            return False
        column, kind = self._column(index.column())
        return kind == 2 and abs(self._number(index.row(), column, kind)) > 0.5
