"""Random graphs against the complex step: every parameter, to twelve digits, by every executor."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.model.compiler import compile_drawing
from simulator.model.network import Network
from simulator.model.parameters import initial_theta
from simulator.numerics.activations import ACTIVATIONS
from simulator.numerics.arithmetic import OPERATIONS
from simulator.numerics.losses import LOSSES
from tests.drawings import FEATURES, TARGETS
from tests.executors import EXECUTORS
from tests.graphs import graph_features, random_graph
from tests.model import complex_step


def test_every_row_has_its_counterpart() -> None:
    rows = {row.key for row in ACTIVATIONS} | {row.key for row in OPERATIONS}
    assert set(complex_step.FUNCTION) == rows
    assert set(complex_step.LOSS) == {row.key for row in LOSSES}


def compare(seed: int) -> None:
    """What cancels keeps the digits of its terms: 1e-12 of the largest part of the gradient may remain."""
    rng = np.random.default_rng([seed, 4])
    nodes, inputs = int(rng.integers(2, 25)), int(rng.integers(0, 4))
    drawing = random_graph(rng, nodes, inputs, float(rng.choice((0.0, 0.4, 0.8))), seed=seed)
    network = compile_drawing(drawing, FEATURES, TARGETS)
    assert isinstance(network, Network), [str(problem) for problem in network]
    theta, x = initial_theta(drawing, network), graph_features(rng, 5, len(network.inputs))
    y = rng.random((5, len(network.outputs)))
    with np.errstate(all="ignore"):
        expected = complex_step.gradient(network.program, theta, x, y)
    scale = np.abs(expected).max(initial=0)
    if not np.isfinite(scale):
        return
    for name, executor in EXECUTORS.items():
        _, gradient = executor(network.program, theta, x, y)
        np.testing.assert_allclose(gradient, expected, rtol=1e-12, atol=1e-12 * scale, err_msg=name)


@pytest.mark.parametrize("block", range(10))
def test_random_graphs(block: int) -> None:
    for number in range(25):
        compare(25 * block + number)


@pytest.mark.campaign
@pytest.mark.parametrize("block", range(50))
def test_many_random_graphs(block: int) -> None:
    for number in range(200):
        compare(1000 + 200 * block + number)
