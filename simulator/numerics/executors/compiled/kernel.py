"""The kernel: one loop that makes training steps of any plan, compiled once for all drawings.

A batch is taken by as many samples as stand innermost in the tables; as their number is known when this is
compiled, a processor takes them at once. The kernel does not come back to Python on the way, and holds no
interpreter lock. For batches of one sample there is another, much like it (``singles.py``).
"""

from __future__ import annotations

from numba import njit

from simulator.numerics.array import Array
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
from simulator.numerics.executors.compiled.layout import LINE, Data, Law, Moving, ThreeTables
from simulator.numerics.executors.compiled.memory import load_acquire, number, start_of, write
from simulator.numerics.executors.compiled.passes import differentiate
from simulator.numerics.executors.compiled.plan import Plan
from simulator.numerics.executors.compiled.updating import (
    are_finite,
    clear,
    finish_gradient,
    is_spoiled,
    move,
    update,
)


@inlined
def _measure_batch(
    plan: Plan, m: Moving, data: Data, epoch: int, begin: int, end: int,
    tables: ThreeTables, crew: Crew, size: int,
) -> tuple[float, bool]:  # fmt: skip
    """L of a batch and its gradient, without the penalty; False if something was not finite."""
    four, two, one = tables
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
        else:
            part, finite = differentiate(plan, theta, gradient, *rows, 1, one, crew, size)
        position, loss = position + count, loss + part
        if not finite:
            return loss, False
    return loss, is_finite(loss)


@inlined
def _of_large_tables(samples: int, tables: ThreeTables) -> int:
    most, rest = len(tables[0].lanes), samples % len(tables[0].lanes)
    return samples if rest > len(tables[1].lanes) else samples // most * most


@jit
def _update_together(plan: Plan, m: Moving, law: Law, finite: bool, keep: bool, crew: Crew) -> bool:
    """What ``update`` does, by two threads: the first finishes the gradient, each moves half of theta."""
    if crew.me == 0 and finite:
        finite = finish_gradient(plan, m, law, False)
    if not agree(crew, finite):
        return False
    half, mine = len(m.theta) // 2, crew.sums + LINE * crew.me
    move(m, law, keep, half * crew.me, len(m.theta) if crew.me else half, mine)
    meet(crew)
    total = number(crew.sums, 0) + number(crew.sums, LINE // 8)
    return bool(is_finite(total) or agree(crew, are_finite(m.theta, law.free)))


@inlined
def _advance(
    plan: Plan, m: Moving, law: Law, finite: bool, careful: bool, keep: bool, crew: Crew, size: int
) -> bool:
    """What is left of a step when the gradient of the batch is there; False if something is not finite."""
    if size > 1:
        return bool(_update_together(plan, m, law, finite, keep, crew))
    return bool(finite and update(plan, m, law, careful, keep, crew.sums))


@njit(**OPTIONS, no_cfunc_wrapper=True, cache=True)
def run(
    plan: Plan, law: Law, m: Moving, data: Data, position: int, batch: int,
    tables: ThreeTables, careful: bool, losses: Array, crew: Crew,
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
        done, epoch, position = (
            load_acquire(crew.board, DONE),
            load_acquire(crew.board, EPOCH),
            load_acquire(crew.board, POSITION),
        )
    spoiled = is_spoiled(plan, law)
    while done < len(losses):
        if size == 1 and crew.board != 0:
            size = welcome(crew, done, epoch, position)
        if (done == 0 or spoiled) and crew.me == 0:
            clear(m.gradient)
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
