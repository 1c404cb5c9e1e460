"""The table of predictions: for each row of the data its targets, the outputs and how far they are apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from math import isnan

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from simulator.appearance import theme as themes
from simulator.language import Phrase, phrase
from simulator.numerics.array import Array
from simulator.panels.widgets.digits import exact, short
from simulator.training.dataset import Dataset

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

ROW, PART = phrase("Predictions", "row"), phrase("Predictions", "part")
TRAINING, HELD_OUT = phrase("Predictions", "training"), phrase("Predictions", "held out")
OUTPUT, ERROR = phrase("Predictions", "{target} predicted"), phrase("Predictions", "{target} error")


Why = Callable[[int, int], str]
"""Says of a row and an output why there is no number."""


@dataclass(frozen=True, slots=True)
class Output:
    """A node that says something, and the target it is compared with; ``None`` is only watched."""

    name: str
    target: int | None


@dataclass(frozen=True, slots=True)
class Section:
    """A column of numbers: its header, and where a row's number is found."""

    header: Phrase | str
    number: Callable[[int], float]
    is_error: bool = False
    place: int | None = None
    """Which output it speaks of; features and targets are always there."""


class PredictionsModel(QAbstractTableModel):
    """Formats only the cells that are seen."""

    def __init__(self) -> None:
        super().__init__()
        self._dataset: Dataset | None = None
        self._said: tuple[Output, ...] = ()
        self._sections: tuple[Section, ...] = ()
        self._outputs: Array = np.empty((0, 0))
        self._why: Why = _unknown

    def show_dataset(self, dataset: Dataset | None, said: tuple[Output, ...]) -> None:
        """Other rows and columns."""
        if (dataset, said) != (self._dataset, self._said):
            self.beginResetModel()
            self._dataset, self._said = dataset, said
            self._outputs = np.empty((0, 0))
            self._sections = () if dataset is None else tuple(self._columns(dataset))
            self.endResetModel()

    def show_outputs(self, outputs: Array, why: Why) -> None:
        """Other numbers, and who knows why one is missing; the rows stay unless their number is another."""
        self._why = why
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
        """Number and part of the row, up to three for each output, then the features."""
        return 0 if parent.isValid() or self._dataset is None else 2 + len(self._sections)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        """Names of the data's columns, and ours."""
        if orientation != Qt.Orientation.Horizontal or role != Role.DisplayRole or self._dataset is None:
            return None
        if section < 2:
            return str((ROW, PART)[section])
        return str(self._sections[section - 2].header)

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
        shown = self._sections[section - 2]
        number = shown.number(row)
        if role == Role.ToolTipRole and shown.place is not None and isnan(number):
            return self._why(row, shown.place)
        return short(number) if role == Role.DisplayRole else exact(number)

    def _columns(self, dataset: Dataset) -> Iterator[Section]:
        for place, said in enumerate(self._said):
            yield from self._of_output(dataset, place, said)
        for name, values in zip(dataset.features, dataset.x.T, strict=True):
            yield Section(name, partial(_number, values))

    def _of_output(self, dataset: Dataset, place: int, said: Output) -> Iterator[Section]:
        """Target, prediction and error; of an output that is only watched what it says."""

        def output(row: int) -> float:
            return float(self._outputs[row, place])

        if said.target is None:
            yield Section(said.name, output, place=place)
            return
        targets, name = dataset.y[:, said.target], dataset.targets[said.target]
        yield Section(name, partial(_number, targets))
        yield Section(OUTPUT.of(target=name), output, place=place)
        yield Section(ERROR.of(target=name), lambda row: output(row) - float(targets[row]), True, place)

    def _wrong(self, index: Index) -> bool:
        """The error of a class that is on the wrong side."""
        if self._dataset is None or self._dataset.classes is None or index.column() < 2:
            return False
        section = self._sections[index.column() - 2]
        return section.is_error and abs(section.number(index.row())) > 0.5


def _unknown(row: int, place: int) -> str:
    return ""


def _number(values: Array, row: int) -> float:
    return float(values[row])
