"""Thinning: a history of any length in bounded memory, with the lowest and highest of every stretch exact."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from simulator.numerics.array import Array

LONG = 256
"""Values that are worth thinning by themselves."""

PENDING = 8192
"""Values that wait; thinning them at once costs some ten nanoseconds each."""


class Trace:
    """Values at steps that never fall; appending is cheap, ``rows`` gives at most two for every stretch."""

    def __init__(self, stretches: int) -> None:
        self._stretches = stretches
        self._kept = np.empty((0, 2))
        self._pending: list[tuple[Array, Array]] = []
        self._waiting = 0

    def extend(self, step: int, values: Array) -> None:
        """Finite values, of this step and of those that follow it; the array is kept."""
        steps = np.arange(step, step + min(len(values), LONG), dtype=np.float64)
        if len(values) > LONG:
            keep = _ends_of_blocks(step, values, self._width(step))
            steps, values = np.add(keep, step, dtype=np.float64), values[keep]
        self._pending.append((steps, values))
        self._waiting += len(values)
        if self._waiting >= PENDING or len(self._pending) >= PENDING:
            self._settle()

    def rows(self) -> Array:
        """(step, value), in the order of steps; not to be written to."""
        self._settle()
        return self._kept

    def back_to(self, step: int) -> None:
        """Forget what came after this step."""
        self._settle()
        self._kept = self._kept[self._kept[:, 0] <= step]

    def _width(self, step: int) -> int:
        """Of a stretch of what is kept, at least, when this step is reached."""
        span = step - self._kept[0, 0] if len(self._kept) else 0.0
        return _power_above(span / self._stretches)

    def _settle(self) -> None:
        if self._pending:
            pending = np.column_stack([np.concatenate(part) for part in zip(*self._pending, strict=True)])
            rows = np.concatenate([self._kept, pending])
            self._pending.clear()
            self._waiting = 0
            self._kept = rows[extremes(rows[:, 0], rows[:, 1], self._stretches)]


def extremes(step: Array, value: Array, stretches: int) -> NDArray[np.intp]:
    """Which rows to keep: the lowest and highest of every stretch, the first and the last of all."""
    if len(step) <= 2 * stretches:
        return np.arange(len(step))
    stretch = stretch_of(step, stretches)
    starts = np.flatnonzero(np.diff(stretch, prepend=-np.inf))
    lengths = np.diff(starts, append=len(step))
    lowest = np.flatnonzero(value == np.repeat(np.minimum.reduceat(value, starts), lengths))
    highest = np.flatnonzero(value == np.repeat(np.maximum.reduceat(value, starts), lengths))
    keep = np.zeros(len(step), dtype=np.bool_)
    # Of equal ones the first that is lowest and the last that is highest, so that a flat line keeps its ends.
    keep[lowest[np.diff(stretch[lowest], prepend=-np.inf) > 0]] = True
    keep[highest[np.diff(stretch[highest], append=np.inf) > 0]] = True
    keep[[0, -1]] = True
    return np.flatnonzero(keep)


def envelope(rows: Array, stretches: int) -> tuple[Array, Array, Array]:
    """Where each stretch of the rows lies, its lowest and its highest value."""
    if not len(rows):
        return np.empty(0), np.empty(0), np.empty(0)
    step, value = rows.T
    starts = np.flatnonzero(np.diff(stretch_of(step, stretches), prepend=-np.inf))
    ends = np.append(starts[1:], len(step)) - 1
    middle = (step[starts] + step[ends]) / 2
    middle[0], middle[-1] = step[0], step[-1]
    return middle, np.minimum.reduceat(value, starts), np.maximum.reduceat(value, starts)


def stretch_of(step: Array, stretches: int) -> Array:
    """The number of the stretch that each step falls into, not more stretches than asked for, plus one.

    Stretches are a power of two wide and start at multiples of it, so that what was thinned once
    falls into whole stretches when it is thinned again.
    """
    number: Array = np.floor(step / _power_above((step[-1] - step[0]) / stretches))
    return number


def _power_above(span: float) -> int:
    return 1 << math.ceil(math.log2(max(span, 1.0)))


def _ends_of_blocks(step: int, values: Array, width: int) -> NDArray[np.intp]:
    """The lowest and highest of every block, values in no whole one, the last; the first is of ``step``."""
    begin = min(-step % width, len(values))
    end = begin + (len(values) - begin) // width * width
    blocks = values[begin:end].reshape(-1, width)
    starts = np.arange(begin, end, width)
    keep = np.zeros(len(values), dtype=np.bool_)
    keep[starts + blocks.argmin(axis=1)] = True
    # The highest that is last is the first from behind; in a copy it is found several times faster.
    keep[starts + width - 1 - np.ascontiguousarray(blocks[:, ::-1]).argmax(axis=1)] = True
    keep[:begin] = keep[end:] = keep[-1] = True
    return np.flatnonzero(keep)
