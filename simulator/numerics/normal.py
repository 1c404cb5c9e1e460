"""The normal distribution for whole arrays, to the last digits of float64.

NumPy has none, and ``math.erf`` takes one number at a time. After M. M. Shepherd and J. G. Laframboise,
"Chebyshev approximation of (1 + 2x) exp(x^2) erfc x in 0 <= x < infinity", Mathematics of Computation 36
(1981), 249-253: divided by the bell curve and by 1 / (1 + z), the tail of the distribution is so smooth
that for all z from 0 on one polynomial gives it, in t = (z - 4) / (z + 4).
"""

from __future__ import annotations

import math

import numpy as np
from numpy import exp, where

from simulator.numerics.array import Array

FAR = 40.0
"""Further out the tail is smaller than any float64."""

# fmt: off
POLYNOMIAL = np.array((
    -6.763267210562454e-10, -1.5456221598143852e-09, 5.474708632048689e-09, 1.7442583764419795e-08,
    -1.7932121916642413e-08, -1.1022354013739079e-07, -1.237153366992197e-09, 5.507747965364098e-07,
    4.0671730125154447e-07, -2.6118464340168558e-06, -3.433372216853275e-06, 1.3626315192600401e-05,
    2.1250446856208376e-05, -8.785300442645791e-05, -9.443033944152223e-05, 0.0006948970692570495,
    -0.00028562308680939413, -0.0050023785870514665, 0.01793609747886859, -0.03219783742831453,
    0.02860036405357749, 0.013999634724430469, -0.09670347732652607, 0.47205320650984467,
))
# fmt: on
"""(1 + z) P(Z > z) / exp(-z^2 / 2), highest power of t first; the tests compute it anew.

An array, not a tuple: then a compiler sees through the loop over it.
"""


def normal_distribution(z: Array) -> Array:
    """The chance that a standard normal number is below z."""
    size = np.minimum(np.abs(z), FAR)
    tail = bell_curve(z) * _polynomial((size - 4) / (size + 4)) / (1 + size)
    below: Array = where(z < 0, tail, 1 - tail)
    return below


def normal_density(z: Array) -> Array:
    """The derivative of ``normal_distribution``."""
    return bell_curve(z) / math.sqrt(2 * math.pi)


def bell_curve(z: Array) -> Array:
    """exp(-z^2 / 2). The square of a coarse z is exact, and what it leaves out is small (W. J. Cody)."""
    size = np.minimum(np.abs(z), FAR)
    coarse = np.trunc(size * 16) / 16
    curve: Array = exp(coarse * coarse * -0.5) * exp((size - coarse) * (size + coarse) * -0.5)
    return curve


def _polynomial(t: Array) -> Array:
    value: Array = POLYNOMIAL[0] * t + POLYNOMIAL[1]
    for place in range(2, len(POLYNOMIAL)):
        value = value * t + POLYNOMIAL[place]
    return value
