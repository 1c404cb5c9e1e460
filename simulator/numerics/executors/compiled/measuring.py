"""Measuring: what the terms of L make of the outputs, and what they send back to them."""

from __future__ import annotations

import numpy as np

from simulator.numerics.executors.compiled.calling import call
from simulator.numerics.executors.compiled.choices import inlined
from simulator.numerics.executors.compiled.layout import Tables
from simulator.numerics.executors.compiled.memory import number, put, read
from simulator.numerics.executors.compiled.plan import NONE, SOFTMAX, TERM, Plan
from simulator.numerics.executors.compiled.vectors import fill, load, minus, plus, store


@inlined
def _prepare_softmax(plan: Plan, begin: int, end: int, t: Tables) -> None:
    """For the softmax of some outputs: the sum of the targets, and ln of the sum of exp z, whose largest is
    taken off first."""
    n = len(t.lanes)
    store(t.total, fill(t.lanes, 0.0))
    for place in range(begin, end):
        y = t.y + read(plan.columns, place) * 8 * n
        store(t.total, plus(load(t.lanes, t.total), load(t.lanes, y)))
    for s in range(n):
        most, powers = -np.inf, 0.0
        for place in range(begin, end):
            most = max(most, number(t.z, read(plan.outputs, place) * n + s))
        for place in range(begin, end):
            powers += np.exp(number(t.z, read(plan.outputs, place) * n + s) - most)
        put(t.logarithm, s, np.log(powers) + most)


@inlined
def measure(plan: Plan, t: Tables, count: int, samples: int) -> float:
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
        if head == SOFTMAX:
            _prepare_softmax(plan, begin, end, t)
        for place in range(begin, end):
            slot, y = read(plan.outputs, place), t.y + read(plan.columns, place) * row
            looked_at, told = (t.a, t.delta) if head == NONE else (t.z, t.sent)
            q, to = looked_at + slot * row, told + slot * row
            if head == SOFTMAX:
                store(t.q, minus(load(t.lanes, q), load(t.lanes, t.logarithm)))
                q = t.q
            call(read(terms, at + 4), (q, y, t.total, t.value, to, factor, count))
            value += factor * number(t.value, 0)
    return value
