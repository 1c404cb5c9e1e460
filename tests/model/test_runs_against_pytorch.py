"""A hundred runs of a hundred steps for every optimizer, with PyTorch taking the same steps beside.

Layers of random widths, with random activations, losses, batches and penalties. The settings that make
PyTorch's optimizers the same as ours stand in ``THEIRS``: its momentum sums gradients and multiplies the
sum by eta, Rumelhart's sums steps that are multiplied already, which is one while eta stays.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import replace as change
from itertools import islice
from math import ceil
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
from simulator.numerics.array import Array, Indices
from simulator.numerics.executors.buffered.numpy_strider import NumpyStrider
from simulator.numerics.executors.stride import Rows, Rules, Strider
from simulator.numerics.optimizers import OPTIMIZERS, Optimizer
from simulator.numerics.program import Program
from simulator.training.dataset import NOTHING, Dataset
from simulator.training.rules import rules_of
from simulator.training.session import Session
from simulator.training.striding import advance
from tests.drawings import FEATURES, TARGETS
from tests.executors import STRIDERS, point_of
from tests.model.pytorch import ACTIVATION, LOSS, Tensor, torch

# Where the machine code is not there yet, it is made now: that takes a minute, and longer beside other tests.
pytestmark = pytest.mark.timeout(900)

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


@dataclass(frozen=True)
class Run:
    """A network to be trained from theta on, on twenty rows that come in an order of their own."""

    training: Training
    theta: Array
    rows: Rows

    @property
    def batches(self) -> list[Indices]:
        """The rows of every step."""
        size, epochs = self.rows.batch, self.rows.order
        return [order[start : start + size] for order in epochs for start in range(0, len(order), size)]


def begun(rng: np.random.Generator, drawing: Drawing, network: Network) -> Run:
    """Other weights, other data and another order each time; the targets are shares of 1."""
    training = replace(drawing.training, seed=int(rng.integers(1000)))
    records = [training if record.id == training.id else record for record in drawing.records.values()]
    x, y = rng.normal(size=(20, len(network.inputs))), rng.random((20, len(network.outputs)))
    y /= y.sum(axis=1, keepdims=True)
    size, chance = training.batch or len(x), np.random.default_rng([training.seed, 1])
    epochs = ceil(STEPS / ceil(len(x) / size))
    # What is one batch is not shuffled.
    order = [chance.permutation(len(x)) if size < len(x) else np.arange(len(x)) for _ in range(epochs)]
    return Run(training, initial_theta(Drawing(records), network), Rows(x, y, np.array(order), 0, size))


class Twin:
    """Networks of the same layers side by side in PyTorch: theta is (runs, parameters)."""

    def __init__(self, drawing: Drawing, network: Network, theta: Array) -> None:
        self.settings = drawing.training
        self.theta = torch.tensor(theta, requires_grad=True)
        self.is_weight = torch.tensor(network.is_weight)
        self.layers = [
            (layer, ACTIVATION[drawing.nodes[layer.targets[0]].activation])
            for layer in layers_of(drawing, network)
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


def theirs(drawing: Drawing, network: Network, runs: Sequence[Run]) -> Array:
    """Theta of every run after a hundred steps of PyTorch."""
    twin = Twin(drawing, network, np.array([run.theta for run in runs]))
    for together in islice(zip(*(run.batches for run in runs), strict=True), STEPS):
        x = [run.rows.x[batch] for run, batch in zip(runs, together, strict=True)]
        y = [run.rows.y[batch] for run, batch in zip(runs, together, strict=True)]
        twin.step(torch.tensor(np.array(x)), torch.tensor(np.array(y)))
    return np.asarray(twin.theta.detach().numpy())


def trained(make: Callable[[Program], Strider], network: Network, rules: Rules, run: Run) -> Array:
    """Theta of a run after a hundred steps of an executor."""
    point = point_of(run.theta)
    assert make(network.program).stride(point, run.rows, rules, STEPS).finite
    return point.theta


def assert_same(found: Array, expected: Array) -> None:
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-11)


def ten_runs(key: str, block: int) -> tuple[Drawing, Network, list[Run]]:
    rng = np.random.default_rng([block, list(THEIRS).index(key)])
    drawing = drawn(rng, key)
    network = compile_drawing(drawing, FEATURES, TARGETS)
    assert isinstance(network, Network)
    return drawing, network, [begun(rng, drawing, network) for _ in range(RUNS // 10)]


@pytest.mark.parametrize("block", range(10))
@pytest.mark.parametrize("key", THEIRS)
def test_a_hundred_runs(key: str, block: int) -> None:
    """Ten networks, ten times each with other weights and other data, by every executor."""
    drawing, network, runs = ten_runs(key, block)
    expected, rules = theirs(drawing, network, runs), rules_of(network, drawing.training)
    for make in STRIDERS.values():
        assert_same(np.array([trained(make, network, rules, run) for run in runs]), expected)


@pytest.mark.parametrize("key", THEIRS)
def test_a_session_makes_the_very_steps_of_its_executor(key: str) -> None:
    _, network, runs = ten_runs(key, 0)
    for run in runs[:3]:
        x, y = run.rows.x, run.rows.y
        names = FEATURES[: x.shape[1]], TARGETS[: y.shape[1]]
        dataset = Dataset("random", NOTHING.label, *names, x, y, training=len(x), classes=None)
        session = Session(network, dataset, run.training, run.theta)
        session.executors.only = "numpy"
        assert advance(session, STEPS)
        expected = trained(NumpyStrider, network, rules_of(network, run.training), run)
        assert session.theta.tolist() == expected.tolist()


Fault = Callable[[Rules], Rules]

# fmt: off
FAULTS: Mapping[str, tuple[str, Fault]] = {
    # the setting that an optimizer has to obey for the fault to make a difference
    "a larger eta":      ("eta",      lambda rules: change(rules, eta=rules.eta * (1 + 1e-7))),
    "a larger alpha":    ("momentum", lambda rules: change(rules, alpha=rules.alpha * (1 + 1e-7))),
    "a smaller rho":     ("decay",    lambda rules: change(rules, rho=rules.rho * (1 - 1e-6))),
    "penalty on biases": ("eta",      lambda rules: change(rules, weights=rules.free)),
    "one stands still":  ("eta",      lambda rules: change(rules, free=np.arange(len(rules.free)) > 0)),
}
# fmt: on


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("row", OPTIMIZERS, ids=lambda row: row.key)
def test_a_planted_fault_is_noticed(row: Optimizer, fault: str) -> None:
    setting, plant = FAULTS[fault]
    if setting not in row.uses:
        return
    with pytest.raises(AssertionError):
        compare_spoiled(row.key, plant)


def compare_spoiled(key: str, plant: Fault) -> None:
    """Two runs of three networks, as above but for the fault."""
    for block in range(3):
        drawing, network, runs = ten_runs(key, block)
        rules = plant(rules_of(network, drawing.training))
        ours = [trained(NumpyStrider, network, rules, run) for run in runs[:2]]
        assert_same(np.array(ours), theirs(drawing, network, runs[:2]))
