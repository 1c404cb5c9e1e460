"""Least squares whose unknowns are not negative: the price of one of something cannot be below nothing."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

SWEEPS = 20_000


def prices(counts: Array, totals: Array, weights: Array) -> Array:
    """What one of each thing costs, so that relative errors of the totals are small, each by its weight.

    One unknown after the other is set to its best value for the others as they are, or to 0.
    """
    relative = counts * (weights / totals)[:, np.newaxis]
    scale = np.linalg.norm(relative, axis=0)
    scale[scale == 0] = 1
    a = relative / scale
    normal, wanted = a.T @ a, a.T @ weights
    found = np.zeros(len(scale))
    for _ in range(SWEEPS):
        for place in range(len(found)):
            rest = wanted[place] - normal[place] @ found + normal[place, place] * found[place]
            found[place] = max(0.0, rest / max(normal[place, place], 1e-12))
    return found / scale
