"""Losses: how far outputs are from their targets, and which way they would have to move.

A loss looks at q, which its head makes of an output: the activation a itself ("none"); or, where the loss
contains the last function, the pre-activation z ("sigmoid") or the logarithms of the shares among all
outputs that it measures together ("softmax"). So nothing overflows, and the gradient is simply
prediction - target.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import numpy as np
from numpy import exp, ones_like, where

from simulator.language import Phrase, phrase
from simulator.numerics.activations import sigmoid
from simulator.numerics.array import Array

Head = Literal["none", "sigmoid", "softmax"]


@dataclass(frozen=True, slots=True)
class Convention:
    """What the sum over samples and outputs is multiplied by; books differ, and so do their gradients."""

    key: str
    label: Phrase
    factor: Callable[[int], float]
    """From the number of samples."""


# fmt: off
CONVENTIONS = (
    #          key          label                                       factor
    Convention("sum",       phrase("Convention", "Sum"),                lambda n: 1.0),
    Convention("mean",      phrase("Convention", "Mean over samples"),  lambda n: 1 / n),
    Convention("half",      phrase("Convention", "½ sum"),              lambda n: 1 / 2),
    Convention("half_mean", phrase("Convention", "1/(2n) sum"),         lambda n: 1 / (2 * n)),
)
# fmt: on


@dataclass(frozen=True, slots=True)
class Loss:
    """``value(q, y)`` of every output and its ``gradient(q, y, total)`` by a or z, for arrays of one shape.

    ``total`` is the sum of a sample's targets, to be had with a softmax only. Neither contains the
    convention's factor. ``kinks`` are the q - y at which the first or second derivative jumps. Without
    ``targets`` the y are ignored.
    """

    key: str
    label: Phrase
    formula: str
    conventions: tuple[str, ...]
    head: Head
    value: Callable[[Array, Array], Array]
    gradient: Callable[[Array, Array, Array], Array]
    kinks: tuple[float, ...] = ()
    targets: bool = True

    @property
    def looks_at_z(self) -> bool:
        """Whether it contains the last function: then it looks at z, and its gradient is by z; else by a."""
        return self.head != "none"


def log_softmax(z: Array) -> Array:
    """ln of exp(z) over its sum, along the first axis; the maximum is taken off first."""
    below = z - z.max(axis=0)
    logarithms: Array = below - np.log(exp(below).sum(axis=0))
    return logarithms


def softmax(z: Array) -> Array:
    """exp(z) divided by its sum along the first axis."""
    powers = exp(z - z.max(axis=0))
    shares: Array = powers / powers.sum(axis=0)
    return shares


def _squared_error(a: Array, y: Array) -> Array:
    error = a - y
    return error * error


def _binary_cross_entropy(z: Array, y: Array) -> Array:
    # -y ln s(z) - (1 - y) ln(1 - s(z)), in the form that neither overflows nor cancels
    return np.maximum(z, 0) * (1 - y) + np.maximum(-z, 0) * y + np.log1p(exp(-np.abs(z)))


def _huber(a: Array, y: Array) -> Array:
    size = np.abs(a - y)
    return where(size <= 1, size * size / 2, size - 0.5)


def _huber_slope(a: Array, y: Array, s: Array) -> Array:
    return np.minimum(np.maximum(a - y, -1), 1)


_ALL = ("sum", "mean", "half", "half_mean")
_PLAIN = ("sum", "mean")
_ENTROPY = "−Σ [y ln p + (1 − y) ln(1 − p)],  p = σ(z)"
_HUBER = "Σ {½ (a − y)²: |a − y| ≤ 1;  |a − y| − ½: |a − y| > 1}"

# fmt: off
LOSSES = (
    #    key                      label                                    formula
    #    conventions, head  value                       gradient                         kinks
    Loss("squared_error",         phrase("Loss", "Squared error"),         "Σ (a − y)²",
         _ALL,   "none",    _squared_error,             lambda a, y, s: 2 * (a - y)),
    Loss("binary_cross_entropy",  phrase("Loss", "Binary cross-entropy"),  _ENTROPY,
         _PLAIN, "sigmoid", _binary_cross_entropy,      lambda z, y, s: sigmoid(z) - y),
    Loss("softmax_cross_entropy", phrase("Loss", "Softmax cross-entropy"), "−Σ y ln softmax(z)",
         _PLAIN, "softmax", lambda q, y: -y * q,        lambda q, y, s: exp(q) * s - y),
    Loss("absolute_error",        phrase("Loss", "Absolute error"),        "Σ |a − y|",
         _PLAIN, "none",    lambda a, y: np.abs(a - y), lambda a, y, s: np.sign(a - y),  (0,)),
    Loss("huber",                 phrase("Loss", "Huber"),                 _HUBER,
         _PLAIN, "none",    _huber,                     _huber_slope,                    (-1, 1)),
    Loss("value",                 phrase("Loss", "Value of the node"),     "Σ a",
         _PLAIN, "none",    lambda a, y: a,             lambda a, y, s: ones_like(a),    targets=False),
)
# fmt: on

HEADS: Mapping[Head, Callable[[Array], Array]] = MappingProxyType(
    {"none": np.positive, "sigmoid": np.positive, "softmax": log_softmax}
)
"""From the a or z of the outputs, (outputs, samples), to the q that the loss looks at."""

PREDICTIONS: Mapping[Head, Callable[[Array], Array]] = MappingProxyType(
    {"none": np.positive, "sigmoid": sigmoid, "softmax": softmax}
)
"""From the a or z of the outputs, (outputs, samples), to what the network says."""

_LOSS_BY_KEY = {row.key: row for row in LOSSES}
_CONVENTION_BY_KEY = {row.key: row for row in CONVENTIONS}
LOSS_KEYS, CONVENTION_KEYS = _LOSS_BY_KEY.keys(), _CONVENTION_BY_KEY.keys()


def loss(key: str) -> Loss:
    """The row with this key; ``KeyError`` if there is none."""
    return _LOSS_BY_KEY[key]


def convention(key: str) -> Convention:
    """The row with this key; ``KeyError`` if there is none."""
    return _CONVENTION_BY_KEY[key]


def nearest_convention(chosen: Loss, wanted: str) -> str:
    """The wanted convention where the loss has it, else the one that scales with n in the same way."""
    if wanted in chosen.conventions:
        return wanted
    return "mean" if wanted in ("mean", "half_mean") else "sum"
