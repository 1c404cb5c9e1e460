"""Rows of the tables as machine code: compiled when a drawing first uses them, and called by their address.

A row becomes a loop over numbers that stand one behind the other in memory. What loops there are is written
here; what they do with a number is the row's own Python function.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from types import FunctionType
from typing import Any

from numba import carray, cfunc, types

from simulator.numerics.executors.compiled.choices import LOOSE
from simulator.numerics.executors.compiled.scalars import compiled
from simulator.numerics.optimizers import Rates

Function = Callable[..., Any]


def function(*_: Any) -> Any:
    """In the loops below, stands for the row's own function."""
    raise NotImplementedError


def _of_one(x: Any, out: Any, n: int) -> None:
    """out = f(x)"""
    x, out = carray(x, n), carray(out, n)
    for s in range(n):
        out[s] = function(x[s])


def _of_two(x: Any, y: Any, out: Any, n: int) -> None:
    """out = f(x, y)"""
    x, y, out = carray(x, n), carray(y, n), carray(out, n)
    for s in range(n):
        out[s] = function(x[s], y[s])


def _scaled_by_two(x: Any, a: Any, delta: Any, n: int) -> None:
    """delta = delta f(x, a)"""
    x, a, delta = carray(x, n), carray(a, n), carray(delta, n)
    for s in range(n):
        delta[s] *= function(x[s], a[s])


def _sent_by_two(x: Any, a: Any, delta: Any, to: Any, n: int) -> None:
    """to = to + delta f(x, a)"""
    x, a, delta, to = carray(x, n), carray(a, n), carray(delta, n), carray(to, n)
    for s in range(n):
        to[s] += delta[s] * function(x[s], a[s])


def _sent_by_three(x: Any, y: Any, a: Any, delta: Any, to: Any, n: int) -> None:
    """to = to + delta f(x, y, a)"""
    x, y, a = carray(x, n), carray(y, n), carray(a, n)
    delta, to = carray(delta, n), carray(to, n)
    for s in range(n):
        to[s] += delta[s] * function(x[s], y[s], a[s])


def _summed(q: Any, y: Any, out: Any, n: int) -> None:
    """out = the sum of f(q, y)"""
    q, y, out = carray(q, n), carray(y, n), carray(out, 1)
    out[0] = 0.0
    for s in range(n):
        out[0] += function(q[s], y[s])


def _sent_times(q: Any, y: Any, total: Any, factor: float, to: Any, n: int) -> None:
    """to = to + factor f(q, y, total)"""
    q, y, total, to = carray(q, n), carray(y, n), carray(total, n), carray(to, n)
    for s in range(n):
        to[s] += factor * function(q[s], y[s], total[s])


def _moved(
    theta: Any, g: Any, v: Any, h: Any, free: Any, total: Any, eta: float, alpha: float, rho: float,
    left_of_v: float, left_of_h: float, frozen: float, n: int,
) -> None:  # fmt: skip
    """theta, v, h = f(theta, g, v, h, rates), where it is free, if any is frozen; total = the sum of theta"""
    theta, g, v = carray(theta, n), carray(g, n), carray(v, n)
    h, free, total = carray(h, n), carray(free, n), carray(total, 1)
    rates, added = Rates(eta, alpha, rho, left_of_v, left_of_h), 0.0
    for p in range(n):
        moved, new_v, new_h = function(theta[p], g[p], v[p], h[p], rates)
        # Everything is written, so that a processor can take several at once.
        moves = frozen == 0.0 or free[p] != 0.0
        new_theta = moved if moves else theta[p]
        h[p] = new_h if moves else h[p]
        v[p] = new_v if moves else v[p]
        theta[p] = new_theta
        added += new_theta
    total[0] = added


@dataclass(frozen=True, slots=True)
class Loop:
    """A loop, and how many rows of numbers and how many single numbers it is given before the count."""

    body: Function
    rows: int
    numbers_after: int = 0
    """Single numbers stand after so many rows."""
    numbers: int = 0


OF_ONE, OF_TWO = Loop(_of_one, 2), Loop(_of_two, 3)
SCALED_BY_TWO, SENT_BY_TWO, SENT_BY_THREE = (
    Loop(_scaled_by_two, 3),
    Loop(_sent_by_two, 4),
    Loop(_sent_by_three, 5),
)
SUMMED, SENT_TIMES = Loop(_summed, 3), Loop(_sent_times, 4, 3, 1)
MOVED = Loop(_moved, 6, 6, 6)


@cache
def address(loop: Loop, row: Function, name: str) -> int:
    """Where the machine code is; ``name`` tells it from all others in the cache on disk."""
    twin = FunctionType(loop.body.__code__, {**globals(), "function": compiled(row)}, name)
    twin.__qualname__, twin.__module__ = name, __name__
    numbers = [types.float64] * loop.numbers
    arguments = [types.CPointer(types.float64)] * loop.rows
    arguments[loop.numbers_after : loop.numbers_after] = numbers
    signature = types.void(*arguments, types.intp)
    return int(cfunc(signature, cache=True, error_model="numpy", fastmath=LOOSE)(twin).address)
