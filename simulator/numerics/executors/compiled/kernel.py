"""The kernel: one loop that makes training steps of any plan, compiled once for all drawings.

A batch is taken by as many samples as stand innermost in the tables; as their number is known when this is
compiled, a processor takes them at once. The kernel does not come back to Python on the way, and holds no
interpreter lock.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from simulator.numerics.array import Array, Indices
from simulator.numerics.executors.compiled.calling import call
from simulator.numerics.executors.compiled.choices import OPTIONS, inlined, is_finite, jit
from simulator.numerics.executors.compiled.layout import Data, FourTables, Law, Moving
from simulator.numerics.executors.compiled.memory import number, read, start_of, write
from simulator.numerics.executors.compiled.passes import differentiate
from simulator.numerics.executors.compiled.plan import Plan

FADED = 1e-30


@jit
def _clear(gradient: Array) -> None:
    for p in range(len(gradient)):
        write(gradient, p, 0.0)


@jit
def _tie(ties: Indices, starts: Indices, gradient: Array) -> None:
    """What is tied has one gradient: that of all together."""
    for tie in range(len(starts) - 1):
        total = 0.0
        for place in range(starts[tie], starts[tie + 1]):
            total += gradient[ties[place]]
        for place in range(starts[tie], starts[tie + 1]):
            gradient[ties[place]] = total


@jit
def _punish(gradient: Array, theta: Array, law: Law) -> None:
    """The penalty on weights."""
    if law.l2 != 0.0:
        for p in range(len(theta)):
            gradient[p] += law.l2 * law.weights[p] * theta[p]
    if law.l1 != 0.0:
        for p in range(len(theta)):
            gradient[p] += law.l1 * law.weights[p] * np.sign(theta[p])


@jit
def _are_finite(values: Array, wanted: Array) -> bool:
    """Whether all that are wanted are; their sum mostly tells, but may be too large itself."""
    total, finite = 0.0, True
    for p in range(len(values)):
        total += read(values, p)
    if not is_finite(total):
        for p in range(len(values)):
            finite = finite and (wanted[p] == 0.0 or is_finite(values[p]))
    return finite


@inlined
def _measure_batch(
    plan: Plan, m: Moving, data: Data, epoch: int, begin: int, end: int, tables: FourTables
) -> tuple[float, bool]:
    """L of a batch and its gradient, without the penalty; False if something was not finite."""
    four, two, one, single = tables
    theta, gradient = start_of(m.theta), start_of(m.gradient)
    loss, position, samples = 0.0, begin, end - begin
    while position < end:
        left, most = end - position, len(four.lanes)
        parts = min(max(left // most, 1), plan.parts)
        count = min(left, parts * most)
        rows = (data, epoch, position, count, samples, position > begin)
        # The smallest tables that hold what is left.
        if count > len(two.lanes):
            part, finite = differentiate(plan, theta, gradient, *rows, parts, four)
        elif count > len(one.lanes):
            part, finite = differentiate(plan, theta, gradient, *rows, 1, two)
        elif count > 1:
            part, finite = differentiate(plan, theta, gradient, *rows, 1, one)
        else:
            part, finite = differentiate(plan, theta, gradient, *rows, 1, single)
        position, loss = position + count, loss + part
        if not finite:
            return loss, False
    return loss, is_finite(loss)


@inlined
def _faded(left: float) -> float:
    """0 where taking it from 1 changes nothing: with the smallest numbers a processor is slow."""
    return left if left > FADED else 0.0


@inlined
def _move(m: Moving, law: Law, at_hand: int, careful: bool, last: bool) -> bool:
    """The optimizer's step; False if something in it is not finite, and if careful, theta as it was."""
    if careful and not _are_finite(m.gradient, law.free):
        return False
    if careful or last:
        for p in range(len(m.theta)):
            write(m.before, p, read(m.theta, p))
    write(m.left, 0, _faded(read(m.left, 0) * law.alpha))
    write(m.left, 1, _faded(read(m.left, 1) * law.rho))
    moved = (
        start_of(m.theta),
        start_of(m.gradient),
        start_of(m.v),
        start_of(m.h),
        start_of(law.free),
        at_hand,
    )
    rates = (law.eta, law.alpha, law.rho, read(m.left, 0), read(m.left, 1), law.frozen)
    call(law.step, (*moved, *rates, len(m.theta)))
    if is_finite(number(at_hand, 0)) or _are_finite(m.theta, law.free):
        return True
    if careful:
        for p in range(len(m.theta)):
            write(m.theta, p, read(m.before, p))
    return False


@njit(**OPTIONS, no_cfunc_wrapper=True, cache=True)
def run(
    plan: Plan,
    law: Law,
    moving: Moving,
    data: Data,
    position: int,
    batch: int,
    tables: FourTables,
    careful: bool,
    losses: Array,
) -> int:
    """Steps until ``losses`` is full or something is not finite; the last order is used again and again.

    The answer is how many steps were made; or, where the next was not finite, the complement of that number.
    Unless each step is made carefully, that is seen late, and what moves may be spoiled by then: what a
    gradient without bounds has made of theta never becomes finite again.
    """
    epoch, done = 0, 0
    # What no part of L depends on is never written to, but by these two.
    spoiled = len(plan.ties) > 0 or law.l1 != 0.0 or law.l2 != 0.0
    while done < len(losses):
        if done == 0 or spoiled:
            _clear(moving.gradient)
        end = min(position + batch, data.rows)
        loss, finite = _measure_batch(plan, moving, data, epoch, position, end, tables)
        if finite:
            if len(plan.ties):
                _tie(plan.ties, plan.tie_starts, moving.gradient)
            if law.l1 != 0.0 or law.l2 != 0.0:
                _punish(moving.gradient, moving.theta, law)
            finite = _move(moving, law, tables[0].total, careful, done + 1 == len(losses))
        if not finite:
            return ~done
        write(losses, done, loss)
        done, position = done + 1, end
        if position >= data.rows:
            epoch, position = min(epoch + 1, data.epochs - 1), 0
    return done
