"""Runs: neurons side by side that pass the same activation at the same time, by fours and one by one.

Edges of single neurons are counted as their weights are in theta, from one neuron to the next; so ``sources``
is then where the source of edge 0 would stand.
"""

from __future__ import annotations

from simulator.numerics.executors.compiled.choices import inlined, jit
from simulator.numerics.executors.compiled.layout import Tables
from simulator.numerics.executors.compiled.memory import read, start_of
from simulator.numerics.executors.compiled.plan import RANK, Instruction, Plan
from simulator.numerics.executors.compiled.products import (
    collect,
    collect_one,
    collect_quartet,
    collect_rank,
    collect_row,
    send_four,
    send_number,
    send_numbers,
    send_one,
    weigh,
    weigh_four,
)
from simulator.numerics.executors.compiled.vectors import Vector, fill, load, plus, store, sum_of


@inlined
def weigh_run(plan: Plan, theta: int, t: Tables, run: Instruction) -> Vector:
    """z of all of them; the answer is their sum."""
    what, slot, first, count, bias = run.what, run.slot, run.first, run.neurons, run.bias
    check: Vector = fill(t.lanes, 0.0)
    row, fours = 8 * len(t.lanes), _by_fours(what, count)  # bytes
    sources, size = start_of(plan.sources) + 8 * run.second, read(plan.sizes, slot)
    z, bias = t.z + slot * row, theta + 8 * bias
    for _ in range(0, fours, 4):
        check = plus(check, weigh_four(t.lanes, z, t.a, sources, theta + 8 * first, bias, size))
        z, first, bias = z + 4 * row, first + 4 * size, bias + 4 * 8
    sources -= 8 * first
    for neuron in range(slot + fours, slot + count):
        end = first + read(plan.sizes, neuron)
        check = plus(check, weigh(t.lanes, z, t.a, sources, theta, bias, first, end))
        sources -= _shared(what, end - first)
        z, first, bias = z + row, end, bias + 8
    return check


@inlined
def back_through_run(
    plan: Plan, theta: int, t: Tables, run: Instruction, gradient: int, more: bool, now: bool
) -> None:
    """From dL/dz, heads aside, to what they send back, and if ``now``, to the gradient."""
    what, slot, first, count, bias = run.what, run.slot, run.first, run.neurons, run.bias
    n, fours, delta = len(t.lanes), _by_fours(what, count), t.delta + slot * 8 * len(t.lanes)
    sources, size = start_of(plan.sources) + 8 * run.second, read(plan.sizes, slot)
    if len(plan.headed):
        _add_heads(plan, t, slot, count)
    if now:
        for neuron in range(count):
            collect(gradient, bias + neuron, sum_of(load(t.lanes, delta + neuron * 8 * n)), more)
    for _ in range(0, fours, 4):
        _back_through_four(t, delta, sources, size, theta, gradient, first, more, now, run.returns)
        delta, first = delta + 4 * 8 * n, first + 4 * size
    sources -= 8 * first
    for neuron in range(slot + fours, slot + count):
        end = first + read(plan.sizes, neuron)
        _back_through_one(t, delta, sources, theta, gradient, first, end, more, now, run.returns)
        sources -= _shared(what, end - first)
        delta, first = delta + 8 * n, end


@inlined
def _back_through_four(
    t: Tables, delta: int, sources: int, size: int,
    theta: int, gradient: int, first: int, more: bool, now: bool, returns: int,
) -> None:  # fmt: skip
    """A quartet, whose weights begin with the ``first``."""
    row, weights, to = 8 * len(t.lanes), theta + 8 * first, gradient + 8 * first  # bytes
    signals = (
        load(t.lanes, delta),
        load(t.lanes, delta + row),
        load(t.lanes, delta + 2 * row),
        load(t.lanes, delta + 3 * row),
    )
    if len(t.lanes) == 1:
        send_numbers(t.lanes, signals, t.a, t.delta, sources, weights, to, size)
        return
    if now:
        collect_quartet(t.lanes, signals, t.a, more, sources, to, size)
    if returns:
        send_four(t.lanes, signals, t.delta, sources, weights, size)


@inlined
def _back_through_one(
    t: Tables, delta: int, sources: int, theta: int, gradient: int,
    begin: int, end: int, more: bool, now: bool, returns: int,
) -> None:  # fmt: skip
    """A single neuron."""
    signal = load(t.lanes, delta)
    if len(t.lanes) == 1:
        send_number(t.lanes, signal, t.a, t.delta, sources, theta, gradient, begin, end)
        return
    if now:
        collect_one(t.lanes, signal, t.a, more, sources, gradient, begin, end)
    if returns:
        send_one(t.lanes, signal, t.delta, sources, theta, begin, end)


@jit
def _add_heads(plan: Plan, t: Tables, slot: int, count: int) -> None:
    """To dL/dz add what a loss with a head sends."""
    for neuron in range(slot, slot + count):
        if read(plan.headed, neuron):
            place = neuron * 8 * len(t.lanes)  # bytes
            store(t.delta + place, plus(load(t.lanes, t.delta + place), load(t.lanes, t.sent + place)))


@inlined
def collect_run(
    plan: Plan, parts: int, t: Tables, run: Instruction, gradient: int, more: bool, me: int, crew: int
) -> None:
    """The gradient of all parts of a batch; quartets are shared by the threads, and so are single neurons."""
    what, slot, first, count, bias = run.what, run.slot, run.first, run.neurons, run.bias
    row, sources, size = 8 * len(t.lanes), start_of(plan.sources) + 8 * run.second, read(plan.sizes, slot)
    fours = _by_fours(what, count)
    begin, end = 4 * (fours // 4 * me // crew), 4 * (fours // 4 * (me + 1) // crew)
    for neuron in range(begin, end):
        collect_row(t, parts, t.delta + (slot + neuron) * row, more, gradient, bias + neuron)
    to = gradient + 8 * (first + begin * size)
    collect_rank(t, parts, t.delta + (slot + begin) * row, more, end - begin, sources, to, size)
    first += fours * size
    sources -= 8 * first
    for neuron in range(fours, count):
        size = read(plan.sizes, slot + neuron)
        if neuron % crew == me:
            signals, edges = t.delta + (slot + neuron) * row, 8 * first
            collect_row(t, parts, signals, more, gradient, bias + neuron)
            collect_rank(t, parts, signals, more, 1, sources + edges, gradient + edges, size)
        sources -= _shared(what, size)
        first += size


@inlined
def _by_fours(what: int, count: int) -> int:
    """As many neurons of a rank as make quartets."""
    return count - count % 4 if what == RANK else 0


@inlined
def _shared(what: int, size: int) -> int:
    """How many bytes to go back, after a neuron with so many edges, where the next one reads the same."""
    return 8 * size if what == RANK else 0
