"""Two threads make the same steps as one, to the last bit, whenever the second comes."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from simulator.drawing.presets import from_layers
from simulator.model.compiler import compile_drawing
from simulator.model.network import Network
from simulator.numerics.array import Indices
from simulator.numerics.executors.stride import Point, Rows, Rules, Stride
from simulator.numerics.optimizers import OPTIMIZERS, Optimizer
from tests.executors import point_of

pytest.importorskip("numba")
from simulator.numerics.executors.compiled import crew, mate, strider
from simulator.numerics.executors.compiled.strider import CompiledStrider

pytestmark = pytest.mark.timeout(900)

STEPS = 999


@pytest.fixture(autouse=True)
def always(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small networks are worth two threads as well."""
    monkeypatch.setattr(strider, "WORTH_TWO", 0)


@pytest.fixture
def punctual(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second thread is there before the first begins, so it takes part in every step."""
    boards: list[Indices] = []
    help = mate.MATE.help

    def make_board() -> Indices:
        boards.append(crew.make_board())
        return boards[-1]

    def help_and_wait(call: Callable[[], object]) -> None:
        help(call)
        while not boards[-1][crew.HERE]:
            time.sleep(0)

    monkeypatch.setattr(strider, "make_board", make_board)
    monkeypatch.setattr(mate.MATE, "help", help_and_wait)


def network_of(*sizes: int) -> Network:
    drawing = from_layers(sizes, "tanh", "linear")
    network = compile_drawing(drawing, [f"x{n}" for n in range(9)], [f"y{n}" for n in range(9)])
    assert isinstance(network, Network)
    return network


def rows_of(network: Network, rng: np.random.Generator, samples: int, batch: int) -> Rows:
    x = rng.uniform(-1.0, 1.0, (samples, network.program.inputs))
    y = rng.uniform(-1.0, 1.0, (samples, len(network.program.outputs)))
    order = np.array([rng.permutation(samples) for _ in range(3)])
    return Rows(x, y, np.tile(order, (STEPS // 3, 1)), 0, batch)


def rules_of(network: Network, optimizer: Optimizer, eta: float, penalty: float = 0.0) -> Rules:
    return Rules(optimizer, eta, 0.9, 0.99, penalty, penalty, network.is_weight * 1.0, np.ones(network.size))


def stride(
    threads: int, network: Network, seed: int, rules: Rules, sizes: tuple[int, int]
) -> tuple[Point, Stride, int]:
    """A stride, and how many threads took part."""
    made = CompiledStrider(network.program)
    made.threads = threads
    rng = np.random.default_rng(seed)
    point = point_of(rng.normal(0.0, 0.4, network.size))
    found = made.stride(point, rows_of(network, rng, *sizes), rules, STEPS)
    return point, found, 1 + made.together


def assert_same(one: tuple[Point, Stride, int], two: tuple[Point, Stride, int]) -> None:
    (ours, alone, _), (theirs, together, _) = one, two
    assert together.finite == alone.finite
    np.testing.assert_array_equal(together.losses, alone.losses)
    if alone.finite:
        for name in ("theta", "before", "gradient"):
            np.testing.assert_array_equal(getattr(theirs, name), getattr(ours, name), name)
        np.testing.assert_array_equal(theirs.memory.v, ours.memory.v)
        np.testing.assert_array_equal(theirs.memory.h, ours.memory.h)


@settings(deadline=None, max_examples=25, phases=[Phase.explicit, Phase.generate])
@given(
    seed=st.integers(0, 2**32 - 1),
    layers=st.lists(st.integers(4, 23), min_size=1, max_size=3),
    optimizer=st.sampled_from(OPTIMIZERS),
    samples=st.integers(33, 400),
    batch=st.integers(33, 400),
    penalty=st.sampled_from([0.0, 0.01]),
)
def test_the_same_to_the_last_bit(
    punctual: None,
    seed: int,
    layers: list[int],
    optimizer: Optimizer,
    samples: int,
    batch: int,
    penalty: float,
) -> None:
    network = network_of(3, 8, *layers, 2)
    rules = rules_of(network, optimizer, 0.01, penalty)
    alone, together = (stride(threads, network, seed, rules, (samples, batch)) for threads in (1, 2))
    assert together[2] == 2
    assert_same(alone, together)


@pytest.mark.parametrize("seed", range(8))
def test_the_same_whenever_the_second_comes(seed: int) -> None:
    """It joins in the middle, where the system lets it."""
    network = network_of(3, 16, 16, 2)
    rules = rules_of(network, OPTIMIZERS[-1], 0.01)
    alone, together = (stride(threads, network, seed, rules, (200, 66)) for threads in (1, 2))
    assert_same(alone, together)


def test_one_that_diverges(punctual: None) -> None:
    network = network_of(3, 16, 16, 1)
    rules = rules_of(network, OPTIMIZERS[0], 1e9)
    alone, together = (stride(threads, network, 1, rules, (200, 100)) for threads in (1, 2))
    assert not alone[1].finite
    assert together[2] == 2
    assert_same(alone, together)


def test_a_mate_that_comes_too_late_has_nothing_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[Callable[[], object]] = []
    monkeypatch.setattr(mate.MATE, "help", calls.append)
    network = network_of(3, 16, 16, 1)
    rules = rules_of(network, OPTIMIZERS[0], 0.01)
    made = CompiledStrider(network.program)
    made.threads = 2
    rng = np.random.default_rng(0)
    point = point_of(rng.normal(0.0, 0.4, network.size))
    assert made.stride(point, rows_of(network, rng, 200, 100), rules, 10).finite
    theta = point.theta.copy()
    assert len(calls) == 1
    calls[0]()
    np.testing.assert_array_equal(point.theta, theta)
    assert made.together == 0


def test_two_are_used_while_they_are_faster() -> None:
    judge = mate.Judge()
    cost = {True: 1.0, False: 2.0}
    ways = []
    for stride in range(3 * mate.AGAIN):
        if stride == mate.AGAIN + 9:
            cost[True] = 9.0  # somebody else wants the other core
        ways.append(judge.two())
        judge.took(ways[-1], cost[ways[-1]])
    calm, busy = ways[: mate.AGAIN], ways[2 * mate.AGAIN :]
    assert calm.count(False) == busy.count(True) == mate.TRIALS // 2


@pytest.mark.parametrize(
    ("wish", "cores", "expected"),
    [("", 1, 1), ("", 2, 1), ("", 4, 2), ("1", 4, 1), ("2", 1, 2), ("many", 4, 2)],
)
def test_how_many(monkeypatch: pytest.MonkeyPatch, wish: str, cores: int, expected: int) -> None:
    """A core is left for the window; who knows better may say so."""
    monkeypatch.setenv(mate.THREADS_VARIABLE, wish)
    monkeypatch.setattr(mate.os, "cpu_count", lambda: cores)
    assert mate.threads() == expected
