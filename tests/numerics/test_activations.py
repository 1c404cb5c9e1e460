"""Every row of the activations: its derivative, its kinks, and its behavior far out."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.numerics.activations import ACTIVATIONS, Activation, activation

rows = pytest.mark.parametrize("row", ACTIVATIONS, ids=lambda row: row.key)
H = 1e-5


def test_the_rows_that_were_promised() -> None:
    keys = ["linear", "sigmoid", "tanh", "relu", "leaky_relu", "elu", "softplus", "gelu", "silu", "sine"]
    assert [row.key for row in ACTIVATIONS] == keys
    assert all(activation(row.key) is row and str(row.label) and row.formula for row in ACTIVATIONS)


def test_an_unknown_key_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        activation("step")


@rows
@given(z=st.floats(-20, 20))
def test_the_derivative_against_finite_differences(row: Activation, z: float) -> None:
    if any(abs(z - kink) <= 2 * H for kink in row.kinks):
        return
    here = np.array([z])
    numeric = (row.function(here + H) - row.function(here - H)) / (2 * H)
    np.testing.assert_allclose(row.derivative(here, row.function(here)), numeric, rtol=1e-7, atol=1e-8)


@rows
def test_kinks_are_all_there(row: Activation) -> None:
    """Away from them the second derivative is continuous, on them it or the first jumps."""
    z = np.arange(-5, 5, 0.125)
    slope = [row.derivative(z + side, row.function(z + side)) for side in (-2e-6, -1e-6, 1e-6, 2e-6)]
    bend_below, bend_above = (slope[1] - slope[0]) / 1e-6, (slope[3] - slope[2]) / 1e-6
    jumps = (np.abs(slope[2] - slope[1]) > 1e-3) | (np.abs(bend_above - bend_below) > 1e-3)
    assert tuple(z[jumps]) == row.kinks


@rows
def test_arrays_are_new_and_of_the_same_shape(row: Activation) -> None:
    z = np.linspace(-2, 2, 12).reshape(3, 4)
    a = row.function(z)
    kept = z.copy(), a.copy()
    slope = row.derivative(z, a)
    assert a.shape == slope.shape == z.shape
    assert not np.shares_memory(a, z)
    assert not np.shares_memory(slope, a)
    assert not np.shares_memory(slope, z)
    assert np.array_equal(z, kept[0])
    assert np.array_equal(a, kept[1])


@rows
def test_everything_is_finite_far_out(row: Activation) -> None:
    z = np.array([-1e300, -1e4, -800.0, -710.0, 710.0, 800.0, 1e4, 1e300])
    with np.errstate(over="ignore", invalid="raise", divide="raise"):
        a = row.function(z)
        slope = row.derivative(z, a)
    assert np.isfinite(a).all()
    assert np.isfinite(slope).all()


@rows
def test_not_a_number_stays_so(row: Activation) -> None:
    with np.errstate(invalid="ignore"):
        assert np.isnan(row.function(np.array([math.nan]))).all()


@pytest.mark.parametrize("key", ["relu", "elu", "leaky_relu"])
def test_values_at_the_kink(key: str) -> None:
    row = activation(key)
    slope = row.derivative(np.zeros(1), row.function(np.zeros(1)))[0]
    assert slope == {"relu": 0.0, "elu": 1.0, "leaky_relu": 0.01}[key]
