"""Random graphs against the complex step: every parameter, to twelve digits, by every executor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import pytest

from simulator.model.compiler import compile_drawing
from simulator.model.network import Network
from simulator.model.parameters import initial_theta
from simulator.numerics.activations import ACTIVATIONS
from simulator.numerics.arithmetic import OPERATIONS
from simulator.numerics.array import Array
from simulator.numerics.losses import LOSSES
from simulator.numerics.program import Program
from tests.drawings import FEATURES, TARGETS
from tests.executors import EXECUTORS, Executor
from tests.graphs import graph_features, random_graph
from tests.model import complex_step
from tests.model.spoiling import Spoil, derivatives_off, wrong_reads

# Where the machine code is not there yet, it is made now: that takes a minute, and longer beside other tests.
pytestmark = pytest.mark.timeout(900)


def test_every_row_has_its_counterpart() -> None:
    rows = {row.key for row in ACTIVATIONS} | {row.key for row in OPERATIONS}
    assert set(complex_step.FUNCTION) == rows
    assert set(complex_step.LOSS) == {row.key for row in LOSSES}


@dataclass(frozen=True)
class Case:
    """A program, its parameters and a batch, and the derivatives that were found beside it."""

    program: Program
    theta: Array
    x: Array
    y: Array
    expected: Array

    def check(self, name: str, executor: Executor) -> None:
        """What cancels keeps the digits of its terms: 1e-12 of the largest part may remain.

        And of the slope 1 - a^2 of a saturated tanh no more than the last digits of 1 are there.
        """
        allowed = 1e-12 * np.abs(self.expected).max(initial=0) + 1e-15
        _, gradient = executor(self.program, self.theta, self.x, self.y)
        np.testing.assert_allclose(gradient, self.expected, rtol=1e-12, atol=allowed, err_msg=name)


def case(*seed: int) -> Case | None:
    """A random graph; ``None`` where L has no derivative."""
    rng = np.random.default_rng(seed)
    nodes, inputs = int(rng.integers(2, 25)), int(rng.integers(0, 4))
    drawing = random_graph(rng, nodes, inputs, float(rng.choice((0.0, 0.4, 0.8))), seed=seed[0])
    network = compile_drawing(drawing, FEATURES, TARGETS)
    assert isinstance(network, Network), [str(problem) for problem in network]
    theta, x = initial_theta(drawing, network), graph_features(rng, 5, len(network.inputs))
    y = rng.random((5, len(network.outputs)))
    with np.errstate(all="ignore"):
        expected = complex_step.gradient(network.program, theta, x, y)
    return Case(network.program, theta, x, y, expected) if np.isfinite(expected).all() else None


def compare(numbers: Iterable[int]) -> None:
    """Nearly all of these have a derivative."""
    cases = [case(number, 4) for number in numbers]
    found = [one for one in cases if one is not None]
    assert len(found) >= 0.9 * len(cases)
    for one in found:
        for name, executor in EXECUTORS.items():
            one.check(name, executor)


@pytest.mark.parametrize("block", range(10))
def test_random_graphs(block: int) -> None:
    compare(range(25 * block, 25 * block + 25))


@pytest.mark.campaign
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("block", range(50))
def test_many_random_graphs(block: int) -> None:
    compare(range(1000 + 200 * block, 1200 + 200 * block))


def test_planted_faults_are_noticed() -> None:
    """Every derivative is off once by a hundred-billionth, and read wrongly what is read."""
    faults = {**dict(derivatives_off(1e-11)), **dict(wrong_reads(1e-11))}
    for number in range(200):
        one = case(number, 8)
        if one is not None:
            faults = {name: spoil for name, spoil in faults.items() if not noticed(one, spoil)}
        if not faults:
            break
    assert not faults, list(faults)


def noticed(case: Case, spoil: Spoil) -> bool:
    program = spoil(case.program)
    if program is case.program:
        return False
    try:
        replace(case, program=program).check("tables", EXECUTORS["tables"])
    except AssertionError:
        return True
    return False
