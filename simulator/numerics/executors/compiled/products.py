"""Products: what edges do with some samples at once, forward and backward.

Neurons that read the same are taken by fours, quartets, where there are so many: what each edge of them reads
is fetched once. The weights of a quartet stand row behind row, one row for each of its neurons.
"""

from __future__ import annotations

from simulator.numerics.executors.compiled.choices import inlined, jit
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
    times,
)

FOUR: Lanes = (0, 0, 0, 0)

Quartet = tuple[Vector, Vector, Vector, Vector]


@jit
def weigh(lanes: Lanes, z: int, a: int, sources: int, weights: int, bias: int, size: int) -> Vector:
    """z = W a + b, in two sums, so that none has to wait for the one just before it; the answer is z."""
    row, other = 8 * len(lanes), fill(lanes, 0.0)  # bytes
    total: Vector = fill(lanes, number(bias, 0))
    for edge in range(0, size - 1, 2):
        one, two = a + index(sources, edge) * row, a + index(sources, edge + 1) * row
        total = plus_scaled(total, load(lanes, one), number(weights, edge))
        other = plus_scaled(other, load(lanes, two), number(weights, edge + 1))
    if size & 1:
        last = a + index(sources, size - 1) * row
        total = plus_scaled(total, load(lanes, last), number(weights, size - 1))
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
def send(
    lanes: Lanes, signal: Vector, a: int, delta: int, inputs: int,
    sources: int, weights: int, gradient: int, size: int,
) -> None:  # fmt: skip
    """dL/dw += signal a, summed over samples; dL/da += w signal, but nothing goes to the data itself."""
    row, fours = 8 * len(lanes), size - size % 4 if len(lanes) > 1 else 0  # bytes
    for edge in range(0, fours, 4):
        _add_gradient(lanes, signal, a, sources + 8 * edge, gradient + 8 * edge)
    for edge in range(fours, size):
        x = load(lanes, a + index(sources, edge) * row)
        put(gradient, edge, number(gradient, edge) + dot(signal, x))
    for edge in range(size):
        source = index(sources, edge)
        if source >= inputs:
            to = delta + source * row
            store(to, plus_scaled(load(lanes, to), signal, number(weights, edge)))


@jit
def send_four(
    lanes: Lanes, signals: Quartet, a: int, delta: int, inputs: int,
    sources: int, weights: int, gradient: int, size: int,
) -> None:  # fmt: skip
    """The same for a quartet."""
    row, line, fours = 8 * len(lanes), 8 * size, size - size % 4 if len(lanes) > 1 else 0  # bytes
    s0, s1, s2, s3 = signals
    for edge in range(0, fours, 4):
        read, to = sources + 8 * edge, gradient + 8 * edge
        _add_gradient(lanes, s0, a, read, to)
        _add_gradient(lanes, s1, a, read, to + line)
        _add_gradient(lanes, s2, a, read, to + 2 * line)
        _add_gradient(lanes, s3, a, read, to + 3 * line)
    for edge in range(fours, size):
        x, one, two, three = (
            load(lanes, a + index(sources, edge) * row),
            edge + size,
            edge + 2 * size,
            edge + 3 * size,
        )
        put(gradient, edge, number(gradient, edge) + dot(s0, x))
        put(gradient, one, number(gradient, one) + dot(s1, x))
        put(gradient, two, number(gradient, two) + dot(s2, x))
        put(gradient, three, number(gradient, three) + dot(s3, x))
    for edge in range(size):
        source = index(sources, edge)
        if source >= inputs:
            to = delta + source * row
            sum = plus_scaled(load(lanes, to), s0, number(weights, edge))
            sum = plus_scaled(sum, s1, number(weights, edge + size))
            sum = plus_scaled(sum, s2, number(weights, edge + 2 * size))
            sum = plus_scaled(sum, s3, number(weights, edge + 3 * size))
            store(to, sum)


@inlined
def _add_gradient(lanes: Lanes, signal: Vector, a: int, sources: int, gradient: int) -> None:
    """dL/dw += signal a, summed over samples, for four edges that stand in a row."""
    row = 8 * len(lanes)  # bytes
    sums = four_sums(
        times(signal, load(lanes, a + index(sources, 0) * row)),
        times(signal, load(lanes, a + index(sources, 1) * row)),
        times(signal, load(lanes, a + index(sources, 2) * row)),
        times(signal, load(lanes, a + index(sources, 3) * row)),
    )
    store(gradient, plus(load(FOUR, gradient), sums))
