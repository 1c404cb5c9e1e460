"""The gradient check: what backpropagation says of every parameter, beside what a small change does.

A difference quotient knows nothing of the chain rule. The central one, D(h) = (L(w + h) - L(w - h)) / 2h,
errs by h^2, which is too much for the tiny gradients of a trained network; (4 D(h) - D(2h)) / 3 errs by h^4.
Where the way from w - 2h to w + 2h crosses a kink, such as the 0 of a ReLU, neither is a derivative: such a
row is named, not failed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np

from simulator.model.gradient_check.looks import Looks
from simulator.model.network import Network
from simulator.numerics.array import Array, Indices
from simulator.numerics.executors.buffered.numpy_executor import NumpyExecutor
from simulator.numerics.executors.plain import forward, rounding, silent
from simulator.numerics.program import Leaves

H = 1e-5
"""In float64 the best step: larger ones feel the curve, smaller ones the last digits of L."""

TOLERANCE = 1e-7
"""The relative error below which a parameter passes."""

ULPS = 4.0
"""Units in the last place by which exp and sums may be off."""

WORK, LEAST, MOST = 500_000, 8, 256
"""Samples are taken so that samples x parameters is about this, but from so few to so many of them."""

Verdict = Literal["pass", "fail", "kink"]


@dataclass(frozen=True, slots=True)
class Row:
    """One parameter, by the id of its edge or node."""

    id: str
    backpropagated: float
    numeric: float
    relative_error: float
    kink: bool
    """The step crosses a kink or leaves a domain, so the two need not agree."""
    crossed: tuple[str, ...] = ()
    """The nodes whose kinks it crosses."""

    @property
    def verdict(self) -> Verdict:
        """What is not a number fails."""
        if self.kink:
            return "kink"
        return "pass" if self.relative_error <= TOLERANCE else "fail"


@dataclass(frozen=True, slots=True)
class GradientCheck:
    """A row for every parameter, in the order of theta."""

    rows: tuple[Row, ...]
    worst: Row | None
    """Of the rows without a kink, the one with the largest relative error."""
    count: int = 0
    """How many there are to check; more than rows where it was stopped."""

    @property
    def passed(self) -> bool:
        """Whether all rows without a kink agree."""
        return self.worst is None or self.worst.verdict == "pass"


def rows_checked(rows: int, parameters: int) -> Indices:
    """Which of so many samples are looked at: all of few, else some, evenly spread."""
    wanted = min(max(WORK // max(parameters, 1), LEAST), MOST)
    return np.arange(rows) if rows <= wanted else np.linspace(0, rows - 1, wanted).round().astype(np.intp)


class Difference(NamedTuple):
    """What a small change of one parameter did to L."""

    quotient: float
    kink: bool
    """It crossed a kink, or left a domain, so that it is no derivative."""
    crossed: tuple[str, ...]
    """The nodes whose kinks it crossed."""


class Checking:
    """A check under way, at theta for samples x, (samples, inputs), and y, (samples, outputs).

    The relative error is the difference over the larger of the two, but small gradients are measured
    against a floor, for below it the difference quotient has only rounding errors: a hundredth of the
    largest gradient, a thousandth of L, or what the rounding of L leaves open.
    """

    def __init__(self, network: Network, theta: Array, x: Array, y: Array, h: float = H) -> None:
        self.network, self.theta, self.x, self.y = network, theta.copy(), x, y
        self._looks, self._h = Looks(network, theta, x, y), h
        executor = NumpyExecutor(network.program)
        executor.run(theta, x)
        self.value = executor.backpropagate(y)
        """L where the check is made."""
        rounded = rounding(network.program, theta, forward(network.program, theta, x), y)
        self._open = ULPS * rounded / h / TOLERANCE if np.isfinite(rounded) else 0.0
        """From this size on gradients are larger than rounding by so much that the tolerance can be met."""
        self.a = executor.a.copy()
        """The value of every node for every sample, (slots, samples)."""
        self.gradient = executor.gradient.copy()
        places = np.flatnonzero(np.isfinite(self.gradient) | ~_needless(network))
        # In no order, so that a check that is stopped has looked everywhere.
        self._places: list[int] = np.random.default_rng(0).permutation(places).tolist()
        self._found: dict[int, Difference] = {}
        """By the place of the parameter in theta."""

    @property
    def count(self) -> int:
        """Parameters to check."""
        return len(self._places)

    @property
    def done(self) -> int:
        """Parameters that are checked."""
        return len(self._found)

    def work(self) -> Iterator[None]:
        """A pause after every parameter."""
        for index in self._places:
            self._found[index] = self._difference(index)
            yield

    def finish(self) -> GradientCheck:
        """Check everything in one go."""
        for _ in self.work():
            pass
        return self.result()

    def result(self) -> GradientCheck:
        """Of all that is checked by now."""
        places = sorted(self._found)
        found = [self._found[place] for place in places]
        numeric = np.array([difference.quotient for difference in found])
        gradient = self.gradient[np.array(places, dtype=np.intp)]
        largest = np.fmax(np.abs(gradient), np.abs(numeric))
        floor = max(floor_of(self.value, largest), self._open)
        error = np.abs(gradient - numeric) / np.maximum(largest, floor)
        ids, rows = list(self.network.parameter), []
        columns = (places, gradient.tolist(), error.tolist(), found)
        for place, backpropagated, relative_error, difference in zip(*columns, strict=True):
            numbers = backpropagated, difference.quotient, relative_error
            rows.append(Row(ids[place], *numbers, difference.kink, difference.crossed))
        smooth = [row for row in rows if not row.kink]
        return GradientCheck(tuple(rows), max(smooth, key=badness, default=None), self.count)

    @silent
    def _difference(self, index: int) -> Difference:
        h, at = self._h, self._looks.at
        looks = [at(index, step) for step in (h, -h, 2 * h, -2 * h)]
        above, below, far_above, far_below = (look.parts for look in looks)
        # Sample by sample, for the sum of many small differences has more digits than that of large sums.
        quotient = float((8 * (above - below) - (far_above - far_below)).sum() / (12 * h))
        crossed = self._looks.crossed([look.sides for look in looks])
        kink = crossed is not None or not np.isfinite(quotient)
        return Difference(quotient, kink, crossed or ())


def badness(row: Row) -> float:
    """Its relative error; what is not a number is worst."""
    return float("inf") if np.isnan(row.relative_error) else row.relative_error


def floor_of(value: float, sizes: Array) -> float:
    """What gradients are at least measured against, where L is ``value`` and these are their sizes."""
    largest = float(np.fmax.reduce(sizes, initial=0.0))
    return max(1e-3 * abs(value), 1e-2 * largest, float(np.finfo(np.float64).tiny))


def _needless(network: Network) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Frozen leaves: their gradient may be missing, as that of the 2 in (-1) to the power of 2."""
    leaves = np.zeros(network.size, dtype=np.bool_)
    for step in network.program.steps:
        if isinstance(step, Leaves):
            leaves[step.values] = True
    return leaves & network.frozen
