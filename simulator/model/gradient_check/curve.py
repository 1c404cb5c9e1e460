"""The curve of the gradient check: how far the central difference is from backpropagation, for every h.

With a large h the quotient feels how L bends, and errs by h^2; with a small one the two values of L differ
in their last digits only, and it errs by 1/h. In between is the best h; in float32, which has half as many
digits, it is larger and not good.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from simulator.model.gradient_check.check import Checking, GradientCheck
from simulator.model.gradient_check.looks import Looks
from simulator.model.network import Network
from simulator.numerics.array import Array
from simulator.numerics.executors.plain import Numbers, forward, gradient, silent

STEPS = tuple(float(f"{digit}e-{power}") for power in range(2, 10) for digit in (3, 1))[1:]
"""Every h, from the largest to the smallest."""

MOST = 100
"""Parameters that a curve is made of; of more, these are evenly spread."""


def points_looked_at(parameters: int) -> int:
    """Pauses that ``CurveChecking.work`` makes, where so many are smooth."""
    return len(STEPS) * min(parameters, MOST)


@dataclass(frozen=True, slots=True)
class Point:
    """Relative errors at one h; NaN where every difference crosses a kink."""

    h: float
    worst: float
    median: float
    worst32: float
    """In float32 throughout: the gradient, both values of L, and what they differ by."""
    median32: float


class CurveChecking:
    """A curve under way, of what a check has compared; errors are over the floor of the check."""

    def __init__(self, checking: Checking, found: GradientCheck) -> None:
        network, x, y = checking.network, checking.x, checking.y
        smooth = [network.parameter[row.id] for row in found.rows if row.compared]
        self.places = (
            smooth if len(smooth) <= MOST else [smooth[n * len(smooth) // MOST] for n in range(MOST)]
        )
        self._double = _Errors(network, checking.theta, x, y, checking.floor)
        self._single = _Errors(network, checking.theta.astype(np.float32), x, y, checking.floor)
        self.points: tuple[Point, ...] = ()
        """Those that are made, from the largest h on."""

    def work(self) -> Iterator[None]:
        """A pause after every parameter at every h."""
        for h in STEPS if len(self.places) else ():
            errors = np.full((2, len(self.places)), np.nan)
            for n, place in enumerate(self.places):
                errors[:, n] = self._double.at(place, h), self._single.at(place, h)
                yield
            (worst, median), (worst32, median32) = map(_summary, errors)
            self.points += (Point(h, worst, median, worst32, median32),)

    def finish(self) -> tuple[Point, ...]:
        """All points in one go."""
        for _ in self.work():
            pass
        return self.points


class _Errors:
    """In one kind of numbers, what a central difference is away from the gradient."""

    def __init__(self, network: Network, theta: Numbers, x: Numbers, y: Numbers, floor: float) -> None:
        self._looks = looks = Looks(network, theta, x, y)
        made = forward(network.program, looks.theta, looks.x)
        self._gradient = gradient(network.program, looks.theta, made, looks.y).astype(np.float64)
        self._floor = floor

    @silent
    def at(self, place: int, h: float) -> float:
        """NaN where a kink lies between."""
        above, below = self._looks.at(place, h), self._looks.at(place, -h)
        if self._looks.crossed([above.sides, below.sides]) is not None:
            return float("nan")
        numeric, gradient = (above.value - below.value) / (2 * h), float(self._gradient[place])
        return abs(numeric - gradient) / max(abs(numeric), abs(gradient), self._floor)


def _summary(errors: Array) -> tuple[float, float]:
    known = errors[np.isfinite(errors)]
    return (float(known.max()), float(np.median(known))) if len(known) else (float("nan"), float("nan"))
