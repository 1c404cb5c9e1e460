"""Losses: how far outputs are from their targets, and which way they would have to move.

A loss looks at ``p`` and ``y``, both (samples, outputs). With the head "none", p is the activation a of
the outputs. With "sigmoid" or "softmax" the loss contains that function, and p is the pre-activation z:
so nothing overflows, and the gradient is simply prediction - target.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import numpy as np

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
    Convention("sum",       phrase("Convention", "Sum"),              lambda n: 1.0),
    Convention("mean",      phrase("Convention", "Mean over samples"), lambda n: 1 / n),
    Convention("half",      phrase("Convention", "½ sum"),            lambda n: 1 / 2),
    Convention("half_mean", phrase("Convention", "1/(2n) sum"),       lambda n: 1 / (2 * n)),
)
# fmt: on


@dataclass(frozen=True, slots=True)
class Loss:
    """``value(p, y)`` sums over the outputs, (samples,); ``gradient(p, y)`` is its derivative by p.

    Neither contains the convention's factor. ``kinks`` are the p - y at which the first or second
    derivative jumps.
    """

    key: str
    label: Phrase
    formula: str
    conventions: tuple[str, ...]
    head: Head
    value: Callable[[Array, Array], Array]
    gradient: Callable[[Array, Array], Array]
    kinks: tuple[float, ...] = ()


def softmax(z: Array) -> Array:
    """exp(z) divided by its sum along the last axis; the maximum is taken off first."""
    powers = np.exp(z - z.max(axis=-1, keepdims=True))
    shares: Array = powers / powers.sum(axis=-1, keepdims=True)
    return shares


def _summed(terms: Array) -> Array:
    """Over the outputs; of n samples come n sums."""
    sums: Array = terms.sum(axis=1)
    return sums


def _squared_error(p: Array, y: Array) -> Array:
    error = p - y
    squares: Array = np.vecdot(error, error)
    return squares


def _binary_cross_entropy(z: Array, y: Array) -> Array:
    # -y ln s(z) - (1 - y) ln(1 - s(z)), in the form that neither overflows nor cancels
    return _summed(np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z))))


def _softmax_cross_entropy(z: Array, y: Array) -> Array:
    # -sum of y ln softmax(z)
    below = z - z.max(axis=1, keepdims=True)
    return _summed(y * (np.log(np.exp(below).sum(axis=1, keepdims=True)) - below))


def _softmax_minus_target(z: Array, y: Array) -> Array:
    # the sum of a sample's targets is 1 where they are classes
    return softmax(z) * _summed(y)[:, np.newaxis] - y


def _absolute_error(p: Array, y: Array) -> Array:
    return _summed(np.abs(p - y))


def _huber(p: Array, y: Array) -> Array:
    size = np.abs(p - y)
    return _summed(np.where(size <= 1, size * size / 2, size - 0.5))


_ALL = ("sum", "mean", "half", "half_mean")
_PLAIN = ("sum", "mean")

# fmt: off
LOSSES = (
    #    key                      label                                       formula
    #    conventions, head  value                   gradient                    kinks
    Loss("squared_error",         phrase("Loss", "Squared error"),            "Σ (a − y)²",
         _ALL,   "none",    _squared_error,         lambda a, y: 2 * (a - y)),
    Loss("binary_cross_entropy",  phrase("Loss", "Binary cross-entropy"),     "−Σ y ln p + (1 − y) ln(1 − p)",
         _PLAIN, "sigmoid", _binary_cross_entropy,  lambda z, y: sigmoid(z) - y),
    Loss("softmax_cross_entropy", phrase("Loss", "Softmax cross-entropy"),    "−Σ y ln softmax(z)",
         _PLAIN, "softmax", _softmax_cross_entropy, _softmax_minus_target),
    Loss("absolute_error",        phrase("Loss", "Absolute error"),           "Σ |a − y|",
         _PLAIN, "none",    _absolute_error,        lambda a, y: np.sign(a - y),         (0,)),
    Loss("huber",                 phrase("Loss", "Huber"),                    "Σ ½ (a − y)² or |a − y| − ½",
         _PLAIN, "none",    _huber,                 lambda a, y: np.clip(a - y, -1, 1), (-1, 1)),
)
# fmt: on

PREDICTIONS: Mapping[Head, Callable[[Array], Array]] = MappingProxyType(
    {"none": np.positive, "sigmoid": sigmoid, "softmax": softmax}
)
"""From p to what the network says, by the loss' head."""

_LOSS_BY_KEY = {row.key: row for row in LOSSES}
_CONVENTION_BY_KEY = {row.key: row for row in CONVENTIONS}


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
