"""Forward and backward through a plan for as many samples as the tables take, instruction by instruction."""

from __future__ import annotations

import numpy as np

from simulator.numerics.executors.compiled.calling import call
from simulator.numerics.executors.compiled.choices import inlined, is_finite, jit
from simulator.numerics.executors.compiled.layout import Data, Tables
from simulator.numerics.executors.compiled.memory import index, number, put, read, start_of
from simulator.numerics.executors.compiled.plan import LEAF, NODE, QUARTET, TERM, UNARY, Plan
from simulator.numerics.executors.compiled.products import collect, send, send_four, weigh, weigh_four
from simulator.numerics.executors.compiled.vectors import (
    Vector,
    fill,
    load,
    minus,
    plus,
    store,
    sum_of,
    vector_of,
)

Fields = tuple[int, int, int, int, int, int, int, int, int, int, int]


@inlined
def _fields(plan: Plan, node: int) -> Fields:
    """A row of the plan's nodes."""
    nodes, at = plan.nodes, NODE * node
    what, slot, first, size = read(nodes, at), read(nodes, at + 1), read(nodes, at + 2), read(nodes, at + 3)
    start, bias, together = read(nodes, at + 4), read(nodes, at + 5), read(nodes, at + 6)
    returns, calls = read(nodes, at + 7), (read(nodes, at + 8), read(nodes, at + 9), read(nodes, at + 10))
    return what, slot, first, size, start, bias, together, returns, *calls


@inlined
def _forward(plan: Plan, theta: int, t: Tables) -> float:
    """Fill z and a; the answer is finite if every z is, unless they are too large to be added up."""
    n = len(t.lanes)
    row, check = 8 * n, fill(t.lanes, 0.0)  # bytes
    for node in range(len(plan.nodes) // NODE):
        what, slot, first, size, start, bias, together, _, function, _, _ = _fields(plan, node)
        z, a, x, y = t.z + slot * row, t.a + slot * row, t.a + first * row, t.a + size * row
        if what <= QUARTET:  # neurons
            edges = (start_of(plan.sources) + 8 * start, theta + 8 * first, theta + 8 * bias, size)
            if what == QUARTET:
                check = plus(check, weigh_four(t.lanes, z, t.a, *edges))
            else:
                check = plus(check, weigh(t.lanes, z, t.a, *edges))
            if together:
                back = (together - (4 if what == QUARTET else 1)) * row
                call(function, (z - back, a - back, n * together))
        elif what == LEAF:
            store(a, fill(t.lanes, number(theta, first)))
        elif what == UNARY:
            call(function, (x, a, n))
        else:
            call(function, (x, y, a, n))
    answer: float = sum_of(check)
    return answer


@inlined
def _log_of_sum(plan: Plan, begin: int, end: int, t: Tables) -> None:
    """For the softmax of some outputs: ln of the sum of exp z, whose largest is taken off first."""
    n = len(t.lanes)
    for s in range(n):
        most, total = -np.inf, 0.0
        for place in range(begin, end):
            most = max(most, number(t.z, read(plan.outputs, place) * n + s))
        for place in range(begin, end):
            total += np.exp(number(t.z, read(plan.outputs, place) * n + s) - most)
        put(t.logarithm, s, np.log(total) + most)


@inlined
def _measure(plan: Plan, t: Tables, count: int, samples: int) -> float:
    """The part of so many in L of a batch; what it sends goes to delta, or to ``sent`` with a head."""
    terms, n, value = plan.terms, len(t.lanes), 0.0
    row = 8 * n  # bytes
    for term in range(len(terms) // TERM):
        at = TERM * term
        head, begin, end, mean = (
            read(terms, at),
            read(terms, at + 1),
            read(terms, at + 2),
            read(terms, at + 3),
        )
        factor = read(plan.factors, term) / (samples if mean else 1)
        if head == 2:
            _log_of_sum(plan, begin, end, t)
        total = fill(t.lanes, 0.0)
        for place in range(begin, end):
            total = plus(total, load(t.lanes, t.y + read(plan.columns, place) * row))
        store(t.total, total)
        for place in range(begin, end):
            slot, y = read(plan.outputs, place), t.y + read(plan.columns, place) * row
            q, to = (t.a if head == 0 else t.z) + slot * row, (t.delta if head == 0 else t.sent) + slot * row
            if head == 2:
                store(t.q, minus(load(t.lanes, q), load(t.lanes, t.logarithm)))
                q = t.q
            call(read(terms, at + 4), (q, y, t.total, t.value, to, factor, count))
            value += factor * number(t.value, 0)
    return value


@inlined
def _backward(plan: Plan, theta: int, t: Tables, gradient: int, more: bool) -> None:
    """Fill delta and the gradient, to which it adds if these are more samples of a batch."""
    n = len(t.lanes)
    row = 8 * n  # bytes
    for node in range(len(plan.nodes) // NODE - 1, -1, -1):
        what, slot, first, size, start, bias, together, returns, _, slope, other = _fields(plan, node)
        z, a, x, y = t.z + slot * row, t.a + slot * row, t.a + first * row, t.a + size * row
        delta, to_x, to_y = t.delta + slot * row, t.delta + first * row, t.delta + size * row
        if what <= QUARTET:  # neurons
            if together:
                back = (together - (4 if what == QUARTET else 1)) * row
                call(slope, (z - back, a - back, delta - back, n * together))
            edges = (
                start_of(plan.sources) + 8 * start,
                theta + 8 * first,
                gradient + 8 * first,
                size,
                returns,
            )
            signal = _signal(plan, t, slot, gradient, bias, more)
            if what == QUARTET:
                others = (
                    _signal(plan, t, slot + 1, gradient, bias + 1, more),
                    _signal(plan, t, slot + 2, gradient, bias + 2, more),
                    _signal(plan, t, slot + 3, gradient, bias + 3, more),
                )
                send_four(t.lanes, (signal, *others), t.a, t.delta, plan.inputs, more, *edges)
            else:
                send(t.lanes, signal, t.a, t.delta, plan.inputs, more, *edges)
        elif what == LEAF:
            collect(gradient, first, sum_of(load(t.lanes, delta)), more)
        elif what == UNARY:
            call(slope, (x, a, delta, to_x, n))
        else:
            call(slope, (x, y, a, delta, to_x, n))
            call(other, (x, y, a, delta, to_y, n))


@inlined
def _signal(plan: Plan, t: Tables, slot: int, gradient: int, bias: int, more: bool) -> Vector:
    """dL/dz of a neuron, with what a head sends; its sum over samples goes to the bias."""
    place = slot * 8 * len(t.lanes)  # bytes
    signal: Vector = load(t.lanes, t.delta + place)
    if len(plan.headed) and read(plan.headed, slot):
        signal = plus(signal, load(t.lanes, t.sent + place))
    collect(gradient, bias, sum_of(signal), more)
    return signal


@jit
def _all_finite(address: int, count: int) -> bool:
    finite = True
    for place in range(count):
        finite = finite and is_finite(number(address, place))
    return finite


@inlined
def _take(data: Data, epoch: int, position: int, count: int, t: Tables) -> None:
    """The next rows of the data; where they are too few, the last of them fills the tables."""
    n, first = len(t.lanes), start_of(data.order) + 8 * (epoch * data.rows + position)
    x, y, last = start_of(data.x), start_of(data.y), count - 1
    if n < 4:
        for s in range(n):
            row = index(first, min(s, last))
            _lay_one(x + 8 * row * data.inputs, data.inputs, t.a + 8 * s, 8 * n)
            _lay_one(y + 8 * row * data.outputs, data.outputs, t.y + 8 * s, 8 * n)
    for s in range(0, n - 3, 4):
        rows = (
            index(first, min(s, last)),
            index(first, min(s + 1, last)),
            index(first, min(s + 2, last)),
            index(first, min(s + 3, last)),
        )
        _lay_four(x, rows, data.inputs, t.a + 8 * s, 8 * n)
        _lay_four(y, rows, data.outputs, t.y + 8 * s, 8 * n)


@inlined
def _lay_one(row: int, size: int, to: int, line: int) -> None:
    """The numbers of a row, one below the other; a line has so many bytes."""
    for place in range(size):
        put(to + place * line, 0, number(row, place))


@inlined
def _lay_four(data: int, rows: tuple[int, int, int, int], size: int, to: int, line: int) -> None:
    """The same of four rows side by side: to write four numbers at once is four times as fast."""
    one, two, three, four = rows
    one, two = data + 8 * one * size, data + 8 * two * size
    three, four = data + 8 * three * size, data + 8 * four * size
    for place in range(size):
        numbers = (number(one, place), number(two, place), number(three, place), number(four, place))
        store(to + place * line, vector_of(numbers))


@inlined
def differentiate(
    plan: Plan, theta: int, gradient: int,
    data: Data, epoch: int, position: int, count: int, samples: int, more: bool, t: Tables,
) -> tuple[float, bool]:  # fmt: skip
    """Forward and backward for ``count`` rows of a batch: their part of L, and whether z is finite.

    The tables may take more; to what fills them no loss sends anything, so it adds nothing.
    """
    row = 8 * len(t.lanes)  # bytes
    _take(data, epoch, position, count, t)
    for slot in range(plan.inputs, plan.slots):
        store(t.delta + slot * row, fill(t.lanes, 0.0))
    for slot in range(len(plan.headed)):
        store(t.sent + slot * row, fill(t.lanes, 0.0))
    check = _forward(plan, theta, t)
    loss = _measure(plan, t, count, samples)
    if not (is_finite(check) or _all_finite(t.z, plan.slots * len(t.lanes))):
        return loss, False
    _backward(plan, theta, t, gradient, more)
    return loss, is_finite(loss)
