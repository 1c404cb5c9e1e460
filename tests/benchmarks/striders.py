"""The executors themselves, without a session: each makes the steps of a task through its own strides."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from simulator.model.network import Network
from simulator.model.parameters import initial_theta
from simulator.numerics.executors.buffered.numpy_strider import NumpyStrider
from simulator.numerics.executors.costs import ExecutorName
from simulator.numerics.executors.loading import COMPILED
from simulator.numerics.executors.stride import Memory, Point, Rows, Rules, Strider
from simulator.numerics.optimizers import optimizer
from simulator.numerics.program import Program
from simulator.training.gauge import Gauge
from tests.benchmarks.reference.contender import Contender
from tests.benchmarks.tasks import BATCHES, Task, dataset_of

ETA = 1e-12
"""So small that nothing diverges: what is learned does not count here."""

EPOCHS = 50
"""In one call, at most."""


def striders() -> Mapping[ExecutorName, Callable[[Program], Strider]]:
    """Those that are installed."""
    found: dict[ExecutorName, Callable[[Program], Strider]] = {"numpy": NumpyStrider}
    if COMPILED.load():
        found["compiled"] = COMPILED.strider
    return found


def contender(task: Task, network: Network, make: Callable[[Program], Strider]) -> Contender:
    """One of them at the task's first parameters."""
    strider, gauge = make(network.program), Gauge(network, dataset_of(task))
    theta = initial_theta(task.drawing, network)
    point = Point(theta, theta.copy(), np.zeros_like(theta), Memory.of(len(theta)))
    weights, free = network.is_weight.astype(np.float64), np.ones_like(theta)
    rules = Rules(optimizer("gradient_descent"), ETA, 0.0, 0.0, 0.0, 0.0, weights, free)
    order = np.tile(np.arange(len(gauge.x)), (EPOCHS, 1))
    rows = Rows(gauge.x, gauge.y, order, 0, task.batch)

    def run(steps: int) -> int:
        made = 0
        while made < steps:
            stride = strider.stride(point, rows, rules, min(steps - made, EPOCHS * BATCHES))
            assert stride.finite
            made += len(stride.losses)
            # The next call begins with the first batch again: whole epochs, or it is the last.
        return made

    return Contender(run, None, lambda: point.theta.copy())
