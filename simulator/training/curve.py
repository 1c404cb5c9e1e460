"""Loss history of any length in bounded memory: every stretch of steps keeps its lowest and highest loss."""

from __future__ import annotations

from math import isfinite

import numpy as np
from numpy.typing import NDArray

from simulator.training.frame import CurvePoints

Array = NDArray[np.float64]

STRETCHES = 1024
"""Stretches that the losses of batches are kept in, two points each."""

LOOKS = 256
"""Stretches that the measured rows (held-out loss, accuracy) are kept in, at most four points each."""

PENDING = 8192
"""Losses that wait in a plain list; thinning them at once costs some tens of nanoseconds each."""


class Curve:
    """Appending is cheap and exact; ``points`` gives at most about 3,000, with every extreme among them."""

    def __init__(self) -> None:
        self._kept = np.empty((0, 2))
        self._steps: list[int] = []
        self._losses: list[float] = []
        self._looks: list[tuple[float, float, float, float]] = []

    def append(self, step: int, loss: float) -> None:
        """The loss of a batch at the weights of ``step``; steps never fall, losses are finite."""
        self._steps.append(step)
        self._losses.append(loss)
        if len(self._steps) >= PENDING:
            self._settle()

    def measure(self, step: int, loss: float, held_out: float, accuracy: float) -> None:
        """What a look at the whole data found; a second look at the same step replaces the first."""
        if not isfinite(loss):
            return
        if self._looks and self._looks[-1][0] == step:
            self._looks.pop()
        held_out = held_out if isfinite(held_out) else float("nan")
        self._looks.append((step, loss, held_out, accuracy))
        if len(self._looks) >= 8 * LOOKS:
            self._looks = [(row[0], row[1], row[2], row[3]) for row in self._thinned_looks().tolist()]

    def back_to(self, step: int) -> None:
        """Forget what came after this step, as when weights go back to it."""
        self._settle()
        self._kept = self._kept[self._kept[:, 0] <= step]
        self._looks = [look for look in self._looks if look[0] <= step]

    def points(self) -> CurvePoints:
        """All of it, in the order of steps."""
        self._settle()
        looks = self._thinned_looks()
        rows = np.full((len(self._kept) + len(looks), 4), np.nan)
        rows[: len(self._kept), :2] = self._kept
        rows[len(self._kept) :] = looks
        rows = rows[np.argsort(rows[:, 0], kind="stable")]
        step, loss, held_out, accuracy = np.ascontiguousarray(rows.T)
        return CurvePoints(step, loss, held_out, accuracy)

    def _settle(self) -> None:
        if self._steps:
            fresh = np.column_stack([self._steps, self._losses]).astype(np.float64)
            self._steps.clear()
            self._losses.clear()
            rows = np.concatenate([self._kept, fresh])
            self._kept = rows[_extremes(rows[:, 0], rows[:, 1], STRETCHES)]

    def _thinned_looks(self) -> Array:
        rows = np.array(self._looks, dtype=np.float64).reshape(-1, 4)
        keep = _extremes(rows[:, 0], rows[:, 1], LOOKS)
        held_out = np.where(np.isnan(rows[:, 2]), rows[:, 1], rows[:, 2])
        return rows[np.union1d(keep, _extremes(rows[:, 0], held_out, LOOKS))]


def _extremes(step: Array, value: Array, stretches: int) -> NDArray[np.intp]:
    """Which rows to keep: the lowest and highest of every stretch, the first and the last of all.

    Stretches are a power of two wide and start at multiples of it, so that what was thinned once
    falls into whole stretches when it is thinned again.
    """
    if len(step) <= 2 * stretches:
        return np.arange(len(step))
    span = (step[-1] - step[0]) / stretches
    width = 2.0 ** np.ceil(np.log2(max(span, 1.0)))
    stretch = np.floor(step / width)
    by_value = np.lexsort((value, stretch))
    starts = np.flatnonzero(np.diff(stretch[by_value], prepend=-np.inf))
    ends = np.append(starts[1:], len(step)) - 1
    return np.unique(np.concatenate([by_value[starts], by_value[ends], [0, len(step) - 1]]))
