"""The gradient check: what backpropagation says of every parameter, beside what a small change does.

A difference quotient knows nothing of the chain rule. The central one, D(h) = (L(w + h) - L(w - h)) / 2h,
errs by h^2, which is too much for the tiny gradients of a trained network; (4 D(h) - D(2h)) / 3 errs by h^4.
Where the way from w - 2h to w + 2h crosses a kink, such as the 0 of a ReLU, neither is a derivative: such a
row is named, not failed. Where L bends faster than h can see, it is taken again with smaller ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from simulator.model.gradient_check.looks import Looks
from simulator.model.gradient_check.trial import Ground, Trial, Verdict, agrees, judged
from simulator.model.network import Network
from simulator.numerics.array import Array, Indices
from simulator.numerics.executors.buffered.numpy_executor import NumpyExecutor
from simulator.numerics.executors.plain import forward, rounding, silent
from simulator.numerics.program import Leaves

H = 1e-5
"""In float64 the best step: larger ones feel the curve, smaller ones the last digits of L."""

SHARE = 1e-8
"""Of a parameter: the least step, so that large ones feel it. Up to 1000 it is less than ``H``."""

SMALLER = (1e-1, 1e-2, 1e-3)
"""Of h: the steps that are tried where the first does not agree."""

ULPS = 4.0
"""Units in the last place by which exp and sums may be off."""

WORK, LEAST, MOST = 500_000, 8, 256
"""Samples are taken so that samples x parameters is about this, but from so few to so many of them."""


@dataclass(frozen=True, slots=True)
class Row:
    """One parameter, by the id of its edge or node."""

    id: str
    backpropagated: float
    numeric: float
    relative_error: float
    """|difference of the two| / max(|the one|, |the other|, floor)."""
    verdict: Verdict
    h: float
    """The step of the quotient that is shown."""
    floor: float
    """What errors of smaller gradients are measured against, at this h."""
    crossed: tuple[str, ...] = ()
    """The nodes whose kinks it crosses."""

    @property
    def kink(self) -> bool:
        """The step crosses a kink or leaves a domain, so the two need not agree."""
        return self.verdict == "kink"

    @property
    def compared(self) -> bool:
        """Whether there was something to compare, and it said something."""
        return self.verdict in ("pass", "fail")


@dataclass(frozen=True, slots=True)
class GradientCheck:
    """A row for every parameter, in the order of theta."""

    rows: tuple[Row, ...]
    worst: Row | None
    """Of the rows that were compared, the one with the largest relative error."""
    count: int = 0
    """How many there are to check; more than rows where it was stopped."""
    floor: float = 0.0
    """That of ``H``, which is the floor of all rows with this h."""

    @property
    def passed(self) -> bool:
        """Whether no row fails."""
        return self.failed == 0

    @property
    def failed(self) -> int:
        """Rows that do not agree."""
        return self._number("fail")

    @property
    def compared(self) -> int:
        """Rows that agree, and rows that do not."""
        return self._number("pass") + self.failed

    @property
    def kinks(self) -> int:
        """Rows whose step crosses a kink."""
        return self._number("kink")

    @property
    def unknown(self) -> int:
        """Rows of which nothing can be told."""
        return self._number("unknown")

    def _number(self, verdict: Verdict) -> int:
        return sum(row.verdict == verdict for row in self.rows)


def rows_checked(rows: int, parameters: int) -> Indices:
    """Which of so many samples are looked at: all of few, else some, evenly spread."""
    wanted = min(max(WORK // max(parameters, 1), LEAST), MOST)
    return np.arange(rows) if rows <= wanted else np.linspace(0, rows - 1, wanted).round().astype(np.intp)


class Checking:
    """A check under way, at theta for samples x, (samples, inputs), and y, (samples, outputs)."""

    def __init__(self, network: Network, theta: Array, x: Array, y: Array, h: float = H) -> None:
        self.network, self.theta, self.x, self.y = network, theta.copy(), x, y
        self._looks, self._h = Looks(network, theta, x, y), h
        executor = NumpyExecutor(network.program)
        executor.run(theta, x)
        self.value = executor.backpropagate(y)
        """L where the check is made."""
        self.a = executor.a.copy()
        """The value of every node for every sample, (slots, samples)."""
        self.gradient = executor.gradient.copy()
        self.ground = self._ground()
        """What gradients are measured against."""
        places = np.flatnonzero(np.isfinite(self.gradient) | ~_needless(network))
        # In no order, so that a check that is stopped has looked everywhere.
        self._places: list[int] = np.random.default_rng(0).permutation(places).tolist()
        self._found: dict[int, tuple[Trial, ...]] = {}
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
            self._found[index] = self._tried(index)
            yield

    def finish(self) -> GradientCheck:
        """Check everything in one go."""
        for _ in self.work():
            pass
        return self.result()

    @silent
    def result(self) -> GradientCheck:
        """Of all that is checked by now."""
        ids = list(self.network.parameter)
        rows = tuple(self._row(ids[place], place) for place in sorted(self._found))
        worst = max((row for row in rows if row.compared), key=badness, default=None)
        return GradientCheck(rows, worst, self.count, self.floor)

    @property
    def floor(self) -> float:
        """What errors of smaller gradients are measured against, at the h of the check."""
        return self.ground.floor(self._rounding(self._h))

    def _row(self, id: str, place: int) -> Row:
        gradient, theta, ground = float(self.gradient[place]), float(self.theta[place]), self.ground
        verdict, trial = judged(gradient, theta, self._found[place], ground)
        error, floor = ground.error(gradient, trial), ground.floor(trial.rounding)
        return Row(id, gradient, trial.quotient, error, verdict, trial.h, floor, trial.crossed)

    def _ground(self) -> Ground:
        program, theta = self.network.program, self.theta
        rounded = rounding(program, theta, forward(program, theta, self.x), self.y)
        rounded = ULPS * (rounded + float(np.finfo(np.float64).eps) * abs(self.value))
        sizes = np.abs(self.gradient[np.isfinite(self.gradient)])
        return Ground(self.value, float(sizes.max(initial=0.0)), rounded if np.isfinite(rounded) else 0.0)

    def _rounding(self, h: float) -> float:
        return self.ground.rounded / h

    @silent
    def _tried(self, place: int) -> tuple[Trial, ...]:
        """The quotient of the first h; of smaller ones as well, where that is smooth and does not agree."""
        h = max(self._h, SHARE * abs(float(self.theta[place])))
        first = self._trial(place, h)
        if first.kink or agrees(float(self.gradient[place]), first, self.ground):
            return (first,)
        return (first, *(self._trial(place, h * share) for share in SMALLER))

    def _trial(self, place: int, h: float) -> Trial:
        at, theta = self._looks.at, self.theta[place]
        looks = [at(place, step) for step in (h, -h, 2 * h, -2 * h)]
        above, below, far_above, far_below = (look.parts for look in looks)
        # Over the steps that are really made: w + h is the number next to it. And sample by sample, for the
        # sum of many small differences has more digits than that of large sums.
        near = (above - below) / ((theta + h) - (theta - h))
        far = (far_above - far_below) / ((theta + 2 * h) - (theta - 2 * h))
        quotient, bend = float((4 * near - far).sum() / 3), abs(float((near - far).sum()))
        crossed = self._looks.crossed([look.sides for look in looks])
        kink = crossed is not None or not np.isfinite(quotient)
        return Trial(h, quotient, bend, self._rounding(h), kink, crossed or ())


def badness(row: Row) -> float:
    """Its relative error; what is not a number is worst."""
    return float("inf") if np.isnan(row.relative_error) else row.relative_error


def _needless(network: Network) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Frozen leaves: their gradient may be missing, as that of the 2 in (-1) to the power of 2."""
    leaves = np.zeros(network.size, dtype=np.bool_)
    for step in network.program.steps:
        if isinstance(step, Leaves):
            leaves[step.values] = True
    return leaves & network.frozen
