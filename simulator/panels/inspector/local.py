"""Local gradients: how the value of an operation changes with each of its arguments, by the table's rows."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite, nan

import numpy as np

from simulator.numerics.arithmetic import Operation, operation


def local_gradients(row: Operation, values: Sequence[float]) -> list[float]:
    """One for every argument, NaN where the curve is upright; many are paired, as the program does it."""
    with np.errstate(all="ignore"):
        found = _gradients(row, [float(value) for value in values])
    return [slope if isfinite(slope) else nan for slope in found]


def _gradients(row: Operation, values: list[float]) -> list[float]:
    if len(values) <= len(row.derivatives):
        return _of_one(row, values)
    again = operation(row.folds_by)
    pairs = [values[start : start + 2] for start in range(0, len(values), 2)]
    outer = _gradients(row, [_value(again, pair) if len(pair) == 2 else pair[0] for pair in pairs])
    inner = [_of_one(again, pair) if len(pair) == 2 else [1.0] for pair in pairs]
    return [above * own for above, each in zip(outer, inner, strict=True) for own in each]


def _value(row: Operation, values: Sequence[float]) -> float:
    return float(row.function(*(np.array([value]) for value in values))[0])


def _of_one(row: Operation, values: Sequence[float]) -> list[float]:
    arguments = [np.array([value]) for value in values]
    a = row.function(*arguments)
    return [float(derivative(*arguments, a)[0]) for derivative in row.derivatives[: len(values)]]
