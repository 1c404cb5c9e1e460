"""Section 2, "What h to use": a large h feels the curve, a small one the last digits.

Five random 3-5-4-2 networks, 8 samples; the L2 norm of the difference, relative to that of the gradient.
Printed are orders of magnitude, of networks that are not: ours lie within a factor of 3, and of 10 where
a kink is crossed, for there it matters whose.

    h           1e-4      1e-5      1e-6
    sigmoid     9e-10     5e-11     7e-10
    ReLU        3e-3      4e-10               at 1e-4 a kink was crossed
    float32     2e-3 .. 3e-2
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from simulator.drawing.presets import from_layers
from simulator.drawing.records import Training
from simulator.model.compiler import compile_drawing
from simulator.model.network import Network
from simulator.model.parameters import initial_theta
from simulator.numerics.executors.plain import Numbers, forward, gradient, parts

Case = tuple[Network, Numbers, Numbers, Numbers]
"""A network, theta, x and y."""


def five(activation: str) -> Iterator[Case]:
    for seed in range(5):
        training = Training(convention="half_mean", initializer="uniform", spread=1.0, seed=seed)
        drawing = from_layers((3, 5, 4, 2), activation, records=[training])
        network = compile_drawing(drawing, ("a", "b", "c"), ("t", "u"))
        assert isinstance(network, Network)
        rng = np.random.default_rng(seed)
        yield network, initial_theta(drawing, network), rng.normal(size=(8, 3)), rng.random((8, 2))


def loss(network: Network, theta: Numbers, x: Numbers, y: Numbers) -> float:
    return float(parts(network.program, forward(network.program, theta, x), y).sum())


def backpropagated(network: Network, theta: Numbers, x: Numbers, y: Numbers) -> Numbers:
    return gradient(network.program, theta, forward(network.program, theta, x), y)


def error(case: Case, h: float) -> float:
    """How far the central difference is from backpropagation, in the numbers that theta has."""
    network, theta, x, y = case
    numeric = np.zeros(len(theta))
    for index in range(len(theta)):
        step = np.zeros_like(theta)
        step[index] = h
        numeric[index] = (loss(network, theta + step, x, y) - loss(network, theta - step, x, y)) / (2 * h)
    exact = backpropagated(*case)
    return float(np.linalg.norm(exact - numeric) / np.linalg.norm(exact))


@pytest.mark.parametrize(("h", "printed"), [(1e-4, 9e-10), (1e-5, 5e-11), (1e-6, 7e-10)])
def test_sigmoid(h: float, printed: float) -> None:
    middle = np.median([error(case, h) for case in five("sigmoid")])
    assert printed / 3 < middle < printed * 3


def test_relu_away_from_its_kinks() -> None:
    assert max(error(case, 1e-5) for case in five("relu")) < 4e-10


def near_a_kink(distance: float) -> Iterator[Case]:
    """Of every network every hidden neuron in turn: its bias puts z of the first sample beside 0."""
    for network, theta, x, y in five("relu"):
        for id, slot in list(network.slot.items())[3:12]:
            moved = theta.copy()
            moved[network.parameter[id]] += distance - forward(network.program, theta, x).z[slot, 0]
            yield network, moved, x, y


def test_relu_where_a_kink_is_crossed() -> None:
    """At z = 5e-5, which lies within 1e-4 and not within 1e-5."""
    middle = np.median([error(case, 1e-4) for case in near_a_kink(5e-5)])
    assert 3e-3 / 10 < middle < 3e-3 * 10
    assert np.median([error(case, 1e-5) for case in near_a_kink(5e-5)]) < 4e-10


@pytest.mark.parametrize(("h", "printed"), [(1e-4, 2e-3), (1e-5, 3e-2)])
def test_float32_is_useless_for_this(h: float, printed: float) -> None:
    for network, *numbers in five("sigmoid"):
        theta, x, y = (number.astype(np.float32) for number in numbers)
        assert printed / 3 < error((network, theta, x, y), h) < printed * 3
