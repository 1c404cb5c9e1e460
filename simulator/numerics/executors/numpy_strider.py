"""Strides by NumPy: the reference, and the faster one where a drawing has large layers."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite

import numpy as np

from simulator.numerics.array import Array
from simulator.numerics.executors.moving import Moves
from simulator.numerics.executors.numpy_executor import NumpyExecutor, silent
from simulator.numerics.executors.stride import Point, Rows, Rules, Stride
from simulator.numerics.program import Program

FEW = 8192
"""Beyond it a library may share a product among threads, which costs more than it saves."""


class NumpyStrider:
    """Makes the steps of one program, each by calls of NumPy that are bound to the point that moves."""

    def __init__(self, program: Program) -> None:
        self.executor = NumpyExecutor(program)
        self._moves: Moves | None = None

    @silent
    def stride(self, point: Point, rows: Rows, rules: Rules, steps: int) -> Stride:
        """Make at most so many steps, and no more than the rows last for."""
        losses = np.zeros(min(steps, rows.steps))
        self.executor.work_on(point.theta, point.gradient)
        moves, kept = self._bound(point, rules), _Kept(point, rules)
        made = self._go(moves, rows, losses, len(losses) - 1)
        if made < len(losses):
            # The same steps once more, to the last bit, and this time with a look at everything in each.
            kept.give_back(point)
            made = self._go(moves, rows, losses, 0)
        return Stride(losses[:made], made == len(losses))

    def _bound(self, point: Point, rules: Rules) -> Moves:
        if self._moves is None or not self._moves.are_of(point, rules):
            self._moves = Moves(point, rules)
        return self._moves

    def _go(self, moves: Moves, rows: Rows, losses: Array, careful: int) -> int:
        """Fill ``losses``, a step for each; how many went well before one met something not finite.

        Up to the step ``careful`` only the loss and the sums z are looked at, which may be infinite and do
        no harm further on: other numbers are seen later, as theta never becomes finite again.
        """
        executor = self.executor
        for number, (x, y) in enumerate(batches_of(rows, len(losses))):
            losses[number] = loss = executor.differentiate(x, y)
            if not (isfinite(loss) and finite(executor.sums)):
                return number
            moves.penalize()
            if number < careful:
                moves.move()
            elif not _moved(moves):
                return number
        return len(losses)


class _Kept:
    """Where a stride begins, to go back there."""

    def __init__(self, point: Point, rules: Rules) -> None:
        self._theta, self._left = point.theta.copy(), point.memory.left.copy()
        self._memory = point.memory.copy() if rules.optimizer.remembers else None

    def give_back(self, point: Point) -> None:
        """In place: calls are bound to these arrays."""
        point.theta[...], point.memory.left[...] = self._theta, self._left
        if self._memory is not None:
            point.memory.v[...], point.memory.h[...] = self._memory.v, self._memory.h


def _moved(moves: Moves) -> bool:
    """The optimizer's step; false, and theta as it was, if something in it is not finite."""
    point = moves.point
    if not (finite(point.theta) and sound(point.gradient, moves.rules)):
        return False
    point.before[...] = point.theta
    moves.move()
    if finite(point.theta):
        return True
    point.theta[...] = point.before
    return False


def sound(gradient: Array, rules: Rules) -> bool:
    """What does not move needs no finite gradient, as the 2 in (-1) to the 2."""
    return finite(gradient) or finite(gradient[rules.free != 0])


def batches_of(rows: Rows, steps: int) -> Iterator[tuple[Array, Array]]:
    """x and y of so many batches; rows that come in order are read where they stand."""
    epoch, position, total = 0, rows.position, rows.order.shape[1]
    x, y = _buffers(rows)
    for _ in range(steps):
        end = min(position + rows.batch, total)
        if rows.again:
            yield rows.x[position:end], rows.y[position:end]
        else:
            count, order = end - position, rows.order[epoch, position:end]
            yield rows.x.take(order, 0, x[:count], "clip"), rows.y.take(order, 0, y[:count], "clip")
        position = end
        if position >= total:
            epoch, position = epoch + (not rows.again), 0


def _buffers(rows: Rows) -> tuple[Array, Array]:
    """For a batch of rows that are gathered."""
    batch = 0 if rows.again else min(rows.batch, rows.order.shape[1])
    return np.empty((batch, rows.x.shape[1])), np.empty((batch, rows.y.shape[1]))


def finite(values: Array) -> bool:
    """Whether every value is finite, by products, which NaN and inf cannot leave finite.

    To be called where errors of floating point are silenced: the product may overflow.
    """
    flat = values.reshape(-1)
    return all(_finite(flat[start : start + FEW]) for start in range(0, flat.size, FEW))


def _finite(flat: Array) -> bool:
    return isfinite(flat.dot(flat)) or bool(np.isfinite(flat).all())
