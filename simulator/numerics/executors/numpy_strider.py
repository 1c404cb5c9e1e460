"""Strides by NumPy: the reference, and the faster one where a drawing has large layers."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite

import numpy as np

from simulator.numerics.array import Array
from simulator.numerics.executors.numpy_executor import NumpyExecutor, silent
from simulator.numerics.executors.stride import Memory, Point, Rows, Rules, Stride
from simulator.numerics.optimizers import Rates
from simulator.numerics.program import Program

CHUNK = 16_384
"""Parameters moved at a time: what is made on the way then stays in the processor's cache."""

FEW = 2000
"""Beyond it a library may share a product among threads, which costs more than it saves."""


class NumpyStrider:
    """Makes the steps of one program, each by calls of NumPy."""

    def __init__(self, program: Program) -> None:
        self.executor = NumpyExecutor(program)

    @silent
    def stride(self, point: Point, rows: Rows, rules: Rules, steps: int) -> Stride:
        """Make at most so many steps, and no more than the rows last for."""
        losses: list[float] = []
        for x, y in batches_of(rows, min(steps, rows.steps)):
            loss, sound = differentiate(self.executor, point, x, y, rules)
            if not (sound and move(point, rules)):
                return Stride(np.array(losses), False)
            losses.append(loss)
        return Stride(np.array(losses), True)


def differentiate(
    executor: NumpyExecutor, point: Point, x: Array, y: Array, rules: Rules
) -> tuple[float, bool]:
    """The loss of a batch, and its gradient with the penalty; False where something is not finite.

    What does not move needs no finite gradient, as the 2 in (-1) to the 2.
    """
    executor.run(point.theta, x)
    loss = executor.backpropagate(point.theta, y)
    gradient = point.gradient
    gradient[...] = executor.gradient
    add_penalty(gradient, point.theta, rules)
    sound = finite(gradient) or finite(gradient[rules.free != 0])
    return loss, isfinite(loss) and sound and finite(executor.z)


def batches_of(rows: Rows, steps: int) -> Iterator[tuple[Array, Array]]:
    """x and y of so many batches; rows that come in order are read where they stand."""
    epoch, position, total = 0, rows.position, rows.order.shape[1]
    x, y = _in_order(rows, 0)
    for _ in range(steps):
        yield x[position : position + rows.batch], y[position : position + rows.batch]
        position += rows.batch
        if position >= total:
            epoch, position = epoch + 1, 0
            if epoch < len(rows.order):
                x, y = _in_order(rows, epoch)


def _in_order(rows: Rows, epoch: int) -> tuple[Array, Array]:
    if rows.again:
        return rows.x, rows.y
    order = rows.order[epoch]
    return rows.x[order], rows.y[order]


def add_penalty(gradient: Array, theta: Array, rules: Rules) -> None:
    """The gradient of l1 |w| + l2 w^2 / 2 per weight, in place; biases and values are left alone."""
    if rules.l2:
        gradient += rules.l2 * rules.weights * theta
    if rules.l1:
        gradient += rules.l1 * rules.weights * np.sign(theta)


def move(point: Point, rules: Rules, give_back: bool = True) -> bool:
    """The optimizer's step; False, and theta as it was, if something in it is not finite."""
    theta, memory = point.theta, point.memory
    memory.left *= (rules.alpha, rules.rho)
    point.before[...] = theta
    rates = Rates(rules.eta, rules.alpha, rules.rho, *memory.left.tolist())
    for start in range(0, len(theta), CHUNK):
        _move_part(point, memory, rules, rates, slice(start, start + CHUNK))
    if finite(theta):
        return True
    if give_back:
        theta[...] = point.before
    return False


def _move_part(point: Point, memory: Memory, rules: Rules, rates: Rates, part: slice) -> None:
    row, theta = rules.optimizer, point.theta[part]
    v, h = memory.v[part], memory.h[part]
    moved, new_v, new_h = row.step(theta, point.gradient[part], v, h, rates)
    free = rules.free[part] != 0
    np.copyto(theta, moved, where=free)
    if "v" in row.remembers:
        np.copyto(v, new_v, where=free)
    if "h" in row.remembers:
        np.copyto(h, new_h, where=free)


def finite(values: Array) -> bool:
    """Whether every value is finite; for a few values by one product, which NaN and inf cannot leave finite.

    To be called where errors of floating point are silenced: the product may overflow.
    """
    flat = values.reshape(-1)
    return (flat.size <= FEW and isfinite(flat.dot(flat))) or bool(np.isfinite(flat).all())
