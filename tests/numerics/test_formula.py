"""Formulas that are played: every row of every table is noted, takes few buffers, and comes out the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pytest

from simulator.numerics.activations import ACTIVATIONS, sigmoid
from simulator.numerics.arithmetic import OPERATIONS
from simulator.numerics.array import Array
from simulator.numerics.executors.buffered import formula
from simulator.numerics.executors.buffered.formula import calls_of
from simulator.numerics.executors.buffered.tables import Call, Scratch
from simulator.numerics.losses import LOSSES
from simulator.numerics.optimizers import OPTIMIZERS, Rates

SHAPE = (3, 4)
RATES = Rates(0.1, 0.9, 0.99, 0.3, 0.4)


def numbers(count: int) -> list[Array]:
    rng = np.random.default_rng(count)
    return [rng.uniform(0.1, 0.9, SHAPE) for _ in range(count)]


FORMULAS: dict[str, tuple[Callable[..., Any], int]] = {
    **{row.key: (row.function, 1) for row in ACTIVATIONS},
    **{f"{row.key} slope": (row.derivative, 2) for row in ACTIVATIONS},
    **{f"{row.key} operation": (row.function, len(row.derivatives)) for row in OPERATIONS},
    **{f"{row.key} loss": (row.value, 2) for row in LOSSES},
    **{f"{row.key} step": (lambda *of, row=row: row.step(*of, RATES), 4) for row in OPTIMIZERS},
}


def results_of(function: Callable[..., Any], arguments: list[Array]) -> list[Array]:
    found = function(*arguments)
    return list(found) if isinstance(found, tuple) else [np.array(found)]


def played(calls: list[Call]) -> None:
    for call in calls:
        call()


@pytest.mark.parametrize("name", FORMULAS)
def test_every_row_is_noted_and_comes_out_the_same_to_the_bit(name: str) -> None:
    function, count = FORMULAS[name]
    arguments = numbers(count)
    expected = results_of(function, arguments)
    results = [np.full_like(value, np.nan) for value in expected]
    calls = calls_of(function, arguments, results, Scratch())
    assert not any(isinstance(call, partial) and call.func is formula._plainly for call in calls)
    for _ in range(2):
        played(calls)
        assert [value.tobytes() for value in results] == [value.tobytes() for value in expected]
    assert [value.tolist() for value in arguments] == [value.tolist() for value in numbers(count)]


def test_a_result_may_be_an_argument() -> None:
    for optimizer in OPTIMIZERS:
        theta, g, v, h = numbers(4)
        expected = optimizer.step(theta, g, v, h, RATES)
        step = FORMULAS[f"{optimizer.key} step"][0]
        played(calls_of(step, [theta, g, v, h], [theta, v, h], Scratch()))
        for found, wanted in zip((theta, v, h), expected, strict=True):
            assert found.tobytes() == np.broadcast_to(wanted, SHAPE).tobytes()


def test_a_chain_takes_no_buffer_and_nothing_is_computed_twice() -> None:
    (z,) = numbers(1)
    a, scratch = np.empty(SHAPE), Scratch()
    assert len(calls_of(sigmoid, [z], [a], scratch)) == 4  # -z, exp, 1 +, 1 /
    assert not scratch._free
    twice = calls_of(lambda x: np.exp(x) * (1 + np.exp(x)), [z], [a], scratch)
    assert len(twice) == 3
    assert sum(map(len, scratch._free.values())) <= 1


def test_buffers_are_lent_to_one_formula_after_the_other() -> None:
    x, y = numbers(2)
    scratch = Scratch()
    for _ in range(3):
        calls_of(lambda x, y: (x + y) * (x - y), [x, y], [np.empty(SHAPE)], scratch)
    assert sum(map(len, scratch._free.values())) == 1


def test_what_nobody_needs_is_left_out() -> None:
    (x,) = numbers(1)

    def wasteful(x: Any) -> Any:
        np.exp(x)
        return x + 1

    assert len(calls_of(wasteful, [x], [np.empty(SHAPE)], Scratch())) == 1


def test_what_cannot_be_noted_is_called_as_it_is() -> None:
    (x,) = numbers(1)
    out = np.empty(SHAPE)
    (call,) = calls_of(lambda x: np.sort(x, axis=0), [x], [out], Scratch())
    call()
    assert out.tolist() == np.sort(x, axis=0).tolist()
