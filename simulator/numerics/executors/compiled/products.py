"""Products: what edges do with some samples at once, forward and backward.

Neurons that read the same are taken by fours, quartets, where there are so many: what each edge of them reads
is fetched once. The weights of a quartet stand row behind row, one row for each of its neurons. Gradients are
sums over samples: where a batch has many, those of all quartets are made at the end, from all parts at once.
"""

from __future__ import annotations

from simulator.numerics.executors.compiled.choices import inlined, jit
from simulator.numerics.executors.compiled.layout import Tables
from simulator.numerics.executors.compiled.memory import index, number, put
from simulator.numerics.executors.compiled.vectors import (
    Lanes,
    Vector,
    dot,
    fill,
    four_sums,
    load,
    plus,
    plus_scaled,
    store,
    sum_of,
    times,
    vector_of,
)

TWO: Lanes = (0, 0)
FOUR: Lanes = (0, 0, 0, 0)

BLOCK = 16
"""Edges whose sources stay in the cache next to the processor, while one neuron after the other comes by."""

Quartet = tuple[Vector, Vector, Vector, Vector]


@jit
def weigh(lanes: Lanes, z: int, a: int, sources: int, weights: int, bias: int, edge: int, end: int) -> Vector:
    """z = W a + b, in two sums, so that none has to wait for the one just before it; the answer is z."""
    row, other = 8 * len(lanes), fill(lanes, 0.0)  # bytes
    total: Vector = fill(lanes, number(bias, 0))
    while edge + 1 < end:
        one, two = a + index(sources, edge) * row, a + index(sources, edge + 1) * row
        total = plus_scaled(total, load(lanes, one), number(weights, edge))
        other = plus_scaled(other, load(lanes, two), number(weights, edge + 1))
        edge += 2
    if edge < end:
        last = a + index(sources, edge) * row
        total = plus_scaled(total, load(lanes, last), number(weights, edge))
    total = plus(total, other)
    store(z, total)
    return total


@jit
def weigh_four(lanes: Lanes, z: int, a: int, sources: int, weights: int, bias: int, size: int) -> Vector:
    """The same for a quartet, whose z stand in four rows; the answer is their sum."""
    row = 8 * len(lanes)  # bytes
    z0, z1 = fill(lanes, number(bias, 0)), fill(lanes, number(bias, 1))
    z2, z3 = fill(lanes, number(bias, 2)), fill(lanes, number(bias, 3))
    for edge in range(size):
        x = load(lanes, a + index(sources, edge) * row)
        z0 = plus_scaled(z0, x, number(weights, edge))
        z1 = plus_scaled(z1, x, number(weights, edge + size))
        z2 = plus_scaled(z2, x, number(weights, edge + 2 * size))
        z3 = plus_scaled(z3, x, number(weights, edge + 3 * size))
    store(z, z0)
    store(z + row, z1)
    store(z + 2 * row, z2)
    store(z + 3 * row, z3)
    total: Vector = plus(plus(z0, z1), plus(z2, z3))
    return total


@jit
def collect_one(
    lanes: Lanes, signal: Vector, a: int, more: bool, sources: int, gradient: int, begin: int, end: int
) -> None:
    """dL/dw = signal a, summed over samples, and if ``more``, added."""
    row, fours = 8 * len(lanes), end - (end - begin) % 4  # bytes
    for edge in range(begin, fours, 4):
        _collect_four(lanes, signal, a, more, sources + 8 * edge, gradient + 8 * edge)
    for edge in range(fours, end):
        x = load(lanes, a + index(sources, edge) * row)
        collect(gradient, edge, dot(signal, x), more)


@jit
def send_one(
    lanes: Lanes, signal: Vector, delta: int, sources: int, weights: int, begin: int, end: int
) -> None:
    """dL/da += w signal, for inputs as well, which nobody asks."""
    for edge in range(begin, end):
        _add(lanes, delta + index(sources, edge) * 8 * len(lanes), signal, number(weights, edge))


@jit
def send_number(
    lanes: Lanes, signal: Vector, a: int, delta: int,
    sources: int, weights: int, gradient: int, begin: int, end: int,
) -> None:  # fmt: skip
    """Both for a single sample: one look at the source does for either, and two gradients are put at once."""
    edge, both = begin, fill(TWO, sum_of(signal))
    while edge + 1 < end:
        one, two = index(sources, edge) * 8, index(sources, edge + 1) * 8
        store(gradient + 8 * edge, times(both, vector_of((number(a + one, 0), number(a + two, 0)))))
        _add(lanes, delta + one, signal, number(weights, edge))
        _add(lanes, delta + two, signal, number(weights, edge + 1))
        edge += 2
    if edge < end:
        last = index(sources, edge) * 8
        put(gradient, edge, dot(signal, load(lanes, a + last)))
        _add(lanes, delta + last, signal, number(weights, edge))


@jit
def send_numbers(
    lanes: Lanes, signals: Quartet, a: int, delta: int,
    sources: int, weights: int, gradient: int, size: int,
) -> None:  # fmt: skip
    """The same for a quartet. To add to delta one by one also keeps the compiler from gathering a by an
    instruction that many processors, since they were made safer, take longer for than for its parts."""
    s0, s1, s2, s3 = signals
    for edge in range(size):
        source = index(sources, edge) * 8
        x, to = load(lanes, a + source), load(lanes, delta + source)
        put(gradient, edge, dot(s0, x))
        put(gradient, edge + size, dot(s1, x))
        put(gradient, edge + 2 * size, dot(s2, x))
        put(gradient, edge + 3 * size, dot(s3, x))
        to = plus_scaled(to, s0, number(weights, edge))
        to = plus_scaled(to, s1, number(weights, edge + size))
        to = plus_scaled(to, s2, number(weights, edge + 2 * size))
        store(delta + source, plus_scaled(to, s3, number(weights, edge + 3 * size)))


@jit
def send_four(lanes: Lanes, signals: Quartet, delta: int, sources: int, weights: int, size: int) -> None:
    """dL/da += w signal of a quartet."""
    row = 8 * len(lanes)  # bytes
    s0, s1, s2, s3 = signals
    for edge in range(size):
        to = delta + index(sources, edge) * row
        total = plus_scaled(load(lanes, to), s0, number(weights, edge))
        total = plus_scaled(total, s1, number(weights, edge + size))
        total = plus_scaled(total, s2, number(weights, edge + 2 * size))
        total = plus_scaled(total, s3, number(weights, edge + 3 * size))
        store(to, total)


@jit
def collect_quartet(
    lanes: Lanes, signals: Quartet, a: int, more: bool, sources: int, gradient: int, size: int
) -> None:
    """dL/dw = signal a of a quartet, summed over samples, and if ``more``, added."""
    row, line, fours = 8 * len(lanes), 8 * size, size - size % 4  # bytes
    s0, s1, s2, s3 = signals
    for edge in range(0, fours, 4):
        read, to = sources + 8 * edge, gradient + 8 * edge
        _collect_four(lanes, s0, a, more, read, to)
        _collect_four(lanes, s1, a, more, read, to + line)
        _collect_four(lanes, s2, a, more, read, to + 2 * line)
        _collect_four(lanes, s3, a, more, read, to + 3 * line)
    for edge in range(fours, size):
        x = load(lanes, a + index(sources, edge) * row)
        collect(gradient, edge, dot(s0, x), more)
        collect(gradient, edge + size, dot(s1, x), more)
        collect(gradient, edge + 2 * size, dot(s2, x), more)
        collect(gradient, edge + 3 * size, dot(s3, x), more)


@jit
def collect_rank(
    t: Tables, parts: int, signals: int, more: bool, neurons: int, sources: int, gradient: int, size: int
) -> None:
    """The same for neurons that read the same and whose delta begin at ``signals``, over all parts."""
    row, fours = 8 * len(t.lanes), size - size % 4 if neurons > 1 else 0  # bytes
    for begin in range(0, fours, BLOCK):
        for neuron in range(0, neurons, 2):
            for edge in range(begin, min(begin + BLOCK, fours), 4):
                to = gradient + 8 * (neuron * size + edge)
                _collect_two_by_four(t, parts, signals + neuron * row, more, sources + 8 * edge, to, size)
    for edge in range(fours, size):
        x = t.a + index(sources, edge) * row
        for neuron in range(neurons):
            total = fill(t.lanes, 0.0)
            for part in range(parts):
                at = part * t.further
                product = times(load(t.lanes, signals + neuron * row + at), load(t.lanes, x + at))
                total = plus(total, product)
            collect(gradient, edge + neuron * size, sum_of(total), more)


@jit
def collect_row(t: Tables, parts: int, row: int, more: bool, gradient: int, place: int) -> None:
    """The gradient of a bias or a leaf is the sum of its delta over all parts."""
    total = load(t.lanes, row)
    for part in range(1, parts):
        total = plus(total, load(t.lanes, row + part * t.further))
    collect(gradient, place, sum_of(total), more)


@inlined
def _collect_two_by_four(
    t: Tables, parts: int, signals: int, more: bool, sources: int, gradient: int, size: int
) -> None:
    """Of two neurons the gradients of four edges, register by register: so no sum waits for another."""
    row, register = 8 * len(t.lanes), t.register  # bytes
    x0, x1 = t.a + index(sources, 0) * row, t.a + index(sources, 1) * row
    x2, x3 = t.a + index(sources, 2) * row, t.a + index(sources, 3) * row
    p0 = p1 = p2 = p3 = q0 = q1 = q2 = q3 = fill(register, 0.0)
    for part in range(parts):
        for lane in range(0, row, 8 * len(register)):
            at = part * t.further + lane
            p, q = load(register, signals + at), load(register, signals + row + at)
            x = load(register, x0 + at)
            p0, q0 = plus(p0, times(p, x)), plus(q0, times(q, x))
            x = load(register, x1 + at)
            p1, q1 = plus(p1, times(p, x)), plus(q1, times(q, x))
            x = load(register, x2 + at)
            p2, q2 = plus(p2, times(p, x)), plus(q2, times(q, x))
            x = load(register, x3 + at)
            p3, q3 = plus(p3, times(p, x)), plus(q3, times(q, x))
    _keep(gradient, four_sums(p0, p1, p2, p3), more)
    _keep(gradient + 8 * size, four_sums(q0, q1, q2, q3), more)


@inlined
def collect(gradient: int, place: int, x: float, more: bool) -> None:
    """The gradient there is x, or more by x."""
    put(gradient, place, number(gradient, place) + x if more else x)


@inlined
def _collect_four(lanes: Lanes, signal: Vector, a: int, more: bool, sources: int, gradient: int) -> None:
    """The gradients of four edges that stand in a row."""
    row = 8 * len(lanes)  # bytes
    sums = four_sums(
        times(signal, load(lanes, a + index(sources, 0) * row)),
        times(signal, load(lanes, a + index(sources, 1) * row)),
        times(signal, load(lanes, a + index(sources, 2) * row)),
        times(signal, load(lanes, a + index(sources, 3) * row)),
    )
    _keep(gradient, sums, more)


@inlined
def _keep(gradient: int, sums: Vector, more: bool) -> None:
    """The gradients there are these four, or more by them."""
    if more:
        sums = plus(load(FOUR, gradient), sums)
    store(gradient, sums)


@inlined
def _add(lanes: Lanes, to: int, signal: Vector, weight: float) -> None:
    """What stands there is more by weight signal."""
    store(to, plus_scaled(load(lanes, to), signal, weight))
