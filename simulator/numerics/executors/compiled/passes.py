"""Forward and backward through a plan for as many samples as the tables take, instruction by instruction.

With the largest tables several parts of a batch go forward one after the other, and then back together.
"""

from __future__ import annotations

from simulator.numerics.executors.compiled.calling import call
from simulator.numerics.executors.compiled.choices import inlined, is_finite, jit
from simulator.numerics.executors.compiled.crew import Crew, meet
from simulator.numerics.executors.compiled.layout import TOGETHER, Data, Tables
from simulator.numerics.executors.compiled.measuring import measure
from simulator.numerics.executors.compiled.memory import number, put, read
from simulator.numerics.executors.compiled.plan import LEAF, NEURONS, NODE, UNARY, Instruction, Plan
from simulator.numerics.executors.compiled.products import collect, collect_row
from simulator.numerics.executors.compiled.runs import back_through_run, collect_run, weigh_run
from simulator.numerics.executors.compiled.taking import take
from simulator.numerics.executors.compiled.vectors import fill, load, plus, store, sum_of

MANY = TOGETHER[0]
"""Samples in the tables whose gradients are collected at the end, where a plan takes several parts."""


@inlined
def _instruction(plan: Plan, node: int) -> Instruction:
    """A row of the plan's nodes."""
    nodes, at = plan.nodes, NODE * node
    what, slot, first, second = read(nodes, at), read(nodes, at + 1), read(nodes, at + 2), read(nodes, at + 3)
    count, bias, returns = read(nodes, at + 4), read(nodes, at + 5), read(nodes, at + 6)
    calls = read(nodes, at + 7), read(nodes, at + 8), read(nodes, at + 9)
    return Instruction(what, slot, first, second, count, bias, returns, *calls)


@inlined
def _forward(plan: Plan, theta: int, t: Tables) -> float:
    """Fill z and a; the answer is finite if every z is, unless they are too large to be added up."""
    n = len(t.lanes)
    row, check = 8 * n, fill(t.lanes, 0.0)  # bytes
    for node in range(len(plan.nodes) // NODE):
        do = _instruction(plan, node)
        a, x, y = t.a + do.slot * row, t.a + do.first * row, t.a + do.second * row
        if do.what <= NEURONS:
            check = plus(check, weigh_run(plan, theta, t, do))
            call(do.function, (t.z + do.slot * row, a, n * do.neurons))
        elif do.what == LEAF:
            store(a, fill(t.lanes, number(theta, do.first)))
        elif do.what == UNARY:
            call(do.function, (x, a, n))
        else:
            call(do.function, (x, y, a, n))
    answer: float = sum_of(check)
    return answer


@inlined
def _part(t: Tables, part: int) -> Tables:
    """The tables of one part of a batch."""
    to, of_y, at_hand = part * t.further, part * t.further_y, part * 8 * len(t.lanes)
    many = (t.z + to, t.a + to, t.delta + to, t.sent + to, t.y + of_y)
    few = (t.q + at_hand, t.value + at_hand, t.total + at_hand, t.logarithm + at_hand)
    return Tables(t.lanes, t.register, *many, *few, t.further, t.further_y)


@inlined
def _backward(plan: Plan, theta: int, t: Tables, gradient: int, more: bool) -> None:
    """Fill delta and the gradient, to which it adds if these are more samples of a batch.

    Where several parts go back, only delta is filled: the gradient is collected from all of them together.
    """
    n = len(t.lanes)
    row, now = 8 * n, not _later(plan, t)  # bytes
    for node in range(len(plan.nodes) // NODE - 1, -1, -1):
        do = _instruction(plan, node)
        a, x, y = t.a + do.slot * row, t.a + do.first * row, t.a + do.second * row
        delta, to_x, to_y = t.delta + do.slot * row, t.delta + do.first * row, t.delta + do.second * row
        if do.what <= NEURONS:
            call(do.slope, (t.z + do.slot * row, a, delta, n * do.neurons))
            back_through_run(plan, theta, t, do, gradient, more, now)
        elif do.what == LEAF:
            if now:
                collect(gradient, do.first, sum_of(load(t.lanes, delta)), more)
        elif do.what == UNARY:
            call(do.slope, (x, a, delta, to_x, n))
        else:
            call(do.slope, (x, y, a, delta, to_x, n))
            call(do.other, (x, y, a, delta, to_y, n))


@inlined
def _later(plan: Plan, t: Tables) -> bool:
    """Whether gradients are collected at the end."""
    return len(t.lanes) == MANY and plan.parts > 1


@jit
def _all_finite(address: int, count: int) -> bool:
    finite = True
    for place in range(count):
        finite = finite and is_finite(number(address, place))
    return finite


@inlined
def forward_and_back(
    plan: Plan, theta: int, gradient: int,
    data: Data, epoch: int, position: int, count: int, samples: int, more: bool, t: Tables,
) -> tuple[float, bool]:  # fmt: skip
    """Forward and backward with ``count`` rows."""
    n = len(t.lanes)
    row = 8 * n  # bytes
    take(data, epoch, position, count, t)
    for slot in range(plan.inputs, plan.slots):
        store(t.delta + slot * row, fill(t.lanes, 0.0))
    for slot in range(len(plan.headed)):
        store(t.sent + slot * row, fill(t.lanes, 0.0))
    check = _forward(plan, theta, t)
    loss = measure(plan, t, count, samples)
    if not (is_finite(check) or _all_finite(t.z, plan.slots * n)):
        return loss, False
    _backward(plan, theta, t, gradient, more)
    return loss, is_finite(loss)


@inlined
def differentiate(
    plan: Plan, theta: int, gradient: int,
    data: Data, epoch: int, position: int, count: int, samples: int, more: bool, parts: int, t: Tables,
    crew: Crew, size: int,
) -> tuple[float, bool]:  # fmt: skip
    """Forward and backward for ``count`` rows of a batch: their part of L, and whether z is finite.

    The tables may take more; to what fills them no loss sends anything, so it adds nothing. Threads share the
    parts, and when all are done, the neurons whose gradient is collected.
    """
    n = len(t.lanes)
    if not _later(plan, t):
        rows = (data, epoch, position, count, samples, more)
        whole, sound = forward_and_back(plan, theta, gradient, *rows, t)
        return whole, sound
    for part in range(crew.me, parts, size):
        of = _part(t, part)
        some = (data, epoch, position + part * n, min(count - part * n, n), samples, more)
        loss, finite = forward_and_back(plan, theta, gradient, *some, of)
        put(of.value, 0, loss)
        put(of.value, 1, 1.0 if finite else 0.0)
    if size > 1:
        meet(crew)
    total, all_finite = 0.0, True
    for part in range(parts):
        of = _part(t, part)
        total, all_finite = total + number(of.value, 0), all_finite and number(of.value, 1) == 1.0
    if all_finite:
        _collect(plan, parts, t, gradient, more, crew.me, size)
    if size > 1:
        meet(crew)
    return total, all_finite and is_finite(total)


@inlined
def _collect(plan: Plan, parts: int, t: Tables, gradient: int, more: bool, me: int, crew: int) -> None:
    """The gradient of all parts."""
    row = 8 * len(t.lanes)  # bytes
    for node in range(len(plan.nodes) // NODE):
        do = _instruction(plan, node)
        if do.what <= NEURONS:
            collect_run(plan, parts, t, do, gradient, more, me, crew)
        elif do.what == LEAF and node % crew == me:
            collect_row(t, parts, t.delta + do.slot * row, more, gradient, do.first)
