"""The gradient check: what backpropagation says of every parameter, beside what a small change does.

A difference quotient knows nothing of the chain rule. The central one, D(h) = (L(w + h) - L(w - h)) / 2h,
errs by h^2, which is too much for the tiny gradients of a trained network; (4 D(h) - D(2h)) / 3 errs by h^4.
Where the way from w - 2h to w + 2h crosses a kink, such as the 0 of a ReLU, neither is a derivative: such a
row is named, not failed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.model.network import Network
from simulator.numerics.array import Array
from simulator.numerics.executors.numpy_executor import NumpyExecutor
from simulator.numerics.program import Apply, Operate

H = 1e-5
"""In float64 the best step: larger ones feel the curve, smaller ones the last digits of L."""

TOLERANCE = 1e-7
"""The relative error below which a parameter passes."""


@dataclass(frozen=True, slots=True)
class Row:
    """One parameter, by the id of its edge or neuron."""

    id: str
    backpropagated: float
    numeric: float
    relative_error: float
    kink: bool
    """The step crosses a kink, so the two need not agree."""


@dataclass(frozen=True, slots=True)
class GradientCheck:
    """A row for every parameter, in the order of theta."""

    rows: tuple[Row, ...]
    worst: Row | None
    """Of the rows without a kink, the one with the largest relative error."""

    @property
    def passed(self) -> bool:
        """Whether all rows without a kink agree."""
        return self.worst is None or self.worst.relative_error <= TOLERANCE


def check_gradients(network: Network, theta: Array, x: Array, y: Array, h: float = H) -> GradientCheck:
    """Check at theta for samples x, (samples, inputs), and y, (samples, outputs).

    The relative error is the difference over the larger of the two, but small gradients are measured
    against a floor, for below it the difference quotient has only rounding errors: a hundredth of the
    largest gradient, or a thousandth of L.
    """
    executor = NumpyExecutor(network.program)
    executor.run(theta, x)
    value = executor.backpropagate(theta, y)
    gradient = executor.gradient.copy()
    numeric, kink = _differences(executor, theta, x, y, h)
    largest = np.maximum(np.abs(gradient), np.abs(numeric))
    floor = max(1e-3 * abs(value), 1e-2 * float(largest.max(initial=0)), np.finfo(float).tiny)
    error = np.abs(gradient - numeric) / np.maximum(largest, floor)
    columns = (gradient.tolist(), numeric.tolist(), error.tolist(), kink.tolist())
    rows = tuple(map(Row, network.parameter, *columns))
    smooth = [row for row in rows if not row.kink]
    return GradientCheck(rows, max(smooth, key=_badness, default=None))


def _badness(row: Row) -> float:
    return float("inf") if np.isnan(row.relative_error) else row.relative_error


def _differences(
    executor: NumpyExecutor, theta: Array, x: Array, y: Array, h: float
) -> tuple[Array, NDArray[np.bool_]]:
    """The difference quotient for every parameter, and whether a kink lies inside it."""
    numeric, kink = np.zeros(len(theta)), np.zeros(len(theta), dtype=bool)
    moved = theta.copy()
    tied = {index: group for group in executor.program.ties for index in group.tolist()}
    for index, start in enumerate(theta):
        together = tied.get(index, index)
        quotients, sides = [], set()
        for step in (h, 2 * h):
            moved[together] = start + step
            above, side = _look(executor, moved, x, y)
            moved[together] = start - step
            below, other_side = _look(executor, moved, x, y)
            quotients.append((above - below) / (2 * step))
            sides |= {side, other_side}
        moved[together] = start
        numeric[index] = (4 * quotients[0] - quotients[1]) / 3
        kink[index] = len(sides) > 1
    return numeric, kink


def _look(executor: NumpyExecutor, theta: Array, x: Array, y: Array) -> tuple[float, bytes]:
    """The loss, and on which side of every kink each sample is."""
    value = executor.loss(theta, x, y)
    executor.run(theta, x)
    return value, b"".join((side > 0).tobytes() for side in _sides(executor, y))


def _sides(executor: NumpyExecutor, y: Array) -> Iterator[Array]:
    """Numbers that change their sign where a derivative jumps."""
    program = executor.program
    for step in program.steps:
        if isinstance(step, Apply):
            yield from (executor.z[step.slots] - kink for kink in step.activation.kinks)
        elif isinstance(step, Operate) and step.operation.kink:
            yield step.operation.kink(*[executor.a[slots] for slots in step.arguments])
    for term in program.terms:
        errors = executor.a[program.outputs[term.outputs]] - y.T[term.outputs]
        yield from (errors - kink for kink in term.loss.kinks)
