"""Divergence: how to see cheaply that numbers are no longer finite, and what is kept to explain it."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

import numpy as np
from numpy.typing import NDArray

from simulator.drawing.drawing import Drawing
from simulator.language import phrase
from simulator.model.divergence import culprit
from simulator.model.network import Network
from simulator.problems import Problem

Array = NDArray[np.float64]

FEW = 2000
"""Beyond it a library may share a product among threads, which costs more than it saves."""

DIVERGED = phrase("Divergence", "Training diverged: a number is no longer finite. Halve the learning rate.")


@dataclass(frozen=True, slots=True)
class Divergence:
    """The tables of the step at which a loss, value or gradient was first not finite."""

    theta: Array
    z: Array
    a: Array
    delta: Array
    gradient: Array
    loss: float

    def explain(self, drawing: Drawing, network: Network) -> Problem:
        """The sentence that names the first neuron or edge that blew up."""
        tables = (self.theta, self.z, self.a, self.delta, self.gradient)
        return culprit(drawing, network, *tables, loss=self.loss) or Problem(DIVERGED)


def finite(values: Array) -> bool:
    """Whether every value is finite; for a few values by one product, which NaN and inf cannot leave finite.

    To be called where errors of floating point are silenced: the product may overflow.
    """
    flat = values.ravel()
    return (flat.size <= FEW and isfinite(flat.dot(flat))) or bool(np.isfinite(flat).all())


def sound(gradient: Array, frozen: NDArray[np.intp]) -> bool:
    """Whether all that learns has a finite gradient; what is frozen needs none, as the 2 in (-1) to the 2."""
    if finite(gradient):
        return True
    gradient[frozen] = np.nan_to_num(gradient[frozen], posinf=0.0, neginf=0.0)
    return finite(gradient)


def tame(values: Array) -> Array:
    """For the screen: infinities as the largest numbers there are, NaN as 0; the sentence tells the truth."""
    return values if finite(values) else np.nan_to_num(values)
