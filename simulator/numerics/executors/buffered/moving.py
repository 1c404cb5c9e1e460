"""Moving: the penalty on weights and the optimizer's step, in place on all of theta."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from simulator.numerics.array import Array
from simulator.numerics.executors.buffered.formula import calls_of
from simulator.numerics.executors.buffered.tables import Call, Scratch
from simulator.numerics.executors.stride import Point, Rules
from simulator.numerics.optimizers import Rates

PART = 32768
"""Parameters moved at a time: what is made on the way then stays in the processor's cache."""


class Moves:
    """How one point moves by some rules, as calls that are bound once.

    ``penalize`` adds to the gradient that of l1 |w| + l2 w^2 / 2; biases and values are left alone.
    ``move`` is the optimizer's step, for what is free to move.
    """

    def __init__(self, point: Point, rules: Rules) -> None:
        self.point = point
        self.rules = rules
        self._arrays = _arrays(point)
        self.penalize: list[Call] = []
        memory = point.memory
        self.move: list[Call] = [
            partial(np.multiply, memory.left, np.array([rules.alpha, rules.rho]), memory.left)
        ]
        scratch = Scratch()
        for start in range(0, len(point.theta), PART):
            part = slice(start, start + PART)
            self.penalize += _penalties(point, rules, part, scratch)
            self.move += _steps(point, rules, part, scratch)

    def are_of(self, point: Point, rules: Rules) -> bool:
        """Whether the calls are bound to what this point holds now."""
        same = all(one is other for one, other in zip(self._arrays, _arrays(point), strict=True))
        return same and self.rules is rules


def _arrays(point: Point) -> tuple[Array, ...]:
    memory = point.memory
    return point.theta, point.before, point.gradient, memory.v, memory.h, memory.left


def _penalties(point: Point, rules: Rules, part: slice, scratch: Scratch) -> list[Call]:
    def penalized(g: Array, theta: Array, weights: Array) -> Array:
        if rules.l2:
            g = g + rules.l2 * weights * theta
        if rules.l1:
            g = g + rules.l1 * weights * np.sign(theta)
        return g

    g = point.gradient[part]
    return calls_of(penalized, [g, point.theta[part], rules.weights[part]], [g], scratch)


def _steps(point: Point, rules: Rules, part: slice, scratch: Scratch) -> list[Call]:
    memory, row = point.memory, rules.optimizer

    def step(theta: Array, g: Array, v: Array, h: Array, *left: Any) -> tuple[Array, Array, Array]:
        return row.step(theta, g, v, h, Rates(rules.eta, rules.alpha, rules.rho, *left))

    moving = [point.theta[part], memory.v[part], memory.h[part]]
    theta, v, h = moving
    left = [memory.left[:1].reshape(()), memory.left[1:].reshape(())]
    free = rules.free[part] != 0
    results = moving if free.all() else [values.copy() for values in moving]
    calls = calls_of(step, [theta, point.gradient[part], v, h, *left], results, scratch)
    if results is moving:
        return calls
    pairs = zip(moving, results, strict=True)
    return [*calls, *(partial(_copy_where, values, result, free) for values, result in pairs)]


def _copy_where(values: Array, result: Array, free: Any) -> None:
    np.copyto(values, result, where=free)
