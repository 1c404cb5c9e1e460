"""Batches: which rows come next, shuffled or in order, the last batch of an epoch short."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Batches:
    """Goes through the training rows epoch by epoch; all chance comes from the generator handed in."""

    def __init__(self, x: Array, y: Array, rng: np.random.Generator) -> None:
        self._x, self._y = x, y
        self._shuffled_x, self._shuffled_y = x, y
        self._rng = rng
        self.order = np.arange(len(x))
        self.epoch = 0
        self.position = 0
        self.size = len(x)
        self._shuffle = False
        self._begun = False

    @property
    def whole(self) -> bool:
        """Whether every batch holds all rows."""
        return self.size == len(self._x)

    def tune(self, size: int, shuffle: bool) -> None:
        """``size`` 0 means all; counts from the next batch on, ``shuffle`` from the next epoch on."""
        rows = len(self._x)
        self.size = min(size, rows) if size > 0 else rows
        # The order inside a batch of everything changes only rounding; leaving it costs no chance.
        self._shuffle = shuffle and self.size < rows

    def coming(self) -> tuple[Array, Array]:
        """x and y of the next batch; asking does not use it up."""
        if not self._begun:
            self._begin()
        if self.size == len(self._x) and not self.position:
            return self._shuffled_x, self._shuffled_y
        end = self.position + self.size
        return self._shuffled_x[self.position : end], self._shuffled_y[self.position : end]

    def rows(self) -> NDArray[np.intp]:
        """The rows of the data that ``coming`` holds."""
        if not self._begun:
            self._begin()
        return self.order[self.position : self.position + self.size]

    def advance(self) -> bool:
        """Use up the coming batch; True when that ends the epoch."""
        self.position += self.size
        if self.position < len(self._x):
            return False
        self.position = 0
        self.epoch += 1
        self._begun = not self._shuffle and self._shuffled_x is self._x
        return True

    def _begin(self) -> None:
        self._begun = True
        if self._shuffle:
            self.order = self._rng.permutation(len(self._x))
            self._shuffled_x, self._shuffled_y = self._x[self.order], self._y[self.order]
        else:
            self.order = np.arange(len(self._x))
            self._shuffled_x, self._shuffled_y = self._x, self._y

    def state(self) -> dict[str, Any]:
        """Everything that decides which rows come next."""
        return {
            "order": self.order.copy(),
            "epoch": self.epoch,
            "position": self.position,
            "begun": self._begun,
            "generator": self._rng.bit_generator.state,
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Go on where ``state`` was taken."""
        self.order = state["order"].copy()
        self.epoch, self.position, self._begun = state["epoch"], state["position"], state["begun"]
        self._rng.bit_generator.state = state["generator"]
        shuffled = not np.array_equal(self.order, np.arange(len(self._x)))
        self._shuffled_x = self._x[self.order] if shuffled else self._x
        self._shuffled_y = self._y[self.order] if shuffled else self._y
