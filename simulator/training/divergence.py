"""Divergence: the step at which a number is first not finite, made once more and kept to explain it."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

import numpy as np
from numpy.typing import NDArray

from simulator.drawing.drawing import Drawing
from simulator.language import phrase
from simulator.model.divergence import culprit
from simulator.model.network import Network
from simulator.numerics.array import Array
from simulator.numerics.executors.buffered.moving import Moves
from simulator.numerics.executors.buffered.numpy_executor import NumpyExecutor
from simulator.numerics.executors.buffered.numpy_strider import batches_of, finite, sound
from simulator.numerics.executors.stride import Point, Rows, Rules
from simulator.problems import Problem

DIVERGED = phrase("Divergence", "Training diverged: a number is no longer finite.")


@dataclass(frozen=True, slots=True)
class Divergence:
    """The tables of the step at which a loss, value or gradient was first not finite."""

    theta: Array
    z: Array
    a: Array
    delta: Array
    gradient: Array
    loss: float
    overshot: bool = True
    """Whether a step led here from where all samples have values: a smaller one may have gone well."""

    def explain(self, drawing: Drawing, network: Network) -> Problem:
        """The sentence that names the first neuron or edge that blew up."""
        tables = (self.theta, self.z, self.a, self.delta, self.gradient)
        found = culprit(drawing, network, *tables, loss=self.loss, overshot=self.overshot)
        return found or Problem(DIVERGED)


@dataclass(frozen=True, slots=True)
class Failure:
    """What a step was seen to fail by."""

    divergence: Divergence
    moved: bool
    """Whether all was finite up to its gradient, and only the move of theta leads to what is not."""


def replay_failing_step(executor: NumpyExecutor, point: Point, rows: Rows, rules: Rules) -> Failure | None:
    """Make the coming step once more, to see what in it is not finite; theta stays as it is.

    ``None`` where nothing is, as when the step that failed was rounded in another way.
    """
    tried = point.copy()
    x, y = next(batches_of(rows, 1))
    with np.errstate(all="ignore"):
        executor.run(tried.theta, x)
        loss = executor.backpropagate(y)
        tried.gradient[...] = executor.gradient
        moves = Moves(tried, rules)
        for call in moves.penalize:
            call()
        good = isfinite(loss) and finite(executor.sums) and sound(tried.gradient, rules)
        for call in moves.move if good else ():
            call()
        moved = good and not finite(tried.theta)
    if good and not moved:
        return None
    tables = (tried.theta, executor.z, executor.a, executor.delta, tried.gradient)
    theta, z, a, delta, gradient = (table.copy() for table in tables)
    gradient[rules.free == 0] = np.nan_to_num(gradient[rules.free == 0], posinf=0.0, neginf=0.0)
    return Failure(Divergence(theta, z, a, delta, gradient, loss), moved)


def tame(values: Array) -> Array:
    """For the screen: infinities as the largest numbers there are, NaN as 0; ``wild_of`` tells the truth."""
    return values if finite(values) else np.nan_to_num(values)


def wild_of(values: Array) -> NDArray[np.bool_]:
    """Which of them ``tame`` makes a number of that they are not; empty where it changes nothing."""
    return np.empty(0, dtype=np.bool_) if finite(values) else np.logical_not(np.isfinite(values))


def untamed(values: Array, wild: NDArray[np.bool_]) -> Array:
    """For who writes numbers: NaN where there was none before ``tame`` made one of it."""
    return np.where(wild, np.nan, values) if wild.size else values


def blank(values: Array) -> Array:
    """For tables and pictures, which leave out what is not there: NaN wherever no finite number is."""
    return values if finite(values) else np.where(np.isfinite(values), values, np.nan)
