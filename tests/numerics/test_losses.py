"""Every row of the losses: its gradient, its kinks, its stability; and the conventions."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from simulator.numerics.array import Array
from simulator.numerics.losses import (
    CONVENTIONS,
    HEADS,
    LOSSES,
    PREDICTIONS,
    Loss,
    convention,
    loss,
    nearest_convention,
)

rows = pytest.mark.parametrize("row", LOSSES, ids=lambda row: row.key)
measured = pytest.mark.parametrize("row", [row for row in LOSSES if row.targets], ids=lambda row: row.key)
H = 1e-5


def value(row: Loss, p: Array, y: Array) -> Array:
    """The loss of outputs p, (outputs, samples): of each by itself."""
    return row.value(HEADS[row.head](p), y)


def gradient(row: Loss, p: Array, y: Array) -> Array:
    """Its derivative by p."""
    return row.gradient(HEADS[row.head](p), y, y.sum(axis=0))


def test_the_rows_that_were_promised() -> None:
    keys = [
        "squared_error",
        "binary_cross_entropy",
        "softmax_cross_entropy",
        "absolute_error",
        "huber",
        "value",
    ]
    assert [row.key for row in LOSSES] == keys
    assert [row.key for row in LOSSES if not row.targets] == ["value"]
    assert all(loss(row.key) is row and str(row.label) and row.formula for row in LOSSES)
    assert all(convention(row.key) is row and str(row.label) for row in CONVENTIONS)


def test_factors_of_the_conventions() -> None:
    assert {row.key: row.factor(8) for row in CONVENTIONS} == {
        "sum": 1.0, "mean": 1 / 8, "half": 1 / 2, "half_mean": 1 / 16,
    }  # fmt: skip


@rows
def test_every_loss_has_known_conventions_and_a_nearest_one(row: Loss) -> None:
    for wanted in CONVENTIONS:
        assert nearest_convention(row, wanted.key) in row.conventions
    assert all(nearest_convention(row, key) == key for key in row.conventions)


@rows
@given(seed=st.integers(0, 10**6), scale=st.sampled_from((0.1, 1.0, 5.0)))
def test_the_gradient_against_finite_differences(row: Loss, seed: int, scale: float) -> None:
    rng = np.random.default_rng(seed)
    p, y = scale * rng.normal(size=(4, 3)), rng.random((4, 3))
    assume(all(np.abs(p - y - kink).min() > 2 * H for kink in row.kinks))
    slope = gradient(row, p, y)
    for index in np.ndindex(p.shape):
        step = np.zeros_like(p)
        step[index] = H
        numeric = (value(row, p + step, y) - value(row, p - step, y)).sum() / (2 * H)
        np.testing.assert_allclose(slope[index], numeric, rtol=1e-7, atol=2e-9 * max(1, scale**2))


@rows
def test_a_value_for_every_output_and_nothing_written(row: Loss) -> None:
    rng = np.random.default_rng(0)
    p, y = rng.normal(size=(2, 5)), rng.random((2, 5))
    kept = p.copy(), y.copy()
    assert value(row, p, y).shape == gradient(row, p, y).shape == (2, 5)
    assert np.array_equal(p, kept[0])
    assert np.array_equal(y, kept[1])
    single = [value(row, p[:, i : i + 1], y[:, i : i + 1])[:, 0] for i in range(5)]
    np.testing.assert_allclose(value(row, p, y).T, single, rtol=1e-15)


@measured
def test_perfect_outputs_lose_nothing(row: Loss) -> None:
    y = np.eye(3)
    p = y if row.head == "none" else 1000 * y - 500
    assert value(row, p, y) == pytest.approx(np.zeros((3, 3)), abs=1e-12)
    assert gradient(row, p, y) == pytest.approx(np.zeros((3, 3)), abs=1e-12)


def test_the_value_of_a_node_is_its_own_loss_and_its_slope_is_1() -> None:
    row, p, y = loss("value"), np.array([[3.0, -2.0]]), np.array([[7.0, 7.0]])
    assert value(row, p, y).tolist() == p.tolist()
    assert gradient(row, p, y).tolist() == [[1.0, 1.0]]


@pytest.mark.parametrize("key", ["binary_cross_entropy", "softmax_cross_entropy"])
def test_logits_far_out_do_not_overflow(key: str) -> None:
    row = loss(key)
    z, y = np.array([[900.0], [-900.0]]), np.array([[0.0], [1.0]])
    with np.errstate(invalid="raise", divide="raise", over="ignore"):
        assert value(row, z, y).sum() == pytest.approx(1800.0)
        assert gradient(row, z, y)[:, 0] == pytest.approx([1.0, -1.0])


def test_binary_cross_entropy_is_small_where_it_should_be() -> None:
    row = loss("binary_cross_entropy")
    assert row.value(np.array([[40.0]]), np.array([[1.0]]))[0] == pytest.approx(np.exp(-40.0), rel=1e-12)


def test_predictions_by_head() -> None:
    z = np.array([[0.0], [1.0]])
    assert PREDICTIONS["none"](z).tolist() == z.tolist()
    assert PREDICTIONS["sigmoid"](z)[:, 0] == pytest.approx([0.5, 0.731058578630])
    assert PREDICTIONS["softmax"](z).sum() == pytest.approx(1)
