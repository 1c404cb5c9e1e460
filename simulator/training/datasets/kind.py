"""A kind of dataset: a row of ``DATASETS``, made from numbers and one generator."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.language import Phrase
from simulator.numerics.array import Array

Samples = tuple[Array, Array]
"""x (rows, features) and y (rows, targets)."""


@dataclass(frozen=True, slots=True)
class DatasetKind:
    """``make(rng, size, noise)``; ``obeys`` names the fields of ``Data`` that change what it makes."""

    key: str
    label: Phrase
    obeys: frozenset[str]
    classes: tuple[str, ...] | None
    make: Callable[[np.random.Generator, int, float], Samples]
    smallest: int = 2
    """Fewest samples it makes sense with."""


EVERYTHING = frozenset({"size", "noise", "held_out", "seed"})
NOTHING: frozenset[str] = frozenset()


def one_hot(labels: NDArray[np.intp], classes: int) -> Array:
    """Class numbers as rows with a single 1."""
    return np.eye(classes)[labels]


def parts(size: int, count: int) -> list[int]:
    """``size`` samples in ``count`` parts that differ by one at most."""
    return [size // count + (part < size % count) for part in range(count)]
