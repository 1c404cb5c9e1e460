"""Loss history of any length in bounded memory: the whole training part as a line, its batches as a band."""

from __future__ import annotations

from math import isfinite, nan

import numpy as np

from simulator.numerics.array import Array
from simulator.training.frame import CurvePoints
from simulator.training.thinning import Trace, envelope, extremes

STRETCHES = 1024
"""Stretches that losses are kept in, two points each."""

LOOKS = 256
"""Stretches that what looks have measured is kept in, at most four points each."""

BAND = 256
"""Stretches that the losses of batches are shown in: wide enough to be a band and not a block."""

SMOOTH = 64
"""A look is due when the run has become longer by one part in so many: no line has visible corners."""


class Curve:
    """Appending is cheap and exact; ``points`` gives at most about 3,000, with every extreme among them."""

    def __init__(self) -> None:
        self._whole = Trace(STRETCHES)
        self._batches = Trace(STRETCHES)
        self._looks: list[tuple[float, float, float, float]] = []
        self._begun: int | None = None
        self.due = 0
        """The step at which the whole data should be looked at next, whether or not anybody asks."""

    def extend(self, step: int, losses: Array, whole: bool = True) -> None:
        """The losses of batches from the weights of ``step`` on, of all rows if ``whole``; finite."""
        (self._whole if whole else self._batches).extend(step, losses)

    def measure(self, step: int, loss: float, held_out: float, accuracy: float, apart: int = 1) -> None:
        """What a look at the whole data found; a second look at the same step replaces the first.

        The next one is due no less than so many steps ``apart``.
        """
        self._begun = step if self._begun is None else self._begun
        self.due = step + max(apart, 1 + (step - self._begun) // SMOOTH)
        if not isfinite(loss):
            return
        if self._looks and self._looks[-1][0] == step:
            self._looks.pop()
        self._looks.append((step, loss, held_out if isfinite(held_out) else nan, accuracy))
        if len(self._looks) >= 8 * LOOKS:
            self._looks = [(row[0], row[1], row[2], row[3]) for row in self._thinned_looks().tolist()]

    def back_to(self, step: int) -> None:
        """Forget what came after this step, as when weights go back to it."""
        self._whole.back_to(step)
        self._batches.back_to(step)
        self._looks = [look for look in self._looks if look[0] <= step]
        self.due = min(self.due, step + 1)

    def points(self) -> CurvePoints:
        """All of it, in the order of steps."""
        looks, whole = self._thinned_looks(), self._whole.rows()
        rows = np.full((len(looks) + len(whole), 4), np.nan)
        rows[: len(looks)] = looks
        rows[len(looks) :, :2] = whole
        # Of two rows of one step the first is taken: the look, which says more.
        _, order = np.unique(rows[:, 0], return_index=True)
        step, loss, held_out, accuracy = np.ascontiguousarray(rows[order].T)
        return CurvePoints(step, loss, held_out, accuracy, *envelope(self._batches.rows(), BAND))

    def _thinned_looks(self) -> Array:
        rows = np.array(self._looks, dtype=np.float64).reshape(-1, 4)
        if len(rows) <= 2 * LOOKS:
            return rows
        keep = extremes(rows[:, 0], rows[:, 1], LOOKS)
        held_out = np.where(np.isnan(rows[:, 2]), rows[:, 1], rows[:, 2])
        return rows[np.union1d(keep, extremes(rows[:, 0], held_out, LOOKS))]
