"""Activations: what a neuron makes of its pre-activation z, and how fast that changes.

There is deliberately no step function: its derivative is 0 wherever it has one, so nothing could be
learned through it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy import exp, expm1, logaddexp, ones_like, where

from simulator.language import Phrase, phrase
from simulator.numerics.array import Array
from simulator.numerics.normal import normal_density, normal_distribution

LEAK = 0.01
"""Slope of the leaky ReLU below 0."""


@dataclass(frozen=True, slots=True)
class Activation:
    """A function a(z) with its derivative da/dz, which may use the a that is already there.

    Both take and return arrays of any shape and write to none. ``kinks`` are the z at which the first
    or second derivative jumps: a finite difference across one is no derivative.
    """

    key: str
    label: Phrase
    formula: str
    function: Callable[[Array], Array]
    derivative: Callable[[Array, Array], Array]
    kinks: tuple[float, ...] = ()


def sigmoid(z: Array) -> Array:
    """1 / (1 + exp(-z)). Far below 0, where exp is infinite, that is the 0 it should be.

    Both tails keep their relative precision.
    """
    quotient: Array = 1 / (1 + exp(-z))
    return quotient


def elu(z: Array) -> Array:
    """z above 0, exp(z) - 1 below."""
    return where(z > 0, z, expm1(np.minimum(z, 0)))


def gelu_derivative(z: Array) -> Array:
    """By the product rule from z * normal_distribution(z)."""
    return normal_distribution(z) + z * normal_density(z)


# fmt: off
ACTIVATIONS = (
    #          key           label                               formula
    #          a from z                              da/dz from z and a                        kinks
    Activation("linear",     phrase("Activation", "Linear"),     "z",
               np.positive,                          lambda z, a: ones_like(z)),
    Activation("sigmoid",    phrase("Activation", "Sigmoid"),    "1 / (1 + e⁻ᶻ)",
               sigmoid,                              lambda z, a: a * (1 - a)),
    Activation("tanh",       phrase("Activation", "Tanh"),       "tanh z",
               np.tanh,                              lambda z, a: 1 - a * a),
    Activation("relu",       phrase("Activation", "ReLU"),       "max(0, z)",
               lambda z: np.maximum(z, 0),           lambda z, a: where(z > 0, 1.0, 0.0),   (0.0,)),
    Activation("leaky_relu", phrase("Activation", "Leaky ReLU"), "max(0.01 z, z)",
               lambda z: np.maximum(z, LEAK * z),    lambda z, a: where(z > 0, 1.0, LEAK),  (0.0,)),
    Activation("elu",        phrase("Activation", "ELU"),        "z if z > 0, else eᶻ − 1",
               elu,                                  lambda z, a: where(z > 0, 1.0, a + 1), (0.0,)),
    Activation("softplus",   phrase("Activation", "Softplus"),   "ln(1 + eᶻ)",
               lambda z: logaddexp(0, z),            lambda z, a: sigmoid(z)),
    Activation("gelu",       phrase("Activation", "GELU"),       "z Φ(z)",
               lambda z: z * normal_distribution(z), lambda z, a: gelu_derivative(z)),
    Activation("silu",       phrase("Activation", "SiLU"),       "z / (1 + e⁻ᶻ)",
               lambda z: z * sigmoid(z),             lambda z, a: sigmoid(z) * (1 + (z - a))),
    Activation("sine",       phrase("Activation", "Sine"),       "sin z",
               np.sin,                               lambda z, a: np.cos(z)),
)
# fmt: on

_BY_KEY = {row.key: row for row in ACTIVATIONS}
ACTIVATION_KEYS = _BY_KEY.keys()


def activation(key: str) -> Activation:
    """The row with this key; ``KeyError`` if there is none."""
    return _BY_KEY[key]
