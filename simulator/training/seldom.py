"""Seldom: parts of a frame that are too dear for every frame, made anew only so often while training runs."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from simulator.training.frame import CurvePoints

T = TypeVar("T")

CURVE, SURFACE = 1 / 20, 1 / 10
"""Seconds: somewhat more often than the plot and the picture of predictions are painted."""

SHARE = 1 / 40
"""Of its time training spends on one part, at most: the predictions of a large network take long."""


class Seldom(Generic[T]):
    """One part; until it is old the same object comes again, so that nobody paints it twice."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._due = 0.0
        self._kept: list[T] = []

    def get(self, make: Callable[[], T]) -> T:
        """The part as it was made last, or made now."""
        if not self._kept or perf_counter() >= self._due:
            began = perf_counter()
            self._kept = [make()]
            now = perf_counter()
            self._due = now + max(self._seconds, (now - began) / SHARE)
        return self._kept[0]


class Parts:
    """The dear parts of the frames of one session."""

    def __init__(self) -> None:
        self.curve: Seldom[CurvePoints] = Seldom(CURVE)
        self.surface: Seldom[NDArray[np.float64] | None] = Seldom(SURFACE)
