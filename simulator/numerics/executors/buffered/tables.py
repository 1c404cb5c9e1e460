"""The tables a program works on: one set for each number of samples."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.numerics.array import Array, Indices

Call = Callable[[], object]
"""What a step becomes: a function bound to its arguments, views of the tables."""

Part = slice | Indices
"""Some slots: neighbors, or any."""

Numbers = np.ndarray[Any, Any]
"""An array of numbers, or of what is true of them."""


@dataclass(slots=True, eq=False)
class Batch:
    """The samples of a pass, as views of the data, which are read where they stand.

    x is (inputs, samples), y (outputs, samples): a column is a sample, as in the tables.
    """

    x: Array
    y: Array


class Scratch:
    """Buffers that are needed for a moment only, lent to one formula after the other."""

    def __init__(self) -> None:
        self._free: dict[Any, list[Numbers]] = {}

    def take(self, like: Numbers) -> Numbers:
        """A free one of this shape and type, else this one."""
        free = self._free.get((like.shape, like.dtype))
        return free.pop() if free else like

    def give(self, buffer: Numbers) -> None:
        """Nobody needs it now."""
        self._free.setdefault((buffer.shape, buffer.dtype), []).append(buffer)


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """``z``, ``a`` and ``delta`` are (slots, samples); theta and gradient are flat and shared by all.

    ``flows``, (flows, samples), holds what flowed back through every argument of an operation. The first
    slots are those of the ``inputs``; matrix products read them from ``batch``.
    """

    theta: Array
    gradient: Array
    z: Array
    a: Array
    delta: Array
    flows: Array
    ones: Array
    inputs: int
    batch: Batch
    scratch: Scratch

    @property
    def samples(self) -> int:
        """The number of columns."""
        return len(self.ones)


def make_tables(theta: Array, gradient: Array, sizes: tuple[int, int, int], samples: int) -> Tables:
    """Tables of zeros for this many samples; ``sizes`` are how many slots, flows and inputs there are."""
    slots, flows, inputs = sizes
    z, a, delta = np.zeros((3, slots, samples))
    nothing = np.zeros((0, samples))
    flowing, ones = np.zeros((flows, samples)), np.ones(samples)
    return Tables(theta, gradient, z, a, delta, flowing, ones, inputs, Batch(nothing, nothing), Scratch())


class Written:
    """Which slots' delta has been written in a backward pass: the first to write assigns, the others add.

    So only a slot whose first writer adds needs a 0 to begin with.
    """

    def __init__(self, slots: int) -> None:
        self.untouched: NDArray[np.bool_] = np.ones(slots, bool)
        self._added_to: NDArray[np.bool_] = np.ones(slots, bool)

    def first(self, slots: Part) -> bool:
        """Whether the next to write these may assign, as nobody was before and they are a view."""
        assigns = isinstance(slots, slice) and bool(self.untouched[slots].all())
        if assigns:
            self._added_to[slots] = False
        self.untouched[slots] = False
        return assigns

    def zeroes(self, delta: Array, after: int) -> list[Call]:
        """Puts 0 where it is needed, in one call; only slots from ``after`` on are looked at."""
        needed = after + np.flatnonzero(self._added_to[after:])
        return [partial(delta[needed[0] : needed[-1] + 1].fill, 0.0)] if len(needed) else []


def gathered(table: Array, slots: Part) -> tuple[list[Call], Array]:
    """Rows of a table: a view where they are neighbors, else a buffer, and what to call to fill it."""
    if isinstance(slots, slice):
        return [], table[slots]
    buffer = np.zeros((len(slots), table.shape[1]))
    return [partial(np.take, table, slots, 0, buffer, "clip")], buffer


def add_to(table: Array, slots: Part, amount: Array, rows: Part = slice(None)) -> Call:
    """table[slots] += amount[rows], where no slot stands twice."""
    if isinstance(slots, slice) and isinstance(rows, slice):
        view = table[slots]
        return partial(np.add, view, amount[rows], view)
    return partial(_add_scattered, table, slots, amount, rows)


def _add_scattered(table: Array, slots: Part, amount: Array, rows: Part) -> None:
    table[slots] += amount[rows]


def part(slots: Indices) -> Part:
    """The same slots as a slice where they are neighbors in order: NumPy then makes a view, not a copy."""
    start = int(slots[0]) if len(slots) else 0
    neighbors = np.array_equal(slots, np.arange(start, start + len(slots)))
    return slice(start, start + len(slots)) if neighbors else slots
