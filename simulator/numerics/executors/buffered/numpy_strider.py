"""Strides by NumPy: there from the first step on, with numba or without."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite

import numpy as np

from simulator.numerics.array import Array
from simulator.numerics.executors.buffered.moving import Moves
from simulator.numerics.executors.buffered.numpy_executor import NumpyExecutor, silent
from simulator.numerics.executors.stride import WORTH_A_COPY, Point, Rows, Rules, Stride
from simulator.numerics.program import Program

FEW = 8192
"""Beyond it a library may share a product among threads, which costs more than it saves."""


class NumpyStrider:
    """Makes the steps of one program, each by calls of NumPy that are bound to the point that moves."""

    def __init__(self, program: Program) -> None:
        self.executor = NumpyExecutor(program)
        self._moves: Moves | None = None
        self._kept = Point.of(program.parameters)
        """Where a stride began."""
        self._before = np.zeros(program.parameters)
        """Theta before the last step of a stride, until that is known to have come well."""

    @silent
    def stride(self, point: Point, rows: Rows, rules: Rules, steps: int) -> Stride:
        """Make at most so many steps, and no more than the rows last for."""
        losses = np.zeros(min(steps, rows.steps))
        self.executor.work_on(point.theta, point.gradient)
        moves = self._bound(point, rules)
        if len(losses) >= WORTH_A_COPY:
            self._kept.take(point, rules)
            if self._quickly(moves, rows, losses):
                return Stride(losses, True)
            # The same steps once more, to the last bit, and this time with a look at everything in each.
            point.take(self._kept, rules)
        made = self._carefully(moves, rows, losses)
        return Stride(losses[:made], made == len(losses))

    def _bound(self, point: Point, rules: Rules) -> Moves:
        if self._moves is None or not self._moves.are_of(point, rules):
            self._moves = Moves(point, rules)
        return self._moves

    def _quickly(self, moves: Moves, rows: Rows, losses: Array) -> bool:
        """Fill ``losses``, a step for each; False if one met something not finite, and what moves is spoiled.

        Each step looks only at the loss and the sums z, which may be infinite and do no harm further on. All
        else is seen in theta at the end: what a gradient without bounds has made of it never becomes finite.
        """
        executor, last = self.executor, len(losses) - 1
        calls = [*moves.penalize, *moves.move]
        for number, (x, y) in enumerate(batches_of(rows, len(losses))):
            losses[number] = loss = executor.differentiate(x, y)
            if not (isfinite(loss) and finite(executor.sums)):
                return False
            if number == last:
                self._before[...] = moves.point.theta
            for call in calls:
                call()
        if not finite(moves.point.theta):
            return False
        moves.point.before[...] = self._before
        return True

    def _carefully(self, moves: Moves, rows: Rows, losses: Array) -> int:
        """The same, and each step looks at everything; how many were made before one that failed, and theta
        stays where it was before that."""
        point, executor = moves.point, self.executor
        for number, (x, y) in enumerate(batches_of(rows, len(losses))):
            losses[number] = loss = executor.differentiate(x, y)
            for call in moves.penalize:
                call()
            if not (isfinite(loss) and finite(executor.sums) and sound(point.gradient, moves.rules)):
                return number
            point.before[...] = point.theta
            for call in moves.move:
                call()
            if not finite(point.theta):
                point.theta[...] = point.before
                return number
        return len(losses)


def sound(gradient: Array, rules: Rules) -> bool:
    """What does not move needs no finite gradient, as the 2 in (-1) to the 2."""
    return finite(gradient) or finite(gradient[rules.free != 0])


def batches_of(rows: Rows, steps: int) -> Iterator[tuple[Array, Array]]:
    """x and y of so many batches; rows that come in order are read where they stand."""
    epoch, position, total = 0, rows.position, rows.order.shape[1]
    x, y = _buffers(rows)
    for _ in range(steps):
        end = min(position + rows.batch, total)
        if rows.unshuffled:
            yield rows.x[position:end], rows.y[position:end]
        else:
            count, order = end - position, rows.order[epoch, position:end]
            yield rows.x.take(order, 0, x[:count], "clip"), rows.y.take(order, 0, y[:count], "clip")
        position = end
        if position >= total:
            epoch, position = epoch + (not rows.unshuffled), 0


def _buffers(rows: Rows) -> tuple[Array, Array]:
    """For a batch of rows that are gathered."""
    batch = 0 if rows.unshuffled else min(rows.batch, rows.order.shape[1])
    return np.empty((batch, rows.x.shape[1])), np.empty((batch, rows.y.shape[1]))


def finite(values: Array) -> bool:
    """Whether every value is finite, by products, which NaN and inf cannot leave finite.

    To be called where errors of floating point are silenced: the product may overflow.
    """
    flat = values.reshape(-1)
    if flat.size <= FEW:
        return isfinite(flat.dot(flat)) or bool(np.isfinite(flat).all())
    return all(finite(flat[start : start + FEW]) for start in range(0, flat.size, FEW))
