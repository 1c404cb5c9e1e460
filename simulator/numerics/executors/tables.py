"""The tables a program works on: one set for each number of samples."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from simulator.numerics.array import Array, Indices

Call = Callable[[], object]
"""What a step becomes: a function bound to its arguments, views of the tables."""

Part = slice | Indices
"""Some slots: neighbors, or any."""


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """``z``, ``a`` and ``delta`` are (slots, samples); theta and gradient are flat and shared by all.

    ``flows``, (flows, samples), holds what flowed back through every argument of an operation.
    """

    theta: Array
    gradient: Array
    z: Array
    a: Array
    delta: Array
    flows: Array
    ones: Array

    @property
    def samples(self) -> int:
        """The number of columns."""
        return len(self.ones)


def make_tables(theta: Array, gradient: Array, slots: int, flows: int, samples: int) -> Tables:
    """Tables of zeros for this many samples."""
    z, a, delta = np.zeros((3, slots, samples))
    return Tables(theta, gradient, z, a, delta, np.zeros((flows, samples)), np.ones(samples))


def part(slots: Indices) -> Part:
    """The same slots as a slice where they are neighbors in order: NumPy then makes a view, not a copy."""
    start = int(slots[0]) if len(slots) else 0
    neighbors = np.array_equal(slots, np.arange(start, start + len(slots)))
    return slice(start, start + len(slots)) if neighbors else slots
