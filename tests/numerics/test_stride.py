"""Strides: which rows make a batch, how many batches there are, and that parts of theta move as the whole."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.drawing.presets import from_layers
from simulator.model.compiler import compile_drawing
from simulator.model.network import Network
from simulator.numerics.array import Array
from simulator.numerics.executors.buffered import moving
from simulator.numerics.executors.buffered.moving import Moves
from simulator.numerics.executors.buffered.numpy_strider import batches_of
from simulator.numerics.executors.stride import Memory, Point, Rows, Rules
from simulator.numerics.optimizers import OPTIMIZERS, Optimizer
from tests.executors import STRIDERS


def one_by_one(rows: Rows) -> Iterator[tuple[list[float], list[float]]]:
    """Every batch as it is defined: the next so many of an order, and the rest at its end."""
    for number, order in enumerate(rows.order):
        left = order[rows.position if number == 0 else 0 :]
        for start in range(0, len(left), rows.batch):
            batch = left[start : start + rows.batch]
            yield rows.x[batch].ravel().tolist(), rows.y[batch].ravel().tolist()


@given(st.integers(1, 9), st.integers(1, 12), st.integers(1, 4), st.data())
def test_batches_are_those_of_the_orders(count: int, batch: int, epochs: int, data: st.DataObject) -> None:
    rng = np.random.default_rng(count)
    order = np.array([rng.permutation(count) for _ in range(epochs)])
    rows = Rows(rng.random((count, 3)), rng.random((count, 2)), order, 0, batch)
    rows = Rows(rows.x, rows.y, order, data.draw(st.integers(0, count - 1)), batch)
    expected = list(one_by_one(rows))
    assert rows.steps == len(expected)
    found = [(x.ravel().tolist(), y.ravel().tolist()) for x, y in batches_of(rows, rows.steps)]
    assert found == expected


def test_rows_in_order_come_again_and_again() -> None:
    x, y = np.arange(5.0)[:, np.newaxis], np.zeros((5, 1))
    rows = Rows(x, y, np.arange(5)[np.newaxis], position=2, batch=2, unshuffled=True)
    found = [batch.ravel().tolist() for batch, _ in batches_of(rows, 6)]
    assert found == [[2, 3], [4], [0, 1], [2, 3], [4], [0, 1]]
    assert rows.steps > 10**9


def point_of(rng: np.random.Generator, size: int) -> Point:
    theta, before, gradient, v, h = rng.random((5, size))
    return Point(theta, before, gradient, Memory(v, h, rng.random(2)))


def moved(optimizer: Optimizer, free: Array) -> Point:
    rng = np.random.default_rng(3)
    point = point_of(rng, 11)
    weights = (rng.random(11) < 0.5).astype(np.float64)
    rules = Rules(optimizer, 0.1, 0.9, 0.99, 0.01, 0.02, weights, free)
    moves = Moves(point, rules)
    for call in [*moves.penalize, *moves.move]:
        call()
    return point


@pytest.mark.parametrize("optimizer", OPTIMIZERS, ids=lambda row: row.key)
@pytest.mark.parametrize("part", [1, 4, 11])
@pytest.mark.parametrize("all_free", [True, False])
def test_parts_move_as_the_whole(
    optimizer: Optimizer, part: int, all_free: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = np.ones(11) if all_free else (np.arange(11) % 3 > 0).astype(np.float64)
    whole = moved(optimizer, free)
    monkeypatch.setattr(moving, "PART", part)
    parts = moved(optimizer, free)
    for name in ("theta", "gradient"):
        assert getattr(parts, name).tobytes() == getattr(whole, name).tobytes()
    assert parts.memory.v.tobytes() == whole.memory.v.tobytes()
    assert parts.memory.h.tobytes() == whole.memory.h.tobytes()


def test_calls_are_bound_anew_for_another_point_or_other_rules() -> None:
    rng = np.random.default_rng(0)
    one, other = point_of(rng, 4), point_of(rng, 4)
    rules = [Rules(OPTIMIZERS[0], eta, 0.0, 0.0, 0.0, 0.0, np.ones(4), np.ones(4)) for eta in (0.1, 0.2)]
    moves = Moves(one, rules[0])
    assert moves.are_of(one, rules[0])
    assert not moves.are_of(other, rules[0])
    assert not moves.are_of(one, rules[1])


def test_a_point_goes_where_another_stands() -> None:
    rng = np.random.default_rng(1)
    for optimizer in OPTIMIZERS:
        here, there = point_of(rng, 3), point_of(rng, 3)
        v = here.memory.v.copy()
        here.take(there, Rules(optimizer, 0.1, 0.0, 0.0, 0.0, 0.0, np.ones(3), np.ones(3)))
        assert here.theta.tolist() == there.theta.tolist()
        assert here.memory.left.tolist() == there.memory.left.tolist()
        assert here.memory.v.tolist() == (there.memory.v if optimizer.remembers else v).tolist()
        there.theta += 1
        assert (here.theta != there.theta).all()


@pytest.mark.parametrize("name", STRIDERS)
def test_a_step_that_ends_beyond_all_numbers_is_not_made(name: str) -> None:
    """L, z and the gradient are finite; only eta times the gradient is not."""
    drawing = from_layers((1, 1), "linear")
    network = compile_drawing(drawing, ("x",), ("y",))
    assert isinstance(network, Network)
    strider = STRIDERS[name](network.program)
    theta = np.array([3.0, 4.0])
    point = Point(theta.copy(), theta.copy(), np.zeros(2), Memory(np.ones(2), np.ones(2), np.ones(2)))
    rules = Rules(OPTIMIZERS[1], 1e308, 0.9, 0.9, 0.0, 0.0, np.ones(2), np.ones(2))
    rows = Rows(
        np.array([[1.0]]), np.array([[-90.0]]), np.zeros((1, 1), dtype=np.intp), 0, 1, unshuffled=True
    )
    stride = strider.stride(point, rows, rules, 3)
    assert not stride.finite
    assert len(stride.losses) == 0
    assert point.theta.tolist() == theta.tolist()
