"""Spirals: two arms told apart by one target, three arms by one-hot targets."""

from __future__ import annotations

import numpy as np

from simulator.language import phrase
from simulator.numerics.array import Array
from simulator.training.datasets.kind import EVERYTHING, DatasetKind, Samples, one_hot, parts

TURNS = 1.75
"""How often the two arms wind around; three arms wind once, or they would touch."""


def _arms(
    rng: np.random.Generator, size: int, noise: float, arms: int, turns: float
) -> tuple[Array, list[int]]:
    counts = parts(size, arms)
    points = []
    for arm, count in enumerate(counts):
        radius = (np.arange(count) + 1.0) / max(count, 1)
        angle = 2 * np.pi * (turns * radius + arm / arms)
        points.append(np.column_stack([radius * np.sin(angle), radius * np.cos(angle)]))
    x = np.concatenate(points)
    # A tenth: at the same setting a spiral must be as hard to blur as a circle is.
    return x + 0.1 * noise * rng.normal(size=x.shape), counts


def _two(rng: np.random.Generator, size: int, noise: float) -> Samples:
    x, counts = _arms(rng, size, noise, 2, TURNS)
    return x, np.repeat([0.0, 1.0], counts).reshape(-1, 1)


def _three(rng: np.random.Generator, size: int, noise: float) -> Samples:
    x, counts = _arms(rng, size, noise, 3, 1.0)
    return x, one_hot(np.repeat(np.arange(3), counts), 3)


SPIRALS = (
    DatasetKind("spirals2", phrase("Datasets", "Two spirals"), EVERYTHING, ("0", "1"), _two),
    DatasetKind(
        "spirals3", phrase("Datasets", "Three spirals"), EVERYTHING, ("1", "2", "3"), _three, smallest=3
    ),
)
