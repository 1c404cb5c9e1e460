"""Orders: the rows of the data, shuffled anew for every epoch; many epochs are drawn in one call.

They come out of the generator as if they had been drawn one by one, and what is drawn but not used leaves no
trace: where the generator stood before any of them is found by drawing those before it once more.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from simulator.numerics.array import Indices

AHEAD = 16_384
"""Rows put in order beforehand, so that many short epochs can be trained in one go."""

Generator = Mapping[str, Any]
"""Where a generator stands."""


class Orders:
    """``running`` is the order taken last."""

    def __init__(self, rows: int, rng: np.random.Generator) -> None:
        self._rows, self._rng = rows, rng
        self._before: Generator = rng.bit_generator.state
        """Where the generator stood before the first of those drawn."""
        self._drawn: Indices = np.empty((0, rows), dtype=np.intp)
        self._taken = 0

    @property
    def running(self) -> Indices:
        """(rows,)."""
        order: Indices = self._drawn[self._taken - 1]
        return order

    def take(self, ahead: int) -> None:
        """Begin the next epoch; if its order has to be drawn, so many after it are drawn as well."""
        if self._taken == len(self._drawn):
            self._before = self._rng.bit_generator.state
            most = max(AHEAD // max(self._rows, 1), 1)
            self._drawn, self._taken = self._draw(self._rng, min(1 + ahead, most)), 0
        self._taken += 1

    def skip(self, epochs: int) -> None:
        """Pass over so many epochs, which ``coming`` has shown."""
        self._taken += epochs

    def coming(self, epochs: int) -> Indices:
        """(epochs, rows): the running order, and those of at most so many epochs after it as are drawn."""
        return self._drawn[self._taken - 1 : self._taken + epochs]

    def put_back(self) -> None:
        """As if nothing had been drawn beforehand."""
        if self._taken < len(self._drawn):
            self._rng.bit_generator.state = self.generator()
            self._drawn = self._drawn[: self._taken]

    def generator(self, back: int = 0) -> Generator:
        """Where the generator stood when what is taken had been drawn, or so many orders before."""
        if self._taken <= back:
            return self._before
        twin = np.random.Generator(type(self._rng.bit_generator)())
        twin.bit_generator.state = self._before
        self._draw(twin, self._taken - back)
        state: Generator = twin.bit_generator.state
        return state

    def go_to(self, generator: Generator, taking: bool) -> None:
        """Go on from where a generator stood, with the next order taken or not."""
        self._before = self._rng.bit_generator.state = generator
        self._drawn, self._taken = self._drawn[:0], 0
        if taking:
            self.take(0)

    def _draw(self, rng: np.random.Generator, epochs: int) -> Indices:
        straight = np.tile(np.arange(self._rows, dtype=np.intp), (epochs, 1))
        shuffled: Indices = rng.permuted(straight, axis=1, out=straight)
        return shuffled
