"""The error function for arrays against the one of the standard library."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.numerics.error_function import erf, erfc

EVERYWHERE = np.concatenate(
    [np.linspace(-7, 7, 20_001), np.logspace(-300, 1, 500), -np.logspace(-300, 1, 500), [0.46875, 4.0]]
)


def test_erf_to_the_last_digits() -> None:
    expected = [math.erf(x) for x in EVERYWHERE]
    np.testing.assert_allclose(erf(EVERYWHERE), expected, rtol=1e-15, atol=0)


def test_erfc_keeps_its_relative_precision_in_the_tail() -> None:
    x = np.linspace(-6, 26, 30_001)
    expected = [math.erfc(value) for value in x]
    np.testing.assert_allclose(erfc(x), expected, rtol=4e-15, atol=0)
    np.testing.assert_allclose(erfc(x[x < 4]), expected[: int((x < 4).sum())], rtol=1e-15, atol=0)


@given(st.floats(-10, 10))
def test_erf_is_odd_and_bounded(x: float) -> None:
    here, there = erf(np.array([x, -x]))
    assert here == -there
    assert abs(here) <= 1


@pytest.mark.parametrize(("x", "expected"), [(math.inf, 1.0), (-math.inf, -1.0), (0.0, 0.0)])
def test_at_the_ends(x: float, expected: float) -> None:
    assert erf(np.array([x]))[0] == expected
    assert erfc(np.array([x]))[0] == 1 - expected


def test_not_a_number_stays_so() -> None:
    assert np.isnan(erf(np.array([math.nan]))).all()
    assert np.isnan(erfc(np.array([math.nan]))).all()
