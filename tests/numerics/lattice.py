"""Nasty numbers, and how far a result is from the exact one in units of its last place."""

from __future__ import annotations

import math
from itertools import product

import numpy as np
from mpmath import mpf

from simulator.numerics.array import Array
from tests.numerics.exact import Number

_SIZES = (
    # zero, the smallest there are, and where squares vanish
    0.0, 5e-324, 1e-310, 2.2250738585072014e-308, 1e-300, 1e-200, 1e-160, 1e-30, 1e-16, 2**-53, 2**-27,
    # about the bends and roots of the functions
    1e-8, 1e-5, 1e-3, 0.01, 0.1, 0.25, 0.3, 0.5, 0.6627, 0.7, 0.75, 0.7517915246935645, 0.9, 1 - 2**-53,
    1.0, 1 + 2**-52, 1.1, 1.278464542761074, 1.5, 2.0, math.e, 3.0, 4.0, 5.0, 5.6, 6.5, 7.5, 8.3, 9.0, 10.0,
    # multiples of pi, and where a sigmoid, a tanh and a bell curve have had their last digit
    math.pi / 2, math.pi, 2 * math.pi, 22.0, 100 * math.pi, 1e5 * math.pi, 12.0, 15.0, 17.0, 19.0, 19.1,
    26.0, 30.0, 36.0, 36.7, 37.0, 37.4, 38.4, 38.6, 40.0, 100.0, 354.0, 355.0,
    # where exp ends on either side
    700.0, 708.3, 708.5, 709.0, 709.7, 709.9, 740.0, 745.1, 746.0, 1e3,
    # large, near the roots of the largest, and the largest
    1e10, 2.0**53, 1e22, 1e100, 1e154, 1.3e154, 1.4e154, 1e200, 1e300, 1.7e308, 1.7976931348623157e308,
)  # fmt: skip

NUMBERS: Array = np.array([sign * size for size in _SIZES for sign in (1, -1)])
PAIRS: tuple[Array, Array] = tuple(np.array([*product(NUMBERS[::3], NUMBERS[1::5])]).T)
SAME: tuple[Array, Array] = (NUMBERS, NUMBERS.copy())

_LARGEST = mpf(2) ** 1024 * (1 - mpf(2) ** -54)


def last_place(exact: Number) -> Number:
    """One unit in the last place of the float64 nearest to a number."""
    _, exponent = math.frexp(float(exact))
    return mpf(2) ** (max(exponent, -1021) - 53)


def ulps(ours: float, exact: Number | None, allowed: Number = 0) -> float:
    """How many units in the last place ``ours`` is off, after an absolute difference that is allowed.

    No value asks for something that is not finite, and a value too large for float64 for infinity.
    """
    if allowed == math.inf:
        return 0.0
    if exact is None:
        return math.inf if math.isfinite(ours) else 0.0
    if abs(exact) >= _LARGEST:
        return 0.0 if ours == math.copysign(math.inf, exact) else math.inf
    if not math.isfinite(ours):
        return math.inf
    return float(max(abs(mpf(ours) - exact) - allowed, 0) / last_place(exact))
