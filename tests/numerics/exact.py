"""What every row of the tables means, in fifty digits: forward beside derivative, by mpmath.

Nothing here is taken from the tables, and the forms are others wherever there is another: the derivative of
tanh is one over the square of cosh, never 1 - a^2. Where a function has no value, it answers ``None``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import mpmath
from mpmath import mp, mpf

mp.dps = 50

Number = Any
Exact = Callable[..., Number | None]

HALF, LEAK = mpf(1) / 2, mpf(0.01)
BEYOND = 4000
"""As an exponent of 2: the square of the largest float64, or of the smallest one, is nearer."""


def sigmoid(z: Number) -> Number:
    return 1 / (1 + mp.exp(-z))


def sigmoid_slope(z: Number) -> Number:
    return 1 / (2 * mp.cosh(z / 2)) ** 2


def tanh_slope(z: Number) -> Number:
    return 1 / mp.cosh(z) ** 2


def phi(z: Number) -> Number:
    """The normal distribution; beyond 60 it differs from 0 or 1 by less than any float64."""
    return mp.erfc(-z / mp.sqrt(2)) / 2 if abs(z) < 60 else mpf(z > 0)


def gelu_slope(z: Number) -> Number:
    return phi(z) + (z * mp.npdf(z) if abs(z) < 60 else 0)


def silu_slope(z: Number) -> Number:
    return sigmoid(z) + z * sigmoid_slope(z)


def softplus(z: Number) -> Number:
    return max(z, mpf(0)) + mpmath.log1p(mp.exp(-abs(z)))


def quotient(x: Number, y: Number) -> Number | None:
    return x / y if y != 0 else None


@cache
def raised(x: Number, y: Number) -> Number:
    """x to the y. What is beyond all float64 however it is multiplied stays so, and takes no time."""
    if abs(x) in (0, 1) or abs(y * mp.log(abs(x), 2)) < BEYOND:
        return x**y
    sign = -1 if x < 0 and y % 2 == 1 else 1
    return sign * mpf(2) ** (BEYOND if (abs(x) > 1) == (y > 0) else -BEYOND)


def power(x: Number, y: Number) -> Number | None:
    """Not of a negative number unless y is whole, nor of 0 to a negative one."""
    if (x < 0 and y != mp.floor(y)) or (x == 0 and y < 0):
        return None
    return raised(x, y) if x != 0 or y != 0 else mpf(1)


def power_by_base(x: Number, y: Number) -> Number | None:
    if y == 0:
        return mpf(0)
    below = power(x, y - 1)
    return None if below is None else y * below


def power_by_exponent(x: Number, y: Number) -> Number | None:
    if x == 0:
        return mpf(0) if y >= 0 else None
    return raised(x, y) * mp.log(x) if x > 0 else None


def above(x: Number, y: Number) -> Number:
    """1 where x is the larger, one half where both are the same."""
    return (1 + mp.sign(x - y)) / 2


ACTIVATION: Mapping[str, tuple[Exact, Exact]] = {
    "linear": (lambda z: z, lambda z: mpf(1)),
    "sigmoid": (sigmoid, sigmoid_slope),
    "tanh": (mp.tanh, tanh_slope),
    "relu": (lambda z: max(z, mpf(0)), lambda z: mpf(z > 0)),
    "leaky_relu": (lambda z: z if z > 0 else LEAK * z, lambda z: mpf(1) if z > 0 else LEAK),
    "elu": (lambda z: z if z > 0 else mp.expm1(z), lambda z: mpf(1) if z > 0 else mp.exp(z)),
    "softplus": (softplus, sigmoid),
    "gelu": (lambda z: z * phi(z), gelu_slope),
    "silu": (lambda z: z * sigmoid(z), silu_slope),
    "sine": (mp.sin, mp.cos),
}
"""a(z) and da/dz."""

OPERATION: Mapping[str, tuple[Exact, ...]] = {
    "add": (lambda x, y: x + y, lambda x, y: mpf(1), lambda x, y: mpf(1)),
    "subtract": (lambda x, y: x - y, lambda x, y: mpf(1), lambda x, y: mpf(-1)),
    "multiply": (lambda x, y: x * y, lambda x, y: y, lambda x, y: x),
    "divide": (quotient, lambda x, y: quotient(mpf(1), y), lambda x, y: quotient(-x, y * y)),
    "power": (power, power_by_base, power_by_exponent),
    "max": (max, above, lambda x, y: above(y, x)),
    "min": (min, lambda x, y: above(y, x), above),
    "sum": (lambda x: x, lambda x: mpf(1)),
    "negate": (lambda x: -x, lambda x: mpf(-1)),
    "reciprocal": (lambda x: quotient(mpf(1), x), lambda x: quotient(mpf(-1), x * x)),
    "square": (lambda x: x * x, lambda x: 2 * x),
    "sqrt": (
        lambda x: mp.sqrt(x) if x >= 0 else None,
        lambda x: 1 / (2 * mp.sqrt(x)) if x > 0 else None,
    ),
    "exp": (mp.exp, mp.exp),
    "log": (lambda x: mp.log(x) if x > 0 else None, lambda x: quotient(mpf(1), x)),
    "absolute": (abs, mp.sign),
    "sine": (mp.sin, mp.cos),
    "cosine": (mp.cos, lambda x: -mp.sin(x)),
    "tanh": (mp.tanh, tanh_slope),
    "sigmoid": (sigmoid, sigmoid_slope),
    "relu": (lambda x: max(x, mpf(0)), lambda x: mpf(x > 0)),
}
"""The value, and the derivative by each argument."""


def cross_entropy(z: Number, y: Number) -> Number:
    return y * softplus(-z) + (1 - y) * softplus(z)


def huber(a: Number, y: Number) -> Number:
    size = abs(a - y)
    return size**2 / 2 if size <= 1 else size - HALF


LOSS: Mapping[str, tuple[Exact, Exact]] = {
    "squared_error": (lambda a, y: (a - y) ** 2, lambda a, y, s: 2 * (a - y)),
    "binary_cross_entropy": (cross_entropy, lambda z, y, s: sigmoid(z) - y),
    "softmax_cross_entropy": (lambda q, y: -y * q, lambda q, y, s: s * mp.exp(q) - y),
    "absolute_error": (lambda a, y: abs(a - y), lambda a, y, s: mp.sign(a - y)),
    "huber": (huber, lambda a, y, s: max(min(a - y, mpf(1)), mpf(-1))),
    "value": (lambda a, y: a, lambda a, y, s: mpf(1)),
}
"""The loss of what its head makes of an output, and its gradient by a or z; s is the sum of the targets."""


def log_softmax(z: list[Number]) -> list[Number]:
    largest = max(z)
    total = mp.log(sum(mp.exp(one - largest) for one in z))
    return [one - largest - total for one in z]
