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

from numba import carray, njit, types

from simulator.numerics.executors.compiled.choices import LOOSE, WITHIN
from simulator.numerics.executors.compiled.scalars import compiled
from simulator.numerics.optimizers import Rates

Function = Callable[..., Any]


def function(*_: Any) -> Any:
    """In the loops below, stands for the row's own function."""
    raise NotImplementedError


slope = few = function
"""The row's derivative; and its function for fewer than ``FEW``, by the C library, which is sooner then."""

FEW = 4


def _of_one(x: Any, out: Any, n: int) -> None:
    """out = f(x)"""
    x, out = carray(x, n), carray(out, n)
    if n < FEW:
        for s in range(n):
            out[s] = few(x[s])
    else:
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


def _measured(q: Any, y: Any, total: Any, value: Any, to: Any, factor: float, n: int) -> None:
    """value = the sum of f(q, y), to = to + factor f'(q, y, total)"""
    q, y, total = carray(q, n), carray(y, n), carray(total, n)
    value, to, added = carray(value, 1), carray(to, n), 0.0
    for s in range(n):
        added += function(q[s], y[s])
        to[s] += factor * slope(q[s], y[s], total[s])
    value[0] = added


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
    """A loop, and how many rows of numbers and then single numbers it is given before the count."""

    body: Function
    rows: int
    numbers: int = 0


OF_ONE, OF_TWO = Loop(_of_one, 2), Loop(_of_two, 3)
SCALED_BY_TWO, SENT_BY_TWO, SENT_BY_THREE = (
    Loop(_scaled_by_two, 3),
    Loop(_sent_by_two, 4),
    Loop(_sent_by_three, 5),
)
MEASURED, MOVED = Loop(_measured, 5, 1), Loop(_moved, 6, 6)


@cache
def address(loop: Loop, name: str, row: Function, slope: Function | None = None) -> int:
    """Where the machine code is; ``name`` tells it from all others in the cache on disk."""
    scope = {"function": compiled(row), "few": compiled(row, few=True)}
    if slope is not None:
        scope["slope"] = compiled(slope)
    twin = FunctionType(loop.body.__code__, {**globals(), **scope}, name)
    twin.__qualname__, twin.__module__ = name, __name__
    rows, numbers = [types.CPointer(types.float64)] * loop.rows, [types.float64] * loop.numbers
    signature = types.void(*rows, *numbers, types.intp)
    dispatcher = njit(signature, **WITHIN, cache=True, error_model="numpy", fastmath=LOOSE)(twin)
    made = dispatcher.overloads[signature.args]
    return int(made.library.get_pointer_to_function(made.fndesc.llvm_func_name))
