"""Optimizers: each turns a gradient into a step of theta, in place, with a state of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from simulator.drawing.records import Training
from simulator.language import Phrase, phrase
from simulator.problems import Problem

Array = NDArray[np.float64]

EPSILON = 1e-8
"""Keeps divisions defined; added to the root, as Kingma and Ba (2015) do."""


class Optimizer(Protocol):
    """``memory`` holds everything it remembers from step to step, by name."""

    memory: dict[str, Array]

    def retune(self, training: Training) -> None:
        """Take new settings and keep the memory."""

    def update(self, theta: Array, gradient: Array) -> None:
        """Move theta by one step, in place."""


class _Remembering:
    """What the optimizers share: their settings, and memory that starts at zero."""

    def __init__(self, training: Training) -> None:
        self.memory: dict[str, Array] = {}
        self.retune(training)

    def retune(self, training: Training) -> None:
        """Take new settings and keep the memory."""
        self.eta, self.alpha, self.rho = training.eta, training.momentum, training.decay

    def _remember(self, name: str, like: Array) -> Array:
        if name not in self.memory:
            self.memory[name] = np.zeros_like(like)
        return self.memory[name]


class GradientDescent(_Remembering):
    """Straight down."""

    def update(self, theta: Array, gradient: Array) -> None:
        """theta <- theta - eta g"""
        theta -= self.eta * gradient


class Momentum(_Remembering):
    """Rumelhart, Hinton and Williams (1986), equation 9: dw(t) = -eta dE/dw(t) + alpha dw(t-1)."""

    def update(self, theta: Array, gradient: Array) -> None:
        """theta <- theta + v, v <- alpha v - eta g"""
        v = self._remember("v", theta)
        v *= self.alpha
        v -= self.eta * gradient
        theta += v


class Nesterov(_Remembering):
    """Momentum that looks ahead, in the form whose theta is the point looked at.

    Bengio, Boulanger-Lewandowski and Pascanu (2013), equation 7.
    """

    def update(self, theta: Array, gradient: Array) -> None:
        """theta <- theta + alpha v - eta g, with the v just updated"""
        v = self._remember("v", theta)
        step = self.eta * gradient
        v *= self.alpha
        v -= step
        theta += self.alpha * v
        theta -= step


class AdaGrad(_Remembering):
    """Duchi, Hazan and Singer (2011): steps shrink where gradients have been large."""

    def update(self, theta: Array, gradient: Array) -> None:
        """theta <- theta - eta g / (sqrt(h) + eps), h <- h + g^2"""
        h = self._remember("h", theta)
        h += gradient * gradient
        theta -= self.eta * gradient / (np.sqrt(h) + EPSILON)


class RMSProp(_Remembering):
    """Tieleman and Hinton (2012): AdaGrad that forgets."""

    def update(self, theta: Array, gradient: Array) -> None:
        """theta <- theta - eta g / (sqrt(h) + eps), h <- rho h + (1 - rho) g^2"""
        h = self._remember("h", theta)
        h *= self.rho
        h += (1.0 - self.rho) * (gradient * gradient)
        theta -= self.eta * gradient / (np.sqrt(h) + EPSILON)


class Adam(_Remembering):
    """Kingma and Ba (2015), algorithm 1; beta1 is the momentum, beta2 the decay."""

    def update(self, theta: Array, gradient: Array) -> None:
        """theta <- theta - eta m^ / (sqrt(h^) + eps), both averages freed from their start at 0"""
        m, h = self._remember("m", theta), self._remember("h", theta)
        # beta1^t and beta2^t as running products, so that settings may change under way.
        left = self.memory.setdefault("left", np.ones(2))
        left *= (self.alpha, self.rho)
        m *= self.alpha
        m += (1.0 - self.alpha) * gradient
        h *= self.rho
        h += (1.0 - self.rho) * (gradient * gradient)
        theta -= self.eta / (1.0 - left[0]) * m / (np.sqrt(h / (1.0 - left[1])) + EPSILON)


@dataclass(frozen=True, slots=True)
class OptimizerKind:
    """A row of ``OPTIMIZERS``; ``uses`` names the fields of ``Training`` it obeys."""

    key: str
    label: Phrase
    formula: str
    uses: tuple[str, ...]
    make: Callable[[Training], Optimizer]


# fmt: off
OPTIMIZERS = (
    OptimizerKind("gradient_descent", phrase("Optimizers", "Gradient descent"),
                  "w ← w − η g", ("eta",), GradientDescent),
    OptimizerKind("momentum", phrase("Optimizers", "Momentum"),
                  "v ← α v − η g,  w ← w + v", ("eta", "momentum"), Momentum),
    OptimizerKind("nesterov", phrase("Optimizers", "Nesterov momentum"),
                  "v ← α v − η g,  w ← w + α v − η g", ("eta", "momentum"), Nesterov),
    OptimizerKind("adagrad", phrase("Optimizers", "AdaGrad"),
                  "h ← h + g²,  w ← w − η g / (√h + ε)", ("eta",), AdaGrad),
    OptimizerKind("rmsprop", phrase("Optimizers", "RMSProp"),
                  "h ← ρ h + (1 − ρ) g²,  w ← w − η g / (√h + ε)", ("eta", "decay"), RMSProp),
    OptimizerKind("adam", phrase("Optimizers", "Adam"),
                  "m ← β₁ m + (1 − β₁) g,  h ← β₂ h + (1 − β₂) g²,  w ← w − η m̂ / (√ĥ + ε)",
                  ("eta", "momentum", "decay"), Adam),
)
# fmt: on

_BY_KEY: Mapping[str, OptimizerKind] = {kind.key: kind for kind in OPTIMIZERS}


def optimizer(key: str) -> OptimizerKind:
    """The row with this key; ``KeyError`` if there is none."""
    return _BY_KEY[key]


def why_no_optimizer(key: str) -> Problem | None:
    """Why a drawing with this key, as from a file, cannot train."""
    if key in _BY_KEY:
        return None
    return Problem(
        phrase("Optimizers", "There is no optimizer “{key}”. Choose one from the list.").of(key=key)
    )
