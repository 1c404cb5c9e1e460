"""Compiled strides: the same as NumPy's, to the last digits, for every row of every table."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.drawing.drawing import Drawing
from simulator.drawing.presets import from_layers
from simulator.model.compiler import compile_drawing
from simulator.model.network import Network
from simulator.numerics import activations, arithmetic, losses, normal, optimizers
from simulator.numerics.array import Array
from simulator.numerics.executors.buffered.numpy_strider import NumpyStrider
from simulator.numerics.executors.stride import Point, Rows, Rules, Stride, Strider
from simulator.numerics.optimizers import OPTIMIZERS, Optimizer
from tests.drawings import random_drawing, random_graph
from tests.executors import point_of

pytest.importorskip("numba")
from simulator.numerics.executors.compiled.exponential import exp, expm1, logaddexp, tanh
from simulator.numerics.executors.compiled.strider import CompiledStrider

# Where the machine code is not there yet, it is made now: that takes a minute, and longer beside other tests.
pytestmark = pytest.mark.timeout(900)

SEEDS = st.integers(0, 2**32 - 1)


def networks(seed: int) -> Iterator[Network]:
    """Loose neurons, a computational graph, and layers: of neurons by fours, and of some more."""
    rng = np.random.default_rng(seed)
    columns = [f"c{n}" for n in range(40)]
    layers = from_layers((*rng.integers(1, 11, 3).tolist(), 2), "tanh")
    for drawing in (random_drawing(rng, neurons=9, loss=None), random_graph(rng), layers):
        assert isinstance(drawing, Drawing)
        network = compile_drawing(drawing, columns, columns)
        if isinstance(network, Network):
            yield network


def rows_of(network: Network, rng: np.random.Generator, samples: int, batch: int) -> Rows:
    x = rng.uniform(0.2, 1.0, (samples, network.program.inputs))
    y = rng.uniform(0.2, 1.0, (samples, len(network.program.outputs)))
    order = np.array([rng.permutation(samples) for _ in range(3)])
    return Rows(x, y, order, int(rng.integers(samples)), batch)


def rules_of(network: Network, optimizer: Optimizer, rng: np.random.Generator) -> Rules:
    """With a penalty or without, some frozen or none."""
    held, penalty = rng.choice([0.0, 0.1]), float(rng.choice([0.0, 1.0]))
    free = np.where(network.frozen | (rng.random(network.size) < held), 0.0, 1.0)
    weights = network.is_weight * free
    return Rules(optimizer, 0.01, 0.8, 0.95, 0.001 * penalty, 0.002 * penalty, weights, free)


def both(network: Network, seed: int, optimizer: Optimizer, steps: int) -> Iterator[tuple[Point, Stride]]:
    """Two strides by each, as a batch of up to 300 samples and other rules follow one another; the second."""
    for strider in (NumpyStrider(network.program), CompiledStrider(network.program)):
        rng = np.random.default_rng(seed)
        point = point_of(rng.uniform(0.1, 0.6, network.size))
        checked: Strider = strider
        for _ in range(2):
            most = int(rng.choice([80, 300]))
            rows = rows_of(network, rng, int(rng.integers(1, most + 20)), int(rng.integers(1, most)))
            stride = checked.stride(point, rows, rules_of(network, optimizer, rng), steps)
            if not stride.finite:
                break
        yield point, stride


@settings(deadline=None, max_examples=60)
@given(SEEDS, st.sampled_from(OPTIMIZERS), st.integers(1, 6))
def test_the_same_strides(seed: int, optimizer: Optimizer, steps: int) -> None:
    for network in networks(seed):
        (ours, stride), (theirs, compiled) = both(network, seed, optimizer, steps)
        assert compiled.finite == stride.finite
        if not stride.finite:
            continue
        assert compiled.losses == pytest.approx(stride.losses, rel=1e-12, abs=1e-12)
        for name in ("theta", "before", "gradient"):
            expected = getattr(ours, name)
            scale = float(np.abs(expected).max(initial=1e-300))
            assert getattr(theirs, name) == pytest.approx(expected, rel=1e-11, abs=1e-12 * scale), name
        assert theirs.memory.v == pytest.approx(ours.memory.v, rel=1e-10, abs=1e-12)
        assert theirs.memory.h == pytest.approx(ours.memory.h, rel=1e-10, abs=1e-12)


def nasty(limit: float) -> Array:
    """Numbers of every size, and those at the ends."""
    rng = np.random.default_rng(0)
    tiny = 10.0 ** rng.uniform(-300, 0, 300) * rng.choice([-1, 1], 300)
    ends = [0.0, np.inf, -np.inf, np.nan, 709.782712893384, 709.79, -708.5, -744.9, -745.3, 0.625, 5e-324]
    return np.concatenate([rng.uniform(-limit, limit, 1000), rng.normal(size=1000), tiny, ends])


@pytest.mark.parametrize(
    ("ours", "numpys", "limit", "units"),
    [
        (exp, np.exp, 740.0, 2),
        (tanh, np.tanh, 20.0, 2),
        (expm1, np.expm1, 40.0, 4),
        (partial(logaddexp, 0.0), partial(np.logaddexp, 0.0), 40.0, 4),
        (partial(logaddexp, 0.5), partial(np.logaddexp, 0.5), 2.0, 4),
    ],
    ids=["exp", "tanh", "expm1", "softplus", "logaddexp"],
)
def test_exponentials_are_those_of_numpy(ours: Any, numpys: Any, limit: float, units: int) -> None:
    x = nasty(limit)
    found = np.array([ours(value) for value in x.tolist()])
    with np.errstate(all="ignore"):
        expected = numpys(x)
    number = np.isfinite(expected)
    assert np.array_equal(found[~number], expected[~number], equal_nan=True)
    assert (np.abs(found[number] - expected[number]) <= units * np.spacing(np.abs(expected[number]))).all()


def test_the_sum_of_equal_powers_is_theirs_and_ln_2() -> None:
    for x in (0.0, 3.0, -700.0, np.inf, -np.inf):
        assert logaddexp(x, x) == np.logaddexp(x, x)


@pytest.mark.parametrize(
    "module", [activations, arithmetic, losses, normal, optimizers], ids=lambda m: m.__name__
)
def test_what_is_replaced_is_imported_by_name(module: ModuleType) -> None:
    """A slow exp in a row would go unnoticed for long."""
    assert module.__file__ is not None
    rows = Path(module.__file__).read_text()
    assert "import numpy as np" in rows
    inside = {f"np.{function}(" for function in ("exp", "tanh", "expm1", "logaddexp", "where", "ones_like")}
    assert not [name for name in inside if name in rows]


def test_a_step_that_is_not_made_leaves_what_the_optimizer_remembers() -> None:
    """It may be made by NumPy after all, whose rounding is another."""
    drawing = from_layers((1, 1), "linear", "linear")
    network = compile_drawing(drawing, ["x"], ["y"])
    assert isinstance(network, Network)
    # dL/dw = (a - y) x: with a - y of 1e150 and x of 1e160 L is finite, and its gradient is not.
    rows = Rows(
        np.array([[1e160]]), np.array([[1e150]]), np.zeros((1, 1), dtype=np.intp), 0, 1, unshuffled=True
    )
    adam = next(row for row in OPTIMIZERS if row.key == "adam")
    rules = Rules(adam, 0.01, 0.9, 0.99, 0.0, 0.0, np.zeros(network.size), np.ones(network.size))
    for strider in (NumpyStrider(network.program), CompiledStrider(network.program)):
        point = point_of(np.zeros(network.size))
        checked: Strider = strider
        assert not checked.stride(point, rows, rules, 1).finite
        np.testing.assert_array_equal(point.memory.left, np.ones(2))
        np.testing.assert_array_equal(point.theta, np.zeros(network.size))
