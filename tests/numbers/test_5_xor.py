"""How often a small network learns XOR: initial weights, momentum and the failures that are the lesson.

2-2-1, logistic, all four rows as one batch, E = 1/2 of the sum of squares, eta .5, momentum .9 in
Rumelhart's form, weights and biases from U(-.5, .5) by seeds 0 to 99. Success: all four outputs are
within .4 of their target, in at most 10,000 epochs. The figures hold only for the draw order of
``initial_theta``, and so they hold that order still.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from simulator.drawing.drawing import Drawing
from simulator.drawing.presets import from_layers
from simulator.drawing.records import Training
from simulator.model.compiler import compile_drawing
from simulator.model.network import Network
from simulator.model.parameters import initial_theta
from simulator.numerics.activations import sigmoid
from simulator.numerics.array import Array
from simulator.numerics.executors.buffered.numpy_executor import NumpyExecutor

X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
Y = np.array([[0.0], [1.0], [1.0], [0.0]])
ETA, EPOCHS, SEEDS = 0.5, 10_000, 100


def drawn(hidden: int, seed: int, spread: float) -> tuple[Drawing, Network]:
    training = Training(convention="half", initializer="uniform", spread=spread, seed=seed)
    drawing = from_layers((2, hidden, 1), "sigmoid", records=[training])
    network = compile_drawing(drawing, ("a", "b"), ("y",))
    assert isinstance(network, Network)
    return drawing, network


def by_executor(hidden: int, seed: int, momentum: float, spread: float = 0.5) -> int:
    """The epochs that one seed needs, by the engine; -1 if it fails."""
    drawing, network = drawn(hidden, seed, spread)
    theta, executor = initial_theta(drawing, network), NumpyExecutor(network.program)
    update = np.zeros(network.size)
    for epoch in range(EPOCHS + 1):
        executor.run(theta, X)
        if np.abs(executor.said() - Y).max() < 0.4:
            return epoch
        executor.backpropagate(Y)
        update = momentum * update - ETA * executor.gradient
        theta += update
    return -1


@cache
def by_formulas(hidden: int, momentum: float, spread: float) -> tuple[int, ...]:
    """The same for all seeds at once, written out for these layers; theta is W1, b1, W2, b2."""
    theta = np.array([initial_theta(*drawn(hidden, seed, spread)) for seed in range(SEEDS)])
    update, seeds, epochs = np.zeros_like(theta), np.arange(SEEDS), np.full(SEEDS, -1)
    for epoch in range(EPOCHS + 1):
        error, gradient = _error_and_gradient(theta, hidden)
        learned = np.abs(error).max(axis=1) < 0.4
        if learned.any():
            epochs[seeds[learned]] = epoch
            theta, update, seeds = theta[~learned], update[~learned], seeds[~learned]
            gradient = gradient[~learned]
        if not len(seeds):
            break
        update = momentum * update - ETA * gradient
        theta = theta + update
    return tuple(epochs.tolist())


def _error_and_gradient(theta: Array, hidden: int) -> tuple[Array, Array]:
    first, b1, second, b2 = np.split(theta, np.cumsum([2 * hidden, hidden, hidden]), axis=1)
    h = sigmoid(X @ first.reshape(-1, hidden, 2).transpose(0, 2, 1) + b1[:, np.newaxis])
    y = sigmoid((h @ second[:, :, np.newaxis])[:, :, 0] + b2)
    delta = (y - Y[:, 0]) * y * (1 - y)
    delta_h = delta[:, :, np.newaxis] * second[:, np.newaxis] * h * (1 - h)
    parts = (
        (delta_h.transpose(0, 2, 1) @ X).reshape(len(theta), -1),
        delta_h.sum(axis=1),
        (delta[:, np.newaxis] @ h)[:, 0],
        delta.sum(axis=1, keepdims=True),
    )
    return y - Y[:, 0], np.concatenate(parts, axis=1)


@pytest.mark.parametrize(
    ("hidden", "momentum", "spread", "successes", "median"),
    [
        (2, 0.9, 0.5, 91, 296.0),
        (2, 0.0, 0.5, 88, 2140.5),  # printed as 2,141
        (4, 0.9, 1.0, 100, 94.5),  # printed as 95
        (4, 0.9, 0.5, 100, 175.5),
    ],
    ids=["2-2-1", "2-2-1 without momentum", "2-4-1 from U(-1, 1)", "2-4-1"],
)
def test_how_often_and_how_fast(
    hidden: int, momentum: float, spread: float, successes: int, median: float
) -> None:
    epochs = np.array(by_formulas(hidden, momentum, spread))
    assert (epochs >= 0).sum() == successes
    assert np.median(epochs[epochs >= 0]) == median


def test_the_engine_takes_the_same_steps_as_the_formulas() -> None:
    narrow, wide = by_formulas(2, 0.9, 0.5), by_formulas(4, 0.9, 0.5)
    assert [by_executor(2, seed, 0.9) for seed in range(6)] == list(narrow[:6])
    assert [by_executor(4, seed, 0.9) for seed in range(6)] == list(wide[:6])
    assert by_executor(2, narrow.index(-1), 0.9) == -1
