"""Strides: many training steps in one call, the same whichever executor makes them.

A step is: forward and backward for a batch, the penalty on weights, the optimizer's move. An executor is told
what to do as plain arrays, so that compiled code can do all of it without coming back to Python.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from math import ceil
from typing import Protocol

import numpy as np

from simulator.numerics.array import Array, Indices
from simulator.numerics.optimizers import Optimizer

WORTH_A_COPY = 4
"""Steps from which a look at everything in each takes longer than a copy of where they began."""


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """How theta moves, the same for every step of a stride.

    ``weights`` is 1 for parameters that L1 and L2 hold down, ``free`` 1 for those that move at all.
    """

    optimizer: Optimizer
    eta: float
    alpha: float
    rho: float
    l1: float
    l2: float
    weights: Array
    free: Array


@dataclass(slots=True, eq=False)
class Memory:
    """What an optimizer remembers: v and h of every parameter, and what is left of their start at 0."""

    v: Array
    h: Array
    left: Array
    """(2,): the products of all alphas and of all rhos."""

    @classmethod
    def of(cls, parameters: int) -> Memory:
        """Nothing is remembered yet."""
        return cls(np.zeros(parameters), np.zeros(parameters), np.ones(2))

    def copy(self) -> Memory:
        """The same, apart."""
        return Memory(self.v.copy(), self.h.copy(), self.left.copy())


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Which rows come next: ``order`` is (epochs, rows), the first epoch begins at ``position``.

    Batches have ``batch`` rows, the last one of an epoch what is left. x is (rows, inputs), y is
    (rows, outputs). ``unshuffled`` rows come as they stand in every epoch: ``order`` says so once, and is
    enough for any number of steps.
    """

    x: Array
    y: Array
    order: Indices
    position: int
    batch: int
    unshuffled: bool = False

    @property
    def steps(self) -> int:
        """Batches from the position to the end of the last epoch."""
        if self.unshuffled:
            return sys.maxsize
        epochs, rows = map(int, self.order.shape)
        first, others = ceil((rows - self.position) / self.batch), ceil(rows / self.batch)
        return first + (epochs - 1) * others


@dataclass(slots=True, eq=False)
class Point:
    """Where training stands; a stride moves it in place. All are (parameters,)."""

    theta: Array
    before: Array
    """Theta before the last update."""
    gradient: Array
    """Of the last batch, with the penalty."""
    memory: Memory

    @classmethod
    def of(cls, parameters: int) -> Point:
        """Zeros."""
        theta, before, gradient = np.zeros((3, parameters))
        return cls(theta, before, gradient, Memory.of(parameters))

    def copy(self) -> Point:
        """The same, apart."""
        return Point(self.theta.copy(), self.before.copy(), self.gradient.copy(), self.memory.copy())

    def take(self, source: Point, rules: Rules) -> None:
        """Go where another stands, in place; what the optimizer does not remember is left out."""
        self.theta[...], self.memory.left[...] = source.theta, source.memory.left
        if rules.optimizer.remembers:
            self.memory.v[...], self.memory.h[...] = source.memory.v, source.memory.h


@dataclass(frozen=True, slots=True, eq=False)
class Stride:
    """What came of it: the loss of each batch, before its update; one for every step that was made.

    Where ``finite`` is false, the step after these met a loss, a value or a gradient that is no finite
    number, or would have moved theta to one: then theta is where it was before that step, and what the
    optimizer remembers is of no use any more.
    """

    losses: Array
    finite: bool


class Strider(Protocol):
    """An executor of strides for one program."""

    def stride(self, point: Point, rows: Rows, rules: Rules, steps: int) -> Stride:
        """Make at most so many steps, and no more than the rows last for."""
