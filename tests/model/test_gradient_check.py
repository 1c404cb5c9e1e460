"""The gradient check: it passes what is right, fails what is wrong, and names kinks instead of failing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from simulator.drawing.drawing import Drawing
from simulator.drawing.presets import from_layers
from simulator.drawing.records import Training
from simulator.model import gradient_check
from simulator.model.compiler import compile_drawing
from simulator.model.gradient_check import TOLERANCE, GradientCheck, check_gradients
from simulator.model.network import Network
from simulator.model.parameters import initial_theta
from simulator.numerics.activations import ACTIVATIONS, Activation
from simulator.numerics.array import Array
from simulator.numerics.losses import LOSSES
from simulator.numerics.program import Apply


def compiled(drawing: Drawing) -> tuple[Network, Array]:
    network = compile_drawing(drawing, ("a", "b", "c"), ("t", "u"))
    assert isinstance(network, Network)
    return network, initial_theta(drawing, network)


def checked(drawing: Drawing) -> GradientCheck:
    rng = np.random.default_rng(0)
    return check_gradients(*compiled(drawing), rng.normal(size=(8, 3)), rng.random((8, 2)))


@pytest.mark.parametrize("row", ACTIVATIONS, ids=lambda row: row.key)
def test_every_activation_passes(row: Activation) -> None:
    check = checked(from_layers((3, 5, 4, 2), row.key))
    assert check.worst is not None
    assert check.passed, check.worst
    assert len(check.rows) == 3 * 5 + 5 * 4 + 4 * 2 + 11


@pytest.mark.parametrize("key", [row.key for row in LOSSES])
def test_every_loss_passes(key: str) -> None:
    training = Training(loss=key, convention="mean", spread=1.0)
    assert checked(from_layers((3, 4, 2), "tanh", "linear", [training])).passed


@pytest.mark.parametrize(
    "wrong",
    [lambda z, a: a * (1 - a) * (1 + 1e-6), lambda z, a: a, lambda z, a: np.full_like(z, np.nan)],
    ids=["a millionth too much", "forgot 1 - a", "not a number"],
)
def test_a_wrong_derivative_fails(wrong: object) -> None:
    network, theta = compiled(from_layers((3, 4, 2)))
    steps = tuple(
        replace(step, activation=replace(step.activation, derivative=wrong))
        if isinstance(step, Apply)
        else step
        for step in network.program.steps
    )
    broken = replace(network, program=replace(network.program, steps=steps))
    rng = np.random.default_rng(0)
    check = check_gradients(broken, theta, rng.normal(size=(8, 3)), rng.random((8, 2)))
    assert not check.passed


def test_a_kink_is_named() -> None:
    """All biases 0 and a sample of zeros: every ReLU stands exactly on its kink."""
    drawing = from_layers((3, 4, 2), "relu", "linear", [Training(initial_bias="zero", seed=3)])
    network, theta = compiled(drawing)
    check = check_gradients(network, theta, np.zeros((1, 3)), np.ones((1, 2)))
    kinks = {row.id for row in check.rows if row.kink}
    assert kinks == {f"n{i}" for i in (4, 5, 6, 7)}
    assert any(row.kink and row.relative_error > TOLERANCE for row in check.rows)
    assert check.passed


@pytest.mark.parametrize(("key", "offset"), [("absolute_error", 0.0), ("huber", 1.0), ("huber", -1.0)])
def test_kinks_of_a_loss_are_named(key: str, offset: float) -> None:
    drawing = from_layers((1, 1), "linear", records=[Training(loss=key, convention="sum")])
    network = compile_drawing(drawing, ("a",), ("t",))
    assert isinstance(network, Network)
    theta = np.array([2.0, 1.0])
    check = check_gradients(network, theta, np.array([[3.0]]), np.array([[7.0 - offset]]))
    assert [row.kink for row in check.rows] == [True, True]
    assert check.worst is None
    assert check.passed


def test_theta_is_left_as_it_was_and_h_counts() -> None:
    drawing = from_layers((3, 5, 2), "sine", "linear", [Training(spread=2.0)])
    network, theta = compiled(drawing)
    kept = theta.copy()
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(8, 3)), rng.random((8, 2))
    coarse, fine = (check_gradients(network, theta, x, y, h).worst for h in (1e-2, gradient_check.H))
    assert np.array_equal(theta, kept)
    assert coarse is not None
    assert fine is not None
    assert fine.relative_error < TOLERANCE < coarse.relative_error


def test_a_network_without_any_slope_passes() -> None:
    drawing = from_layers((3, 2, 2), "relu", records=[Training(initializer="zeros")])
    assert checked(drawing).passed
