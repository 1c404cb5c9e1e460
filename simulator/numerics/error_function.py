"""The error function for whole arrays, to the last digits of float64.

NumPy has none, and ``math.erf`` takes one number at a time. These are the rational approximations of
W. J. Cody, "Rational Chebyshev approximations for the error function", Mathematics of Computation 23
(1969), 631-637, with the coefficients of his program CALERF (netlib, specfun). Each polynomial is
written with its highest power first.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from simulator.numerics.array import Array

_NEAR, _FAR = 0.46875, 4.0

_NEAR_TOP = (1.85777706184603153e-1, 3.16112374387056560e0, 1.13864154151050156e2,
             3.77485237685302021e2, 3.20937758913846947e3)  # fmt: skip
_NEAR_BOTTOM = (1.0, 2.36012909523441209e1, 2.44024637934444173e2,
                1.28261652607737228e3, 2.84423683343917062e3)  # fmt: skip

_MIDDLE_TOP = (2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594e0,
               6.61191906371416295e1, 2.98635138197400131e2, 8.81952221241769090e2,
               1.71204761263407058e3, 2.05107837782607147e3, 1.23033935479799725e3)  # fmt: skip
_MIDDLE_BOTTOM = (1.0, 1.57449261107098347e1, 1.17693950891312499e2,
                  5.37181101862009858e2, 1.62138957456669019e3, 3.29079923573345963e3,
                  4.36261909014324716e3, 3.43936767414372164e3, 1.23033935480374942e3)  # fmt: skip

_FAR_TOP = (1.63153871373020978e-2, 3.05326634961232344e-1, 3.60344899949804439e-1,
            1.25781726111229246e-1, 1.60837851487422766e-2, 6.58749161529837803e-4)  # fmt: skip
_FAR_BOTTOM = (1.0, 2.56852019228982242e0, 1.87295284992346725e0,
               5.27905102951428412e-1, 6.05183413124413191e-2, 2.33520497626869185e-3)  # fmt: skip


def erf(x: Array) -> Array:
    """2/sqrt(pi) times the integral of exp(-t^2) from 0 to x."""
    size = np.abs(x)
    return np.piecewise(x, [size <= _NEAR, size > _NEAR], [_erf_near, _erf_beyond, np.nan])


def erfc(x: Array) -> Array:
    """1 - erf(x), without the cancellation that this subtraction would suffer for large x."""
    size = np.abs(x)
    pieces = [size <= _NEAR, (size > _NEAR) & (size <= _FAR), size > _FAR]
    return np.piecewise(x, pieces, [lambda x: 1 - _erf_near(x), _erfc_middle, _erfc_far, np.nan])


def _erf_near(x: Array) -> Array:
    square = x * x
    return x * _polynomial(_NEAR_TOP, square) / _polynomial(_NEAR_BOTTOM, square)


def _erf_beyond(x: Array) -> Array:
    return np.copysign(1 - erfc(np.abs(x)), x)


def _erfc_middle(x: Array) -> Array:
    size = np.abs(x)
    ratio = _polynomial(_MIDDLE_TOP, size) / _polynomial(_MIDDLE_BOTTOM, size)
    return _mirrored(x, _exp_of_minus_square(size) * ratio)


def _erfc_far(x: Array) -> Array:
    size = np.minimum(np.abs(x), 30.0)  # beyond 27 the answer is 0 in float64
    inverse = 1 / (size * size)
    ratio = inverse * _polynomial(_FAR_TOP, inverse) / _polynomial(_FAR_BOTTOM, inverse)
    return _mirrored(x, _exp_of_minus_square(size) * (1 / math.sqrt(math.pi) - ratio) / size)


def _mirrored(x: Array, tail: Array) -> Array:
    return np.where(x < 0, 2 - tail, tail)


def _exp_of_minus_square(size: Array) -> Array:
    """Cody's splitting: the square of a number with few digits is exact, the rest is small."""
    coarse = np.trunc(size * 16) / 16
    return np.exp(-coarse * coarse) * np.exp(-(size - coarse) * (size + coarse))


def _polynomial(coefficients: Sequence[float], x: Array) -> Array:
    value = np.full_like(x, coefficients[0])
    for coefficient in coefficients[1:]:
        value = value * x + coefficient
    return value
