"""Random drawings against PyTorch in float64, neuron by neuron; skipped where PyTorch is not installed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from simulator.drawing.drawing import Drawing
from simulator.model.compiler import compile_drawing
from simulator.model.network import Network
from simulator.model.parameters import initial_theta
from simulator.numerics.activations import ACTIVATIONS
from simulator.numerics.executors.numpy_executor import NumpyExecutor
from simulator.numerics.losses import LOSSES
from tests.drawings import FEATURES, TARGETS, random_drawing

torch = pytest.importorskip("torch", reason="PyTorch is not installed")
functional = torch.nn.functional

Tensor = Any

THEIRS: dict[str, Callable[[Tensor], Tensor]] = {
    "linear": lambda z: z,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": functional.relu,
    "leaky_relu": functional.leaky_relu,
    "elu": functional.elu,
    "softplus": lambda z: torch.logaddexp(z, torch.zeros_like(z)),
    "gelu": functional.gelu,
    "silu": functional.silu,
    "sine": torch.sin,
}

THEIR_LOSS: dict[str, Callable[[Tensor, Tensor], Tensor]] = {
    "squared_error": lambda a, y: ((a - y) ** 2).sum(),
    "binary_cross_entropy": lambda z, y: functional.binary_cross_entropy_with_logits(z, y, reduction="sum"),
    "softmax_cross_entropy": lambda z, y: functional.cross_entropy(z, y, reduction="sum"),
    "absolute_error": lambda a, y: functional.l1_loss(a, y, reduction="sum"),
    "huber": lambda a, y: functional.huber_loss(a, y, reduction="sum"),
}


def test_every_row_has_its_counterpart() -> None:
    assert set(THEIRS) == {row.key for row in ACTIVATIONS}
    assert set(THEIR_LOSS) == {row.key for row in LOSSES}


def theirs(drawing: Drawing, network: Network, theta: Tensor, x: Tensor, y: Tensor) -> Tensor:
    """The loss of the drawing, walked node by node."""
    z: dict[str, Tensor] = {}
    a: dict[str, Tensor] = {id: x[:, column] for column, id in enumerate(network.inputs)}
    for id in (id for rank in network.ranks for id in rank):
        z[id] = theta[network.parameter[id]].expand(len(x))
        for edge in drawing.incoming(id).values():
            z[id] = z[id] + theta[network.parameter[edge.id]] * a[edge.source]
        a[id] = THEIRS[drawing.nodes[id].activation](z[id])
    table = a if network.program.loss.head == "none" else z
    measured = torch.stack([table[id] for id in network.outputs], dim=1)
    factor = network.program.convention.factor(len(x))
    return factor * THEIR_LOSS[network.program.loss.key](measured, y)


@pytest.mark.parametrize("seed", range(200))
def test_loss_and_gradient(seed: int) -> None:
    rng = np.random.default_rng([seed, 2])
    drawing = random_drawing(rng, neurons=int(rng.integers(1, 25)), inputs=int(rng.integers(1, 6)), loss=None)
    network = compile_drawing(drawing, FEATURES, TARGETS)
    assert isinstance(network, Network)
    theta = initial_theta(drawing, network)
    x, y = rng.normal(size=(7, len(network.inputs))), rng.random((7, len(network.outputs)))
    y /= y.sum(axis=1, keepdims=True) if network.program.loss.head == "softmax" else 1.0

    executor = NumpyExecutor(network.program)
    executor.run(theta, x)
    value = executor.backpropagate(theta, y)

    their_theta = torch.tensor(theta, requires_grad=True)
    their_value = theirs(drawing, network, their_theta, torch.tensor(x), torch.tensor(y))
    their_value.backward()
    gradient = their_theta.grad.numpy()
    assert value == pytest.approx(float(their_value.detach()), rel=1e-10)
    scale = np.abs(gradient).max()
    np.testing.assert_allclose(executor.gradient, gradient, rtol=1e-10, atol=1e-12 * scale)
