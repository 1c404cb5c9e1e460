"""The ways to run a program: asked for L and its gradient for a batch, or for many steps of training."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from simulator.numerics.array import Array
from simulator.numerics.executors.buffered.numpy_executor import NumpyExecutor
from simulator.numerics.executors.buffered.numpy_strider import NumpyStrider
from simulator.numerics.executors.plain import forward, gradient, parts
from simulator.numerics.executors.stride import Memory, Point, Rows, Rules, Strider
from simulator.numerics.optimizers import optimizer
from simulator.numerics.program import Program

Answer = tuple[float, Array]
"""L and dL/dtheta."""

Executor = Callable[[Program, Array, Array, Array], Answer]
"""For theta, x, (samples, inputs), and y, (samples, outputs)."""


def by_tables(program: Program, theta: Array, x: Array, y: Array) -> Answer:
    """Forward and backward."""
    executor = NumpyExecutor(program)
    executor.run(theta, x)
    return executor.backpropagate(y), executor.gradient


def point_of(theta: Array) -> Point:
    """Where training begins."""
    return Point(theta.copy(), theta.copy(), np.zeros_like(theta), Memory.of(len(theta)))


def by_strides(make: Callable[[Program], Strider]) -> Executor:
    """One training step, of which only the gradient is wanted."""

    def ask(program: Program, theta: Array, x: Array, y: Array) -> Answer:
        none, all = np.zeros(len(theta)), np.ones(len(theta))
        point = point_of(theta)
        rows = Rows(x, y, np.arange(len(x))[np.newaxis], 0, len(x))
        rules = Rules(optimizer("gradient_descent"), 1e-3, 0.0, 0.0, 0.0, 0.0, none, all)
        stride = make(program).stride(point, rows, rules, 1)
        assert stride.finite
        return float(stride.losses[0]), point.gradient

    return ask


def plainly(program: Program, theta: Array, x: Array, y: Array) -> Answer:
    """As it reads."""
    made = forward(program, theta, x)
    return float(parts(program, made, y).sum()), gradient(program, theta, made, y)


EXECUTORS: dict[str, Executor] = {"tables": by_tables, "plain": plainly}

STRIDERS: dict[str, Callable[[Program], Strider]] = {"numpy": NumpyStrider}

try:
    from simulator.numerics.executors.compiled.strider import CompiledStrider
except ImportError:  # numba is not everywhere
    pass
else:
    EXECUTORS["compiled"] = by_strides(CompiledStrider)
    STRIDERS["compiled"] = CompiledStrider
