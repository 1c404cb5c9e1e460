"""The penalty on large weights: what L1 and L2 add to a gradient, never for biases."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simulator.drawing.records import Training

Array = NDArray[np.float64]


def add_penalty(gradient: Array, theta: Array, weights: Array, training: Training) -> None:
    """The gradient of l1 |w| + l2 w^2 / 2 per weight, in place; ``weights`` is 1 where they may shrink."""
    if training.l2:
        gradient += training.l2 * weights * theta
    if training.l1:
        gradient += training.l1 * weights * np.sign(theta)
