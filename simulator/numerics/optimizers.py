"""Optimizers: each turns a gradient into a step of theta, number by number.

A row's ``step`` reads the same for one parameter and for an array of them, and writes to none: NumPy runs it
on arrays, and the compiled executor on numbers. v and h are what it remembers of a parameter, from 0 on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from simulator.language import Phrase, phrase
from simulator.numerics.array import Array

EPSILON = 1e-8
"""Keeps divisions defined; added to the root, as Kingma and Ba (2015) do."""


class Rates(NamedTuple):
    """What all parameters have in common in one step.

    ``alpha`` is the momentum and Adam's beta1, ``rho`` the decay and Adam's beta2. The last two are what is
    left of the start at 0 in running averages: the products of all alphas and of all rhos so far.
    """

    eta: float
    alpha: float
    rho: float
    left_of_v: float
    left_of_h: float


Moved = tuple[Array, Array, Array]
"""theta, v and h after the step."""

Step = Callable[[Array, Array, Array, Array, Rates], Moved]
"""From theta, its gradient g, v, h and the rates."""


@dataclass(frozen=True, slots=True)
class Optimizer:
    """``uses`` names the settings it obeys, ``remembers`` what of v and h it needs."""

    key: str
    label: Phrase
    uses: tuple[str, ...]
    step: Step
    remembers: str
    formula: str


def gradient_descent(theta: Array, g: Array, v: Array, h: Array, s: Rates) -> Moved:
    """Straight down."""
    return theta - s.eta * g, v, h


def momentum(theta: Array, g: Array, v: Array, h: Array, s: Rates) -> Moved:
    """Rumelhart, Hinton and Williams (1986), equation 9: dw(t) = -eta dE/dw(t) + alpha dw(t-1)."""
    v = s.alpha * v - s.eta * g
    return theta + v, v, h


def nesterov(theta: Array, g: Array, v: Array, h: Array, s: Rates) -> Moved:
    """Momentum that looks ahead, in the form whose theta is the point looked at.

    Bengio, Boulanger-Lewandowski and Pascanu (2013), equation 7.
    """
    v = s.alpha * v - s.eta * g
    return theta + s.alpha * v - s.eta * g, v, h


def adagrad(theta: Array, g: Array, v: Array, h: Array, s: Rates) -> Moved:
    """Duchi, Hazan and Singer (2011): steps shrink where gradients have been large."""
    h = h + g * g
    return theta - s.eta * g / (np.sqrt(h) + EPSILON), v, h


def rmsprop(theta: Array, g: Array, v: Array, h: Array, s: Rates) -> Moved:
    """Tieleman and Hinton (2012): AdaGrad that forgets."""
    h = s.rho * h + (1 - s.rho) * (g * g)
    return theta - s.eta * g / (np.sqrt(h) + EPSILON), v, h


def adam(theta: Array, g: Array, v: Array, h: Array, s: Rates) -> Moved:
    """Kingma and Ba (2015), algorithm 1, with v for their m; both are freed from their start at 0."""
    v = s.alpha * v + (1 - s.alpha) * g
    h = s.rho * h + (1 - s.rho) * (g * g)
    root = np.sqrt(h / (1 - s.left_of_h)) + EPSILON
    return theta - s.eta / (1 - s.left_of_v) * v / root, v, h


_ADAM = (
    "m ← β₁ m + (1 − β₁) g,  h ← β₂ h + (1 − β₂) g²,  m̂ = m / (1 − β₁ᵗ),  ĥ = h / (1 − β₂ᵗ),"
    "  w ← w − η m̂ / (√ĥ + ε),  ε = 10⁻⁸"
)

# fmt: off
OPTIMIZERS = (
    #         key                 label                                      uses
    #   step              v, h  formula
    Optimizer("gradient_descent", phrase("Optimizers", "Gradient descent"),  ("eta",),
        gradient_descent, "",   "w ← w − η g"),
    Optimizer("momentum",         phrase("Optimizers", "Momentum"),          ("eta", "momentum"),
        momentum,         "v",  "v ← α v − η g,  w ← w + v"),
    Optimizer("nesterov",         phrase("Optimizers", "Nesterov momentum"), ("eta", "momentum"),
        nesterov,         "v",  "v ← α v − η g,  w ← w + α v − η g"),
    Optimizer("adagrad",          phrase("Optimizers", "AdaGrad"),           ("eta",),
        adagrad,          "h",  "h ← h + g²,  w ← w − η g / (√h + ε),  ε = 10⁻⁸"),
    Optimizer("rmsprop",          phrase("Optimizers", "RMSProp"),           ("eta", "decay"),
        rmsprop,          "h",  "h ← ρ h + (1 − ρ) g²,  w ← w − η g / (√h + ε),  ε = 10⁻⁸"),
    Optimizer("adam",             phrase("Optimizers", "Adam"),              ("eta", "momentum", "decay"),
        adam,             "vh", _ADAM),
)
# fmt: on

_BY_KEY = {row.key: row for row in OPTIMIZERS}
OPTIMIZER_KEYS = _BY_KEY.keys()


def optimizer(key: str) -> Optimizer:
    """The row with this key; ``KeyError`` if there is none."""
    return _BY_KEY[key]
