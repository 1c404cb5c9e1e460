"""Forward and backward through a plan for as many samples as the tables take, instruction by instruction."""

from __future__ import annotations

import numpy as np

from simulator.numerics.array import Array, Indices
from simulator.numerics.executors.compiled.calling import call
from simulator.numerics.executors.compiled.choices import inlined, is_finite, jit
from simulator.numerics.executors.compiled.layout import Data, Lanes, Tables
from simulator.numerics.executors.compiled.plan import LEAF, NEURON, UNARY, Plan
from simulator.numerics.executors.compiled.vectors import add_scaled, dot

Where = tuple[int, int, int, int]
"""Where a neuron's sources and its weights begin, how many they are, and how many inputs there are."""


@inlined
def _forward(plan: Plan, theta: Array, t: Tables) -> float:
    """Fill z and a; the answer is finite if every z is, unless they are too large to be added up."""
    nodes, calls, at, n, check = plan.nodes, plan.calls, t.at, len(t.lanes), 0.0
    row = 8 * n  # bytes
    for node in range(len(nodes)):
        what, slot, first, count = nodes[node, 0], nodes[node, 1], nodes[node, 2], nodes[node, 3]
        a, x, y = at.a + slot * row, at.a + first * row, at.a + count * row
        if what == NEURON:
            for s in range(n):
                t.hand[0, s], t.hand[1, s] = theta[nodes[node, 5]], 0.0
            add_up(t.lanes, at.hand, at.a, plan.sources, nodes[node, 4], theta, first, count)
            for s in range(n):
                t.z[slot, s] = t.hand[0, s] + t.hand[1, s]
                check += t.z[slot, s]
            call(calls[node, 0], (at.z + slot * row, a, n))
        elif what == LEAF:
            for s in range(n):
                t.a[slot, s] = theta[first]
        elif what == UNARY:
            call(calls[node, 0], (x, a, n))
        else:
            call(calls[node, 0], (x, y, a, n))
    return check


@inlined
def add_up(
    lanes: Lanes, to: int, a: int, sources: Indices, start: int, theta: Array, first: int, count: int
) -> None:
    """to += W a, for one neuron; ``to`` and ``a`` are addresses.

    ``to`` has two rows, to be added up: so no sum has to wait for the one just before it.
    """
    size = len(lanes) * 8
    for edge in range(count):
        add_scaled(lanes, to + (edge & 1) * size, a + sources[start + edge] * size, theta[first + edge])


@inlined
def send_back(
    lanes: Lanes, at: tuple[int, int, int], sources: Indices, theta: Array, gradient: Array, where: Where
) -> None:
    """dL/dw += signal a, summed over samples; dL/da += w signal, but nothing goes to the data itself.

    ``at`` are the addresses of the signal, of a and of delta.
    """
    signal, a, delta = at
    start, first, count, inputs = where
    for edge in range(count):
        source = sources[start + edge]
        row = source * len(lanes) * 8
        gradient[first + edge] += dot(lanes, signal, a + row)
        if source >= inputs:
            add_scaled(lanes, delta + row, signal, theta[first + edge])


@jit
def _log_of_sum(plan: Plan, begin: int, end: int, z: Array, most: Array, logarithm: Array) -> None:
    """For the softmax of some outputs: ln of the sum of exp z, whose largest is taken off first."""
    for s in range(z.shape[1]):
        most[0, s], logarithm[0, s] = -np.inf, 0.0
        for place in range(begin, end):
            most[0, s] = max(most[0, s], z[plan.outputs[place], s])
        for place in range(begin, end):
            logarithm[0, s] += np.exp(z[plan.outputs[place], s] - most[0, s])
        logarithm[0, s] = np.log(logarithm[0, s]) + most[0, s]


@inlined
def _measure(plan: Plan, t: Tables, samples: int) -> float:
    """Their part of L in a batch of so many; what it sends back goes to delta, or to ``sent`` with a head."""
    z, a, y, q, total, at, n, value = t.z, t.a, t.y, t.q, t.total, t.at, len(t.lanes), 0.0
    row = 8 * n  # bytes
    for term in range(len(plan.terms)):
        head, begin, end = plan.terms[term, 0], plan.terms[term, 1], plan.terms[term, 2]
        factor = plan.factors[term] / (samples if plan.terms[term, 3] else 1)
        if head == 2:
            _log_of_sum(plan, begin, end, z, q, t.logarithm)
        for s in range(n):
            total[0, s] = 0.0
            for place in range(begin, end):
                total[0, s] += y[plan.columns[place], s]
        for place in range(begin, end):
            slot, column = plan.outputs[place], plan.columns[place]
            for s in range(n):
                q[0, s] = a[slot, s] if head == 0 else z[slot, s] - (t.logarithm[0, s] if head == 2 else 0.0)
            call(plan.terms[term, 4], (at.q, at.y + column * row, at.hand, n))
            value += factor * t.hand[0, 0]
            to = at.delta + slot * row if head == 0 else at.sent + slot * row
            call(plan.terms[term, 5], (at.q, at.y + column * row, at.total, factor, to, n))
    return value


@inlined
def _backward(plan: Plan, theta: Array, t: Tables, gradient: Array) -> None:
    """Fill delta, and add to the gradient."""
    nodes, calls, sources, at, n = plan.nodes, plan.calls, plan.sources, t.at, len(t.lanes)
    row = 8 * n  # bytes
    for node in range(len(nodes) - 1, -1, -1):
        what, slot, first, count = nodes[node, 0], nodes[node, 1], nodes[node, 2], nodes[node, 3]
        a, x, y = at.a + slot * row, at.a + first * row, at.a + count * row
        delta, to_x, to_y = at.delta + slot * row, at.delta + first * row, at.delta + count * row
        if what == NEURON:
            call(calls[node, 1], (at.z + slot * row, a, delta, n))
            gradient[nodes[node, 5]] += _take_in_hand(t, slot, plan.headed[slot])
            where = (nodes[node, 4], first, count, plan.inputs)
            send_back(t.lanes, (at.hand, at.a, at.delta), sources, theta, gradient, where)
        elif what == LEAF:
            for s in range(n):
                gradient[first] += t.delta[slot, s]
        elif what == UNARY:
            call(calls[node, 1], (x, a, delta, to_x, n))
        else:
            call(calls[node, 1], (x, y, a, delta, to_x, n))
            call(calls[node, 2], (x, y, a, delta, to_y, n))


@jit
def _take_in_hand(t: Tables, slot: int, headed: int) -> float:
    """The error signal of a neuron, with what a head sends to it; the answer is its sum."""
    total = 0.0
    for s in range(len(t.lanes)):
        t.hand[0, s] = t.delta[slot, s] + (t.sent[slot, s] if headed else 0.0)
        total += t.hand[0, s]
    return total


@jit
def _every_row_finite(table: Array) -> bool:
    finite = True
    for row in range(len(table)):
        for s in range(table.shape[1]):
            finite = finite and is_finite(table[row, s])
    return finite


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
    a, own_y, x, y = t.a, t.y, data.x, data.y
    for s in range(len(t.lanes)):
        row = data.order[epoch, position + s]
        for place in range(x.shape[1]):
            a[place, s] = x[row, place]
        for place in range(y.shape[1]):
            own_y[place, s] = y[row, place]
    for slot in range(plan.slots):
        for s in range(len(t.lanes)):
            t.delta[slot, s] = t.sent[slot, s] = 0.0
    check = _forward(plan, theta, t)
    loss = _measure(plan, t, samples)
    if not (is_finite(check) or _every_row_finite(t.z)):
        return loss, False
    _backward(plan, theta, t, gradient)
    return loss, is_finite(loss)
