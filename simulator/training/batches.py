"""Batches: which rows come next, shuffled or in order, the last batch of an epoch short."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

import numpy as np

from simulator.numerics.array import Array, Indices
from simulator.numerics.executors.stride import Rows
from simulator.training.orders import Generator, Orders

Place = tuple[int, int]
"""An epoch, and how many of its rows have been used."""


@dataclass(frozen=True, slots=True)
class BatchesState:
    """Where a run stands in the data, and whether the running epoch has its order, and a shuffled one."""

    epoch: int
    position: int
    begun: bool
    shuffled: bool
    generator: Generator
    """Before the order of the running epoch, if that is ``shuffled``."""


class Batches:
    """Goes through the training rows epoch by epoch; all chance comes from the generator handed in."""

    def __init__(self, x: Array, y: Array, rng: np.random.Generator) -> None:
        self._x, self._y = x, y
        self._orders = Orders(len(x), rng)
        self._straight = np.arange(len(x))
        self.epoch = 0
        self.position = 0
        self.size = len(x)
        self._shuffle = False
        self._begun = False
        """Whether the running epoch has its order."""
        self._shuffled = False
        """Whether that is a shuffled one."""

    @property
    def order(self) -> Indices:
        """Of the rows in the running epoch."""
        return self._orders.running if self._shuffled else self._straight

    @property
    def whole(self) -> bool:
        """Whether all coming batches hold all rows; the first may be the rest of an epoch."""
        return self.size == len(self._x) and self.position == 0

    @property
    def left(self) -> int:
        """Batches to the end of the running epoch."""
        return ceil((len(self._x) - self.position) / self.size)

    def upto(self, epochs: int) -> int:
        """Batches to the end of so many epochs, the running one among them."""
        return self.left + (epochs - 1) * self._each

    def tune(self, size: int, shuffle: bool) -> None:
        """``size`` 0 means all; counts from the next batch on, ``shuffle`` from the next epoch on."""
        rows = len(self._x)
        self.size = min(size, rows) if size > 0 else rows
        # The order inside a batch of everything changes only rounding; leaving it costs no chance.
        self._shuffle = shuffle and self.size < rows
        self._orders.put_back()

    def coming(self, steps: int = 1) -> Rows:
        """The rows of so many batches, or of as many as are put in order; asking does not use them up."""
        after = ceil(max(steps - self.left, 0) / self._each)
        self._begin(after)
        if self._shuffled:
            order = self._orders.coming(after if self._shuffle else 0)
            return Rows(self._x, self._y, order, self.position, self.size)
        unshuffled = not self._shuffle
        return Rows(self._x, self._y, self._straight[np.newaxis], self.position, self.size, unshuffled)

    def coming_indices(self) -> Indices:
        """Which rows of the data are in the coming batch; an epoch that has no order yet gets one."""
        self._begin(0)
        return self.order[self.position : self.position + self.size]

    def advance(self, steps: int = 1) -> bool:
        """Use up so many coming batches; True when that ends an epoch."""
        if steps < self.left:
            self.position += steps * self.size
            return False
        whole, rest = divmod(steps - self.left, self._each)
        self.epoch += 1 + whole
        self.position = rest * self.size
        if self._shuffle:
            self._orders.skip(whole)
        self._begun = False
        if rest:
            self._begin(0)
        return True

    @property
    def place(self) -> Place:
        """Where the coming batch begins."""
        return self.epoch, self.position

    def back_to(self, place: Place) -> None:
        """Go on from there; what is left of an earlier epoch is put in a new order, if it is shuffled."""
        self._begun = self._begun and self.epoch == place[0]
        self.epoch, self.position = place
        if self.position:
            self._begin(0)

    def state(self) -> BatchesState:
        """Everything that decides which rows come next."""
        shuffled = self._begun and self._shuffled
        generator = self._orders.generator(back=int(shuffled))
        return BatchesState(self.epoch, self.position, self._begun, shuffled, generator)

    def restore(self, state: BatchesState) -> None:
        """Go on where ``state`` was taken."""
        self.epoch, self.position = state.epoch, state.position
        self._begun, self._shuffled = state.begun, state.shuffled
        self._orders.go_to(state.generator, taking=self._shuffled)

    @property
    def _each(self) -> int:
        """Batches in an epoch."""
        return ceil(len(self._x) / self.size)

    def _begin(self, ahead: int) -> None:
        """Give the running epoch its order, if it has none yet."""
        if not self._begun:
            self._begun, self._shuffled = True, self._shuffle
            if self._shuffle:
                self._orders.take(ahead)
