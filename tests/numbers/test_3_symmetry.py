"""Mirror symmetry, the first experiment of Rumelhart, Hinton and Williams (Nature 323, 1986, 533-536).

Six inputs, two hidden units, one output, all logistic; all 64 patterns as one batch, and the output says
whether the second half of a pattern mirrors the first. E = 1/2 of the sum of squares, eta .1, alpha .9,
initial weights from U(-.3, .3).

Their network needed 1,425 sweeps. Ours, by seeds 0 to 19, until all 64 patterns are on the right side of .5:

    eta   solved     median sweeps   fewest   most
    .1    20 of 20   2,457           568      26,634
    .03   20 of 20   874             690      1,142

What they drew in figure 1 is found, 500 sweeps later, every time: the two weights of a hidden unit from
inputs that mirror each other are equal with opposite sign, so that a symmetric pattern cancels; both hidden
biases are negative and the output's is positive, so that without a signal from the hidden units the output
is on. Their three pairs stand as 1 : 2 : 4, so that no other pattern cancels. Here 16 of 20 seeds find the
same; the other four find 2 : 3 : 4, which does as well.

More hidden units solve it less often: 6-8-1 at eps .1 6 of 20, for the output soon says "not symmetric" to
everything, where a sigmoid hardly learns any more.
"""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import NamedTuple

import numpy as np
import pytest

from simulator.drawing.drawing import Drawing
from simulator.drawing.presets import from_layers
from simulator.drawing.records import Training
from simulator.model.compiler import compile_drawing
from simulator.model.layers import layers_of
from simulator.model.network import Network
from simulator.model.parameters import initial_theta
from simulator.numerics.activations import sigmoid
from simulator.numerics.array import Array
from simulator.numerics.executors.buffered.numpy_executor import NumpyExecutor

PATTERNS = np.array([*product((0.0, 1.0), repeat=6)])
SYMMETRIC = (PATTERNS[:, :3] == PATTERNS[:, :2:-1]).all(axis=1, keepdims=True)
ALPHA, SWEEPS, MORE, SEEDS = 0.9, 30_000, 500, 20
OTHERS = (7, 9, 16, 19)


class Solution(NamedTuple):
    """How soon all patterns were right, and what was learned then; W is (inputs, hidden units)."""

    sweeps: int
    weights: Array
    hidden_biases: Array
    output_weights: Array
    output_bias: float


def drawn(hidden: int, seed: int) -> tuple[Drawing, Network]:
    training = Training(convention="half", initializer="uniform", spread=0.3, seed=seed)
    drawing = from_layers((6, hidden, 1), "sigmoid", records=[training])
    network = compile_drawing(drawing, tuple("abcdef"), ("symmetric",))
    assert isinstance(network, Network)
    return drawing, network


@cache
def learned(seed: int, eta: float) -> Solution:
    """One run, from its first weights on, by the engine."""
    drawing, network = drawn(2, seed)
    theta, executor = initial_theta(drawing, network), NumpyExecutor(network.program)
    change, right = np.zeros_like(theta), SWEEPS
    for sweep in range(SWEEPS + MORE):
        executor.run(theta, PATTERNS)
        if right == SWEEPS and np.array_equal(executor.said() > 0.5, SYMMETRIC):
            right = sweep
        if sweep == right + MORE:
            break
        executor.backpropagate(SYMMETRIC.astype(np.float64))
        change = ALPHA * change - eta * executor.gradient
        theta += change
    return _solution(drawing, network, theta, right)


def _solution(drawing: Drawing, network: Network, theta: Array, sweeps: int) -> Solution:
    hidden, output = layers_of(drawing, network)
    return Solution(
        sweeps,
        theta[hidden.weights],
        theta[hidden.biases],
        theta[output.weights][:, 0],
        float(theta[output.biases][0]),
    )


def test_there_are_eight_symmetric_patterns() -> None:
    assert SYMMETRIC.sum() == 8


@cache
def by_formulas(hidden: int, eta: float) -> tuple[int, ...]:
    """The sweeps of every seed, all of them side by side, written out for these layers; -1 if it fails."""
    theta = np.array([initial_theta(*drawn(hidden, seed)) for seed in range(SEEDS)])
    first, b1, v, c = np.split(theta, np.cumsum([6 * hidden, hidden, hidden]), axis=1)
    w = np.concatenate([first.reshape(SEEDS, hidden, 6), b1[:, :, np.newaxis]], axis=2)
    x, t = np.column_stack([PATTERNS, np.ones(64)]), SYMMETRIC[:, 0]
    learned = [w, v, c]
    changes = [*map(np.zeros_like, learned)]
    seeds, found = np.arange(SEEDS), np.full(SEEDS, -1)
    for sweep in range(SWEEPS):
        y, gradient = _said_and_gradient(*learned, x, t)
        left = ((y > 0.5) != t).any(axis=1)
        if not left.all():
            found[seeds[~left]], seeds = sweep, seeds[left]
            learned, changes, gradient = ([part[left] for part in of] for of in (learned, changes, gradient))
        if not len(seeds):
            break
        changes = [ALPHA * before - eta * slope for before, slope in zip(changes, gradient, strict=True)]
        learned = [part + change for part, change in zip(learned, changes, strict=True)]
    return tuple(found.tolist())


def _said_and_gradient(w: Array, v: Array, c: Array, x: Array, t: Array) -> tuple[Array, list[Array]]:
    """W is (seeds, hidden units, 7), with the bias last; v (seeds, hidden units) leads to the output."""
    h = sigmoid(x @ w.transpose(0, 2, 1))
    y = sigmoid((h @ v[:, :, np.newaxis])[:, :, 0] + c)
    delta = (y - t) * y * (1 - y)
    delta_h = delta[:, :, np.newaxis] * v[:, np.newaxis] * h * (1 - h)
    by_v = (delta[:, np.newaxis] @ h)[:, 0]
    return y, [delta_h.transpose(0, 2, 1) @ x, by_v, delta.sum(axis=1, keepdims=True)]


def test_twenty_seeds_at_the_published_rate() -> None:
    found = sorted(by_formulas(2, eta=0.1))
    assert found[0] == 568, "all were solved"
    assert (float(np.median(found)), found[-1]) == (2_457, 26_634)


def test_twenty_seeds_at_a_smaller_rate() -> None:
    found = sorted(learned(seed, eta=0.03).sweeps for seed in range(SEEDS))
    assert (float(np.median(found)), found[0], found[-1]) == (873.5, 690, 1_142)  # printed as 874


def test_the_engine_takes_the_same_sweeps_as_the_formulas() -> None:
    assert by_formulas(2, eta=0.03) == tuple(learned(seed, eta=0.03).sweeps for seed in range(SEEDS))
    for seed in (1, 3, 5):
        assert by_formulas(2, eta=0.1)[seed] == learned(seed, eta=0.1).sweeps


@pytest.mark.campaign
def test_more_hidden_units_solve_it_less_often() -> None:
    assert sum(sweeps >= 0 for sweeps in by_formulas(8, eta=0.1)) == 6


@pytest.mark.parametrize("seed", range(SEEDS))
def test_weights_mirror_with_opposite_sign(seed: int) -> None:
    weights = learned(seed, eta=0.03).weights
    np.testing.assert_allclose(weights[:3], -weights[:2:-1], rtol=0.005)
    np.testing.assert_allclose(weights[:, 0], -weights[:, 1], rtol=0.02)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_the_three_pairs_stand_as_1_to_2_to_4(seed: int) -> None:
    smallest, middle, largest = np.sort(np.abs(learned(seed, eta=0.03).weights[:3]), axis=0)
    expected = (2, 3, 4) if seed in OTHERS else (1, 2, 4)
    for of_one_unit in zip(smallest, middle, largest, strict=True):
        shares = np.array(of_one_unit) / sum(of_one_unit)
        np.testing.assert_allclose(shares, np.array(expected) / sum(expected), rtol=0.03)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_the_output_is_on_unless_a_hidden_unit_speaks(seed: int) -> None:
    run = learned(seed, eta=0.03)
    assert (run.hidden_biases < 0).all()
    assert (run.output_weights < 0).all()
    assert run.output_bias > 0
