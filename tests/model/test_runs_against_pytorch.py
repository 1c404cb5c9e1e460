"""A hundred runs of a hundred steps for every optimizer, with PyTorch taking the same steps beside.

Layers of random widths, with random activations, losses, batches and penalties. The settings that make
PyTorch's optimizers the same as ours stand in ``THEIRS``: its momentum sums gradients and multiplies the
sum by eta, Rumelhart's sums steps that are multiplied already, which is one while eta stays.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace

from simulator.drawing.drawing import Drawing
from simulator.drawing.presets import from_layers
from simulator.drawing.records import Training
from simulator.model.compiler import compile_drawing
from simulator.model.layers import Layer, layers_of
from simulator.model.network import Network
from simulator.model.parameters import initial_theta
from simulator.numerics.array import Array
from simulator.training.dataset import NOTHING, Dataset
from simulator.training.optimizers import OPTIMIZERS
from simulator.training.session import Session
from tests.drawings import FEATURES, TARGETS
from tests.model.pytorch import ACTIVATION, LOSS, Tensor, torch

RUNS, STEPS = 100, 100
EPSILON = 1e-8

THEIRS: Mapping[str, Callable[[Any, Training], Any]] = {
    "gradient_descent": lambda theta, s: torch.optim.SGD(theta, lr=s.eta),
    "momentum": lambda theta, s: torch.optim.SGD(theta, lr=s.eta, momentum=s.momentum),
    "nesterov": lambda theta, s: torch.optim.SGD(theta, lr=s.eta, momentum=s.momentum, nesterov=True),
    "adagrad": lambda theta, s: torch.optim.Adagrad(theta, lr=s.eta, eps=EPSILON),
    "rmsprop": lambda theta, s: torch.optim.RMSprop(theta, lr=s.eta, alpha=s.decay, eps=EPSILON),
    "adam": lambda theta, s: torch.optim.Adam(theta, lr=s.eta, betas=(s.momentum, s.decay), eps=EPSILON),
}

ETA = {
    "gradient_descent": 0.3,
    "momentum": 0.1,
    "nesterov": 0.1,
    "adagrad": 0.01,
    "rmsprop": 0.0003,
    "adam": 0.001,
}
"""So small that no run leaps to and fro about its goal yet: there rounding grows with every step.

As the root of h shrinks with the gradient, RMSProp with a decay of .9 loses ten digits in fifty such steps.
"""

# In PyTorch an output under the binary cross-entropy is linear; a sigmoid under ours is not squeezed twice.
LAST = {"squared_error": "sigmoid", "binary_cross_entropy": "linear", "softmax_cross_entropy": "linear"}


def test_every_optimizer_has_its_counterpart() -> None:
    assert set(THEIRS) == {row.key for row in OPTIMIZERS}


def drawn(rng: np.random.Generator, key: str) -> Drawing:
    """Two to four layers. The rates are those at which each optimizer is used."""
    loss = str(rng.choice(list(LAST)))
    widths = tuple(rng.integers(2, 6, rng.integers(2, 5)).tolist())
    training = Training(
        loss=loss, convention="mean", optimizer=key,
        eta=ETA[key],
        momentum=float(rng.choice((0.5, 0.9))), decay=float(rng.choice((0.99, 0.999))),
        l1=float(rng.choice((0.0, 0.001))), l2=float(rng.choice((0.0, 0.01))),
        batch=int(rng.choice((0, 1, 5, 8))), seed=int(rng.integers(1000)), spread=1.0,
    )  # fmt: skip
    hidden = str(rng.choice(("sigmoid", "tanh", "gelu", "silu", "softplus", "sine")))
    return from_layers(widths, hidden, LAST[loss], records=[training])


def data(rng: np.random.Generator, network: Network) -> Dataset:
    """Twenty rows; the targets are shares of 1."""
    x, y = rng.normal(size=(20, len(network.inputs))), rng.random((20, len(network.outputs)))
    y /= y.sum(axis=1, keepdims=True)
    names = FEATURES[: x.shape[1]], TARGETS[: y.shape[1]]
    return Dataset("random", NOTHING.label, *names, x, y, training=len(x), classes=None)


class Twin:
    """Networks of the same layers side by side in PyTorch: theta is (runs, parameters)."""

    def __init__(self, drawing: Drawing, network: Network, theta: Array) -> None:
        self.settings = drawing.training
        self.theta = torch.tensor(theta, requires_grad=True)
        self.is_weight = torch.tensor(network.is_weight)
        self.layers = [
            (layer, ACTIVATION[drawing.nodes[layer.targets[0]].activation]) for layer in layers_of(network)
        ]
        self.optimizer = THEIRS[self.settings.optimizer]([self.theta], self.settings)

    def step(self, x: Tensor, y: Tensor) -> None:
        """One step of every run, for x, (runs, samples, inputs), and y, (runs, samples, outputs)."""
        self.optimizer.zero_grad()
        for layer, function in self.layers:
            x = function(x @ self._weights(layer) + self._biases(layer))
        error = LOSS[self.settings.loss](x.flatten(0, 1), y.flatten(0, 1)) / y.shape[1]
        weights = self.theta[:, self.is_weight]
        error = error + self.settings.l1 * weights.abs().sum() + self.settings.l2 / 2 * (weights**2).sum()
        error.backward()
        self.optimizer.step()

    def _weights(self, layer: Layer) -> Tensor:
        """W of every run, (runs, sources, targets), as a view."""
        first, last = layer.weights[0, 0].item(), layer.weights[-1, -1].item()
        return self.theta[:, first : last + 1].view(-1, *layer.weights.T.shape).transpose(1, 2)

    def _biases(self, layer: Layer) -> Tensor:
        return self.theta[:, layer.biases[0] : layer.biases[-1] + 1].unsqueeze(1)


@pytest.mark.parametrize("block", range(10))
@pytest.mark.parametrize("key", THEIRS)
def test_a_hundred_runs(key: str, block: int) -> None:
    """Ten networks, ten times each with other weights and other data."""
    rng = np.random.default_rng([block, list(THEIRS).index(key)])
    drawing = drawn(rng, key)
    network = compile_drawing(drawing, FEATURES, TARGETS)
    assert isinstance(network, Network)
    sessions = [begun(rng, drawing, network) for _ in range(RUNS // 10)]
    twin = Twin(drawing, network, np.array([session.theta for session in sessions]))
    for _ in range(STEPS):
        assert all(session.step_batch() for session in sessions)
        x = [session.dataset.x[session.last_batch] for session in sessions]
        y = [session.dataset.y[session.last_batch] for session in sessions]
        twin.step(torch.tensor(np.array(x)), torch.tensor(np.array(y)))
    ours = np.array([session.theta for session in sessions])
    np.testing.assert_allclose(ours, twin.theta.detach().numpy(), rtol=1e-9, atol=1e-11)


def begun(rng: np.random.Generator, drawing: Drawing, network: Network) -> Session:
    training = replace(drawing.training, seed=int(rng.integers(1000)))
    records = [training if record.id == training.id else record for record in drawing.records.values()]
    return Session(network, data(rng, network), training, initial_theta(Drawing(records), network))
