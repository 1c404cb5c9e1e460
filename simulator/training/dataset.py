"""A dataset: named columns of numbers, training rows first, held-out rows after them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.drawing.drawing import Drawing
from simulator.drawing.limits import SAMPLES
from simulator.drawing.records import Column, Data, Table
from simulator.language import Phrase, phrase
from simulator.model.binding import needs_data
from simulator.numerics.array import Array
from simulator.problems import refuse
from simulator.training.datasets import DATASETS
from simulator.training.datasets.kind import DatasetKind

MARGIN = 0.1
"""Share of a feature's range that its window adds on either side."""


@dataclass(frozen=True, slots=True, eq=False)
class Dataset:
    """``x`` is (rows, features), ``y`` is (rows, targets); the first ``training`` rows train."""

    key: str
    label: Phrase
    features: tuple[str, ...]
    targets: tuple[str, ...]
    x: Array
    y: Array
    training: int
    classes: tuple[str, ...] | None
    """Names of the classes where targets are classes: 0/1 in one column, or one-hot in several."""

    @property
    def window(self) -> tuple[tuple[float, float], ...]:
        """For each feature the range that a picture of the data shows: all samples and a margin."""
        return tuple(_padded(column) for column in self.x.T)

    @property
    def held_out(self) -> int:
        """Rows kept for testing."""
        return len(self.x) - self.training


NOTHING = Dataset(
    "none", phrase("Dataset", "No data"), (), (), np.zeros((1, 0)), np.zeros((1, 0)), training=1, classes=None
)
"""What a drawing without inputs learns from: one sample with nothing in it."""


def dataset_of(drawing: Drawing) -> Dataset:
    """What a drawing learns: the data that it chose, or nothing for a formula; ``Refusal`` as below."""
    return make_dataset(drawing.data) if needs_data(drawing) else NOTHING


def make_dataset(data: Data) -> Dataset:
    """The data that a drawing chose; ``Refusal`` for an unknown key, a bad table or a bad number."""
    _check(data)
    rng = np.random.default_rng(data.seed)
    if data.dataset == "table":
        return _from_table(data, rng)
    for kind in DATASETS:
        if kind.key == data.dataset:
            return _from_kind(kind, data, rng)
    raise refuse(phrase("Dataset", "There is no dataset “{key}”. Choose another one.").of(key=data.dataset))


def obeyed_by(key: str) -> frozenset[str]:
    """The fields of ``Data`` that change what this dataset makes."""
    if key == "table":
        return frozenset({"held_out", "seed"})
    return next((kind.obeys for kind in DATASETS if kind.key == key), frozenset())


def _check(data: Data) -> None:
    if not 0.0 <= data.held_out < 1.0:
        raise refuse(
            phrase(
                "Dataset", "The held-out share is {share}. Choose a number from 0 up to, not including, 1."
            ).of(share=data.held_out)
        )
    if not 0.0 <= data.noise < float("inf"):
        raise refuse(
            phrase("Dataset", "The noise is {noise}. Choose a number that is not negative.").of(
                noise=data.noise
            )
        )
    if data.seed < 0:
        raise refuse(
            phrase("Dataset", "The seed of the data is {seed}. Choose a number that is not negative.").of(
                seed=data.seed
            )
        )


def _from_kind(kind: DatasetKind, data: Data, rng: np.random.Generator) -> Dataset:
    if "size" in kind.obeys and not kind.smallest <= data.size <= SAMPLES:
        raise refuse(
            phrase("Dataset", "{size} samples are asked for. Choose from {least} to {most}.").of(
                size=data.size, least=kind.smallest, most=SAMPLES
            )
        )
    x, y = kind.make(rng, data.size, data.noise)
    training = len(x)
    if "held_out" in kind.obeys:
        order = rng.permutation(len(x))
        x, y = x[order], y[order]
        training = _training_rows(len(x), data.held_out)
    return Dataset(
        kind.key,
        kind.label,
        _numbered("x", x.shape[1], always=True),
        _numbered("y", y.shape[1]),
        np.ascontiguousarray(x),
        np.ascontiguousarray(y),
        training,
        kind.classes,
    )


def _from_table(data: Data, rng: np.random.Generator) -> Dataset:
    table = data.table
    if table is None:
        raise refuse(
            phrase("Dataset", "No table is loaded yet. Import a CSV file or choose another dataset.")
        )
    features = [column for column in table.columns if column.role == "feature"]
    targets = [column for column in table.columns if column.role == "target"]
    _check_table(table, features, targets)
    x, y = _matrix(features), _matrix(targets)
    if data.held_out > 0:
        order = rng.permutation(len(x))
        x, y = x[order], y[order]
    return Dataset(
        "table",
        phrase("Dataset", "Table {name}").of(name=table.name),
        tuple(column.name for column in features),
        tuple(column.name for column in targets),
        x,
        y,
        _training_rows(len(x), data.held_out),
        _classes(y, targets),
    )


def _check_table(table: Table, features: list[Column], targets: list[Column]) -> None:
    if not features or not targets:
        raise refuse(
            phrase("Dataset", "The table {name} needs at least one feature and one target column.").of(
                name=table.name
            )
        )
    rows = len(table.columns[0].values)
    if rows == 0:
        raise refuse(phrase("Dataset", "The table {name} has no rows.").of(name=table.name))
    for column in table.columns:
        if len(column.values) != rows:
            raise refuse(
                phrase("Dataset", "Column {column} has {found} values where {rows} are expected.").of(
                    column=column.name, found=len(column.values), rows=rows
                )
            )
        if not np.isfinite(column.values).all():
            row = int(np.flatnonzero(~np.isfinite(column.values))[0]) + 1
            raise refuse(
                phrase(
                    "Dataset", "Column {column} holds a value that is not a finite number in row {row}."
                ).of(column=column.name, row=row)
            )


def _matrix(columns: list[Column]) -> Array:
    return np.array([column.values for column in columns], dtype=np.float64).T.copy(order="C")


def _training_rows(rows: int, held_out: float) -> int:
    """At least one row trains, whatever share is held out."""
    return max(1, rows - round(rows * held_out))


def _numbered(letter: str, count: int, always: bool = False) -> tuple[str, ...]:
    if count == 1 and not always:
        return (letter,)
    return tuple(f"{letter}{number}" for number in range(1, count + 1))


def _classes(y: Array, targets: list[Column]) -> tuple[str, ...] | None:
    if not np.isin(y, (0.0, 1.0)).all():
        return None
    if y.shape[1] == 1:
        return ("0", "1")
    one_hot = bool((y.sum(axis=1) == 1.0).all())
    return tuple(_word(column.name) for column in targets) if one_hot else None


def _word(name: str) -> str:
    """``species=setosa`` is the class ``setosa``."""
    return name.partition("=")[2] or name


def _padded(column: Array) -> tuple[float, float]:
    low, high = float(column.min()), float(column.max())
    with np.errstate(over="ignore"):
        margin = (high / 2 - low / 2) * 2 * MARGIN or 1.0
    limit = float(np.finfo(np.float64).max)
    return max(low - margin, -limit), min(high + margin, limit)
