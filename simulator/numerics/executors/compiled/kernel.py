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
from simulator.numerics.executors.compiled.crew import (
    DONE,
    EPOCH,
    POSITION,
    Crew,
    agree,
    join,
    leave,
    meet,
    welcome,
)
from simulator.numerics.executors.compiled.layout import LINE, Data, FourTables, Law, Moving
from simulator.numerics.executors.compiled.memory import look, number, read, start_of, write
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
    plan: Plan, m: Moving, data: Data, epoch: int, begin: int, end: int,
    tables: FourTables, crew: Crew, size: int,
) -> tuple[float, bool]:  # fmt: skip
    """L of a batch and its gradient, without the penalty; False if something was not finite."""
    four, two, one, single = tables
    theta, gradient = start_of(m.theta), start_of(m.gradient)
    loss, position, samples = 0.0, begin, end - begin
    # Small tables are left to the first thread.
    end = end if crew.me == 0 else begin + _of_large_tables(samples, tables)
    while position < end:
        left, most = end - position, len(four.lanes)
        parts = min(max(left // most, 1), plan.parts)
        count = min(left, parts * most)
        rows = (data, epoch, position, count, samples, position > begin)
        # The smallest tables that hold what is left.
        if count > len(two.lanes):
            part, finite = differentiate(plan, theta, gradient, *rows, parts, four, crew, size)
        elif count > len(one.lanes):
            part, finite = differentiate(plan, theta, gradient, *rows, 1, two, crew, size)
        elif count > 1:
            part, finite = differentiate(plan, theta, gradient, *rows, 1, one, crew, size)
        else:
            part, finite = differentiate(plan, theta, gradient, *rows, 1, single, crew, size)
        position, loss = position + count, loss + part
        if not finite:
            return loss, False
    return loss, is_finite(loss)


@inlined
def _of_large_tables(samples: int, tables: FourTables) -> int:
    most, rest = len(tables[0].lanes), samples % len(tables[0].lanes)
    return samples if rest > len(tables[1].lanes) else samples // most * most


@inlined
def _faded(left: float) -> float:
    """0 where taking it from 1 changes nothing: with the smallest numbers a processor is slow."""
    return left if left > FADED else 0.0


@inlined
def _shape(plan: Plan, m: Moving, law: Law, careful: bool) -> bool:
    """Of the batch's gradient make that which theta follows, and let what is left of a start at 0 fade; if
    careful, False if the gradient is not finite, before anything is forgotten."""
    if len(plan.ties):
        _tie(plan.ties, plan.tie_starts, m.gradient)
    if law.l1 != 0.0 or law.l2 != 0.0:
        _punish(m.gradient, m.theta, law)
    if careful and not _are_finite(m.gradient, law.free):
        return False
    write(m.left, 0, _faded(read(m.left, 0) * law.alpha))
    write(m.left, 1, _faded(read(m.left, 1) * law.rho))
    return True


@inlined
def _move(m: Moving, law: Law, keep: bool, begin: int, end: int, sum: int) -> None:
    """The optimizer's step for some parameters, and if ``keep``, where they were; it leaves their sum."""
    if keep:
        for p in range(begin, end):
            write(m.before, p, read(m.theta, p))
    skip = 8 * begin
    moved = (start_of(m.theta) + skip, start_of(m.gradient) + skip, start_of(m.v) + skip)
    rates = (law.eta, law.alpha, law.rho, read(m.left, 0), read(m.left, 1), law.frozen)
    rest = (start_of(m.h) + skip, start_of(law.free) + skip, sum)
    call(law.step, (*moved, *rest, *rates, end - begin))


@inlined
def _alone(plan: Plan, m: Moving, law: Law, careful: bool, keep: bool, crew: Crew) -> bool:
    """From a batch's gradient to the next theta; False if it is not finite, and if careful, as it was."""
    if not _shape(plan, m, law, careful):
        return False
    _move(m, law, keep, 0, len(m.theta), crew.sums)
    if is_finite(number(crew.sums, 0)) or _are_finite(m.theta, law.free):
        return True
    if careful:
        for p in range(len(m.theta)):
            write(m.theta, p, read(m.before, p))
    return False


@jit
def _together(plan: Plan, m: Moving, law: Law, finite: bool, keep: bool, crew: Crew) -> bool:
    """The same by two threads; each moves half of theta."""
    if crew.me == 0 and finite:
        finite = _shape(plan, m, law, False)
    if not agree(crew, finite):
        return False
    half, sum = len(m.theta) // 2, crew.sums + LINE * crew.me
    _move(m, law, keep, half * crew.me, len(m.theta) if crew.me else half, sum)
    meet(crew)
    total = number(crew.sums, 0) + number(crew.sums, LINE // 8)
    return bool(is_finite(total) or agree(crew, _are_finite(m.theta, law.free)))


@inlined
def _advance(
    plan: Plan, m: Moving, law: Law, finite: bool, careful: bool, keep: bool, crew: Crew, size: int
) -> bool:
    """What is left of a step when the gradient of the batch is there; False if something is not finite."""
    if size > 1:
        return bool(_together(plan, m, law, finite, keep, crew))
    return bool(finite and _alone(plan, m, law, careful, keep, crew))


@njit(**OPTIONS, no_cfunc_wrapper=True, cache=True)
def run(
    plan: Plan, law: Law, m: Moving, data: Data, position: int, batch: int,
    tables: FourTables, careful: bool, losses: Array, crew: Crew,
) -> int:  # fmt: skip
    """Steps until ``losses`` is full or something is not finite; the last order is used again and again.

    The answer is how many steps were made; or, where the next was not finite, the complement of that number.
    Unless each step is made carefully, that is seen late, and what moves may be spoiled by then: what a
    gradient without bounds has made of theta never becomes finite again.
    """
    epoch, done, size = 0, 0, 1 + crew.me
    if crew.me:
        if not join(crew):
            return 0
        done, epoch, position = look(crew.board, DONE), look(crew.board, EPOCH), look(crew.board, POSITION)
    # What no part of L depends on is never written to, but by these two.
    spoiled = len(plan.ties) > 0 or law.l1 != 0.0 or law.l2 != 0.0
    while done < len(losses):
        if size == 1 and crew.board != 0:
            size = welcome(crew, done, epoch, position)
        if (done == 0 or spoiled) and crew.me == 0:
            _clear(m.gradient)
        end, keep = min(position + batch, data.rows), careful or done + 1 == len(losses)
        loss, finite = _measure_batch(plan, m, data, epoch, position, end, tables, crew, size)
        if not _advance(plan, m, law, finite, careful, keep, crew, size):
            done = ~done
            break
        write(losses, done, loss)
        done, position = done + 1, end
        if position >= data.rows:
            epoch, position = min(epoch + 1, data.epochs - 1), 0
    leave(crew, size)
    return done
