"""Forward and backward through a plan for as many samples as the tables take, instruction by instruction."""

from __future__ import annotations

import numpy as np

from simulator.numerics.array import Array, Indices
from simulator.numerics.executors.compiled.calling import call
from simulator.numerics.executors.compiled.choices import inlined, is_finite, jit
from simulator.numerics.executors.compiled.layout import Data, Tables
from simulator.numerics.executors.compiled.memory import number, put, read, write
from simulator.numerics.executors.compiled.plan import LEAF, NEURON, NODE, TERM, UNARY, Plan
from simulator.numerics.executors.compiled.vectors import (
    Vector,
    dot,
    fill,
    load,
    minus,
    plus,
    plus_scaled,
    store,
    sum_of,
)

Fields = tuple[int, int, int, int, int, int, int, int, int, int]


@inlined
def _fields(plan: Plan, node: int) -> Fields:
    """A row of the plan's nodes."""
    nodes, at = plan.nodes, NODE * node
    what, slot, first, size = read(nodes, at), read(nodes, at + 1), read(nodes, at + 2), read(nodes, at + 3)
    start, bias, together = read(nodes, at + 4), read(nodes, at + 5), read(nodes, at + 6)
    calls = (read(nodes, at + 7), read(nodes, at + 8), read(nodes, at + 9))
    return what, slot, first, size, start, bias, together, *calls


@inlined
def _forward(plan: Plan, theta: Array, t: Tables) -> float:
    """Fill z and a; the answer is finite if every z is, unless they are too large to be added up."""
    n = len(t.lanes)
    row, check = 8 * n, fill(t.lanes, 0.0)  # bytes
    for node in range(len(plan.nodes) // NODE):
        what, slot, first, size, start, bias, together, function, _, _ = _fields(plan, node)
        a, x, y = t.a + slot * row, t.a + first * row, t.a + size * row
        if what == NEURON:
            total = _weighted(fill(t.lanes, read(theta, bias)), t, plan.sources, start, theta, first, size)
            store(t.z + slot * row, total)
            check = plus(check, total)
            if together:
                begin = (slot - together + 1) * row
                call(function, (t.z + begin, t.a + begin, n * together))
        elif what == LEAF:
            store(a, fill(t.lanes, read(theta, first)))
        elif what == UNARY:
            call(function, (x, a, n))
        else:
            call(function, (x, y, a, n))
    answer: float = sum_of(check)
    return answer


@inlined
def _weighted(
    total: Vector, t: Tables, sources: Indices, start: int, theta: Array, first: int, size: int
) -> Vector:
    """total + W a, for one neuron, in two sums, so that none has to wait for the one just before it."""
    row, other = 8 * len(t.lanes), fill(t.lanes, 0.0)  # bytes
    for edge in range(0, size - 1, 2):
        one, two = t.a + read(sources, start + edge) * row, t.a + read(sources, start + edge + 1) * row
        total = plus_scaled(total, load(t.lanes, one), read(theta, first + edge))
        other = plus_scaled(other, load(t.lanes, two), read(theta, first + edge + 1))
    if size & 1:
        last = t.a + read(sources, start + size - 1) * row
        total = plus_scaled(total, load(t.lanes, last), read(theta, first + size - 1))
    total = plus(total, other)
    return total  # noqa: RET504 - typed


@inlined
def _send_back(
    signal: Vector, t: Tables, plan: Plan, theta: Array, gradient: Array, start: int, first: int, size: int
) -> None:
    """dL/dw += signal a, summed over samples; dL/da += w signal, but nothing goes to the data itself."""
    row = 8 * len(t.lanes)  # bytes
    for edge in range(size):
        source, place = read(plan.sources, start + edge), first + edge
        a, delta = t.a + source * row, t.delta + source * row
        write(gradient, place, read(gradient, place) + dot(signal, load(t.lanes, a)))
        if source >= plan.inputs:
            store(delta, plus_scaled(load(t.lanes, delta), signal, read(theta, place)))


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
def _measure(plan: Plan, t: Tables, samples: int) -> float:
    """Their part of L in a batch of so many; what it sends back goes to delta, or to ``sent`` with a head."""
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
            call(read(terms, at + 4), (q, y, t.value, n))
            value += factor * number(t.value, 0)
            call(read(terms, at + 5), (q, y, t.total, factor, to, n))
    return value


@inlined
def _backward(plan: Plan, theta: Array, t: Tables, gradient: Array) -> None:
    """Fill delta, and add to the gradient."""
    n = len(t.lanes)
    row = 8 * n  # bytes
    for node in range(len(plan.nodes) // NODE - 1, -1, -1):
        what, slot, first, size, start, bias, together, _, slope, other = _fields(plan, node)
        a, x, y = t.a + slot * row, t.a + first * row, t.a + size * row
        delta, to_x, to_y = t.delta + slot * row, t.delta + first * row, t.delta + size * row
        if what == NEURON:
            if together:
                begin = (slot - together + 1) * row
                call(slope, (t.z + begin, t.a + begin, t.delta + begin, n * together))
            signal = load(t.lanes, delta)
            if len(plan.headed) and read(plan.headed, slot):
                signal = plus(signal, load(t.lanes, t.sent + slot * row))
            write(gradient, bias, read(gradient, bias) + sum_of(signal))
            _send_back(signal, t, plan, theta, gradient, start, first, size)
        elif what == LEAF:
            write(gradient, first, read(gradient, first) + sum_of(load(t.lanes, delta)))
        elif what == UNARY:
            call(slope, (x, a, delta, to_x, n))
        else:
            call(slope, (x, y, a, delta, to_x, n))
            call(other, (x, y, a, delta, to_y, n))


@jit
def _all_finite(address: int, count: int) -> bool:
    finite = True
    for place in range(count):
        finite = finite and is_finite(number(address, place))
    return finite


@inlined
def _take(data: Data, epoch: int, position: int, t: Tables) -> None:
    """The next rows of the data, and deltas of 0."""
    n = len(t.lanes)
    for s in range(n):
        row = read(data.order, epoch * data.rows + position + s)
        for place in range(data.inputs):
            put(t.a, place * n + s, read(data.x, row * data.inputs + place))
        for place in range(data.outputs):
            put(t.y, place * n + s, read(data.y, row * data.outputs + place))


@inlined
def differentiate(
    plan: Plan,
    theta: Array,
    gradient: Array,
    data: Data,
    epoch: int,
    position: int,
    samples: int,
    t: Tables,
) -> tuple[float, bool]:
    """Forward and backward for as many rows as the tables take: their part of L, and whether z is finite."""
    row = 8 * len(t.lanes)  # bytes
    _take(data, epoch, position, t)
    for slot in range(plan.inputs, plan.slots):
        store(t.delta + slot * row, fill(t.lanes, 0.0))
    for slot in range(len(plan.headed)):
        store(t.sent + slot * row, fill(t.lanes, 0.0))
    check = _forward(plan, theta, t)
    loss = _measure(plan, t, samples)
    if not (is_finite(check) or _all_finite(t.z, plan.slots * len(t.lanes))):
        return loss, False
    _backward(plan, theta, t, gradient)
    return loss, is_finite(loss)
