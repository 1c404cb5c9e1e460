"""Functions to fit: a sine, a parabola, and a plane over two features; noise is added to the target."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from simulator.language import phrase
from simulator.numerics.array import Array
from simulator.training.datasets.kind import EVERYTHING, DatasetKind, Samples


def _curve(function: Callable[[Array], Array]) -> Callable[[np.random.Generator, int, float], Samples]:
    def make(rng: np.random.Generator, size: int, noise: float) -> Samples:
        x = np.linspace(-1.0, 1.0, size).reshape(-1, 1)
        return x, function(x) + noise * rng.normal(size=x.shape)

    return make


def _plane(rng: np.random.Generator, size: int, noise: float) -> Samples:
    x = rng.uniform(-1.0, 1.0, (size, 2))
    return x, x.mean(axis=1, keepdims=True) + noise * rng.normal(size=(size, 1))


CURVES = (
    DatasetKind("sine", phrase("Datasets", "Sine"), EVERYTHING, None, _curve(lambda x: np.sin(np.pi * x))),
    DatasetKind("parabola", phrase("Datasets", "Parabola"), EVERYTHING, None, _curve(lambda x: x**2)),
    DatasetKind("plane", phrase("Datasets", "Plane"), EVERYTHING, None, _plane),
)
