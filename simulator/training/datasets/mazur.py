"""The 2-2-2 example that many people have computed by hand: one sample, two targets.

Source: Matt Mazur, "A Step by Step Backpropagation Example" (2015).
"""

from __future__ import annotations

import numpy as np

from simulator.language import phrase
from simulator.training.datasets.kind import NOTHING, DatasetKind, Samples


def _make(_rng: np.random.Generator, _size: int, _noise: float) -> Samples:
    return np.array([[0.05, 0.10]]), np.array([[0.01, 0.99]])


MAZUR = DatasetKind("mazur", phrase("Datasets", "2-2-2 by hand"), NOTHING, None, _make)
