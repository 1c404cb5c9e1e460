"""Two classes in the plane: a circle in a ring, two blobs, two moons."""

from __future__ import annotations

import numpy as np

from simulator.language import phrase
from simulator.numerics.array import Array
from simulator.training.datasets.kind import EVERYTHING, DatasetKind, Samples, parts

BINARY = ("0", "1")


def _circle(rng: np.random.Generator, size: int, noise: float) -> Samples:
    outer, inner = parts(size, 2)
    radius = np.concatenate([rng.uniform(0.7, 1.0, outer), np.sqrt(rng.uniform(0.0, 0.25, inner))])
    angle = rng.uniform(0.0, 2 * np.pi, size)
    return _two(radius * np.cos(angle), radius * np.sin(angle), inner, noise, rng)


def _blobs(rng: np.random.Generator, size: int, noise: float) -> Samples:
    zeros, ones = parts(size, 2)
    center = np.concatenate([np.full(zeros, -0.5), np.full(ones, 0.5)])
    spread = rng.normal(0.0, 0.1, (2, size))
    return _two(center + spread[0], center + spread[1], ones, noise, rng)


def _moons(rng: np.random.Generator, size: int, noise: float) -> Samples:
    upper, lower = parts(size, 2)
    up, down = rng.uniform(0.0, np.pi, upper), rng.uniform(0.0, np.pi, lower)
    x1 = np.concatenate([np.cos(up) - 0.5, 0.5 - np.cos(down)]) * 0.6
    x2 = np.concatenate([np.sin(up) - 0.25, 0.25 - np.sin(down)]) * 0.6
    return _two(x1, x2, lower, noise, rng)


def _two(x1: Array, x2: Array, ones: int, noise: float, rng: np.random.Generator) -> Samples:
    """Zeros first, then ones; ``noise`` is the standard deviation added to each coordinate."""
    x = np.column_stack([x1, x2])
    x += noise * rng.normal(size=x.shape)
    y = np.zeros((len(x), 1))
    y[len(x) - ones :] = 1.0
    return x, y


CLOUDS = (
    DatasetKind("circle", phrase("Datasets", "Circle"), EVERYTHING, BINARY, _circle),
    DatasetKind("blobs", phrase("Datasets", "Two blobs"), EVERYTHING, BINARY, _blobs),
    DatasetKind("moons", phrase("Datasets", "Two moons"), EVERYTHING, BINARY, _moons),
)
