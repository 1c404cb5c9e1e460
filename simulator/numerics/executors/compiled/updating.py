"""Updating: from the gradient of a batch to the next theta."""

from __future__ import annotations

import numpy as np

from simulator.numerics.array import Array, Indices
from simulator.numerics.executors.compiled.calling import call
from simulator.numerics.executors.compiled.choices import inlined, is_finite, jit
from simulator.numerics.executors.compiled.layout import Law, Moving
from simulator.numerics.executors.compiled.memory import number, read, start_of, write
from simulator.numerics.executors.compiled.plan import Plan

FADED = 1e-30
"""What is left of a start at 0 is taken for 0 from here on: it is far too small to change a 1, and far from
the numbers below 1e-307 that a processor is slow with."""


@jit
def clear(gradient: Array) -> None:
    """Make it 0."""
    for p in range(len(gradient)):
        write(gradient, p, 0.0)


@inlined
def is_spoiled(plan: Plan, law: Law) -> bool:
    """Whether steps write into the gradient also where no part of L does: then each has to clear it first."""
    return len(plan.ties) > 0 or law.l1 != 0.0 or law.l2 != 0.0


@jit
def _tie(ties: Indices, starts: Indices, gradient: Array) -> None:
    """What is tied has one gradient: that of all together."""
    for tie in range(len(starts) - 1):
        begin, end = read(starts, tie), read(starts, tie + 1)
        first = read(ties, begin)
        for place in range(begin + 1, end):
            write(gradient, first, read(gradient, first) + read(gradient, read(ties, place)))
        for place in range(begin + 1, end):
            write(gradient, read(ties, place), read(gradient, first))


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
def are_finite(values: Array, wanted: Array) -> bool:
    """Whether all that are wanted are; their sum mostly tells, but may be too large itself."""
    total, finite = 0.0, True
    for p in range(len(values)):
        total += read(values, p)
    if not is_finite(total):
        for p in range(len(values)):
            finite = finite and (wanted[p] == 0.0 or is_finite(values[p]))
    return finite


@inlined
def _faded(left: float) -> float:
    """0 where taking it from 1 changes nothing: with the smallest numbers a processor is slow."""
    return left if left > FADED else 0.0


@inlined
def finish_gradient(plan: Plan, m: Moving, law: Law, careful: bool) -> bool:
    """Of the batch's gradient make that which theta follows, and let what is left of a start at 0 fade; if
    careful, False if the gradient is not finite, before anything is forgotten."""
    if len(plan.ties):
        _tie(plan.ties, plan.tie_starts, m.gradient)
    if law.l1 != 0.0 or law.l2 != 0.0:
        _punish(m.gradient, m.theta, law)
    if careful and not are_finite(m.gradient, law.free):
        return False
    write(m.left, 0, _faded(read(m.left, 0) * law.alpha))
    write(m.left, 1, _faded(read(m.left, 1) * law.rho))
    return True


@inlined
def move(m: Moving, law: Law, keep: bool, begin: int, end: int, total: int) -> None:
    """The optimizer's step for some parameters, and if ``keep``, where they were; ``total`` is their sum."""
    if keep:
        for p in range(begin, end):
            write(m.before, p, read(m.theta, p))
    skip = 8 * begin
    moved = (start_of(m.theta) + skip, start_of(m.gradient) + skip, start_of(m.v) + skip)
    rates = (law.eta, law.alpha, law.rho, read(m.left, 0), read(m.left, 1), law.frozen)
    rest = (start_of(m.h) + skip, start_of(law.free) + skip, total)
    call(law.step, (*moved, *rest, *rates, end - begin))


@inlined
def update(plan: Plan, m: Moving, law: Law, careful: bool, keep: bool, sums: int) -> bool:
    """From a batch's gradient to the next theta; False if it is not finite, and if careful, as it was."""
    if not finish_gradient(plan, m, law, careful):
        return False
    move(m, law, keep, 0, len(m.theta), sums)
    if is_finite(number(sums, 0)) or are_finite(m.theta, law.free):
        return True
    if careful:
        for p in range(len(m.theta)):
            write(m.theta, p, read(m.before, p))
    return False
