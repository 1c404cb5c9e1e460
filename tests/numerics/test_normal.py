"""The normal distribution: its polynomial computed anew, and its last digits far out."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mpmath import mp, mpf

from simulator.numerics.array import Array
from simulator.numerics.normal import POLYNOMIAL, bell_curve, normal_density, normal_distribution
from tests.numerics.exact import Number, phi
from tests.numerics.lattice import ulps


def smooth(t: Number) -> Number:
    """(1 + z) P(Z > z) / exp(-z^2 / 2) at z = 4 (1 + t) / (1 - t)."""
    z = 4 * (1 + t) / (1 - t)
    if z < 150:
        return (1 + z) * mp.erfc(z / mp.sqrt(2)) / 2 * mp.exp(z * z / 2)
    terms, term = mpf(0), mpf(1)
    for k in range(12):
        terms, term = terms + term, -term * (2 * k + 1) / (z * z)
    return (1 + z) / z * terms / mp.sqrt(2 * mp.pi)


def chebyshev(points: int, terms: int) -> list[Number]:
    """Coefficients of the first Chebyshev polynomials, from values at the roots of a later one."""
    angles = [mp.pi * (j + mpf(1) / 2) / points for j in range(points)]
    values = [smooth(mp.cos(angle)) for angle in angles]
    sums = [
        sum(value * mp.cos(k * angle) for value, angle in zip(values, angles, strict=True))
        for k in range(terms)
    ]
    return [(1 if k == 0 else 2) * total / points for k, total in enumerate(sums)]


def powers(coefficients: list[Number]) -> list[Number]:
    """The same polynomial in powers of t, highest first: T(k + 1) = 2 t T(k) - T(k - 1)."""
    before, now = [mpf(1)], [mpf(0), mpf(1)]
    total = [mpf(0)] * len(coefficients)
    for coefficient in coefficients:
        for place, part in enumerate(before):
            total[place] += coefficient * part
        after = [mpf(0), *(2 * part for part in now)]
        for place, part in enumerate(before):
            after[place] -= part
        before, now = now, after
    return total[::-1]


def test_the_polynomial() -> None:
    expected = [float(value) for value in powers(chebyshev(80, len(POLYNOMIAL)))]
    np.testing.assert_allclose(POLYNOMIAL, expected, rtol=1e-9)
    assert sum(map(abs, chebyshev(80, 40)[len(POLYNOMIAL) :])) < 4e-17


def worst(ours: Array, z: Array, truth: object) -> float:
    return max(ulps(value, truth(mpf(where))) for value, where in zip(ours.tolist(), z.tolist(), strict=True))  # type: ignore[operator]


def test_distribution_to_the_last_digits() -> None:
    z = np.concatenate([np.linspace(-37.4, 9, 3001), np.logspace(-300, 0, 50)])
    assert worst(normal_distribution(z), z, phi) <= 6


def test_bell_curve_to_the_last_digits() -> None:
    z = np.linspace(-37.5, 37.5, 2001)
    assert worst(bell_curve(z), z, lambda z: mp.exp(-z * z / 2)) <= 3
    assert worst(normal_density(z), z, mp.npdf) <= 4


@given(st.floats(-50, 50))
def test_both_sides_add_up_to_1(z: float) -> None:
    below, above = normal_distribution(np.array([z, -z]))
    assert below + above == pytest.approx(1, abs=2e-16)
    assert 0 <= below <= 1


def test_at_the_ends() -> None:
    ends = normal_distribution(np.array([-math.inf, -1e308, 0.0, 1e308, math.inf]))
    assert ends.tolist() == [0.0, 0.0, 0.5, 1.0, 1.0]
    assert math.isnan(normal_distribution(np.array([math.nan]))[0])
