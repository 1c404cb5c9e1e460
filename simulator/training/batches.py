"""Batches: which rows come next, shuffled or in order, the last batch of an epoch short."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.numerics.executors.stride import Rows

Array = NDArray[np.float64]
Indices = NDArray[np.intp]

AHEAD = 65_536
"""Rows that are put in order beforehand, so that many short epochs can be trained in one go."""


class Batches:
    """Goes through the training rows epoch by epoch; all chance comes from the generator handed in.

    Orders are drawn one after the other, also where several are drawn beforehand: what is drawn and not used
    leaves no trace, for the generator is then put back.
    """

    def __init__(self, x: Array, y: Array, rng: np.random.Generator) -> None:
        self._x, self._y = x, y
        self._rng = rng
        self._generator: Mapping[str, Any] = rng.bit_generator.state
        """As it was when the running epoch's order had been drawn."""
        self._coming: deque[tuple[Indices, Mapping[str, Any]]] = deque()
        self._straight = np.arange(len(x))
        self.order: Indices = self._straight
        self.epoch = 0
        self.position = 0
        self.size = len(x)
        self._shuffle = False
        self._begun = False

    @property
    def whole(self) -> bool:
        """Whether every batch holds all rows."""
        return self.size == len(self._x)

    @property
    def left(self) -> int:
        """Batches to the end of the running epoch."""
        return ceil((len(self._x) - self.position) / self.size)

    def upto(self, epochs: int) -> int:
        """Batches to the end of so many epochs, the running one among them."""
        return self.left + (epochs - 1) * ceil(len(self._x) / self.size)

    def tune(self, size: int, shuffle: bool) -> None:
        """``size`` 0 means all; counts from the next batch on, ``shuffle`` from the next epoch on."""
        rows = len(self._x)
        self.size = min(size, rows) if size > 0 else rows
        # The order inside a batch of everything changes only rounding; leaving it costs no chance.
        self._shuffle = shuffle and self.size < rows
        self._coming.clear()
        self._rng.bit_generator.state = self._generator

    def coming(self, steps: int = 1) -> Rows:
        """The rows of so many batches, or of as many as are put in order; asking does not use them up."""
        self._begin()
        if not self._shuffle and self.order is self._straight:
            return Rows(self._x, self._y, self.order[np.newaxis], self.position, self.size, again=True)
        return Rows(self._x, self._y, self._orders(steps), self.position, self.size)

    def rows(self, after: int = 0) -> Indices:
        """The rows of the data in the batch that comes after so many others of the running epoch."""
        self._begin()
        start = self.position + after * self.size
        return self.order[start : start + self.size]

    def advance(self, steps: int = 1) -> bool:
        """Use up so many coming batches; True when that ends an epoch."""
        ended = False
        while steps >= self.left:
            steps -= self.left
            self._end()
            ended = True
            if steps and self._shuffle:
                self._begin()
            elif steps:
                skipped, steps = divmod(steps, self.left)
                self.epoch += skipped
        self.position += steps * self.size
        if steps:
            self._begin()
        return ended

    def state(self) -> dict[str, Any]:
        """Everything that decides which rows come next."""
        return {
            "order": self.order.tolist(),
            "epoch": self.epoch,
            "position": self.position,
            "begun": self._begun,
            "generator": self._generator,
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Go on where ``state`` was taken."""
        order = np.array(state["order"], dtype=np.intp)
        self.order = self._straight if np.array_equal(order, self._straight) else order
        self.epoch, self.position, self._begun = state["epoch"], state["position"], state["begun"]
        self._generator = self._rng.bit_generator.state = state["generator"]
        self._coming.clear()

    def _begin(self) -> None:
        """Give the running epoch its order, if it has none yet."""
        if self._begun:
            return
        self._begun, self.order = True, self._straight
        if self._shuffle:
            self.order, self._generator = self._coming.popleft() if self._coming else self._draw()

    def _end(self) -> None:
        self.position = 0
        self.epoch += 1
        self._begun = False

    def _draw(self) -> tuple[Indices, Mapping[str, Any]]:
        return self._rng.permutation(len(self._x)), self._rng.bit_generator.state

    def _orders(self, steps: int) -> Indices:
        """That of the running epoch, and of as many after it as so many steps need."""
        rows = len(self._x)
        wanted = ceil(max(steps - self.left, 0) / ceil(rows / self.size))
        most = min(wanted, AHEAD // rows) if self._shuffle else 0
        while len(self._coming) < most:
            self._coming.append(self._draw())
        return np.array([self.order, *(order for order, _ in list(self._coming)[:most])])
