"""Difference quotients of one parameter, at one h or at several, and what they say of its gradient.

A quotient is off by two things. By how the function bends within the step: much with a large h. And by the
last digits of L, which the step divides: much with a small h. So where the first h does not agree, smaller
ones are tried. What agrees at one of them passes, where rounding leaves so little open that a wrong gradient
would not agree. What does not is wrong only where the quotients of two h agree with each other instead, for
else the function bends faster than any of them can see: that cannot be told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite
from typing import Literal, NamedTuple

TINY = 2.0**-1022
"""The least number that has all its digits."""


TOLERANCE = 1e-7
"""The relative error below which a parameter passes."""

TELLING = 1e-3
"""Of a gradient: with a smaller h rounding must leave less open than this, for agreeing to say something."""

NEGLIGIBLE = 1e-6
"""Of L (of 1, where L is less): what a parameter may move it by unseen, when it is changed by its own size
(by 1, where it is less).

The gradients of a saturated network are smaller than what rounding leaves open, and agree with it, but far
below this line. Beyond it, and where rounding leaves more open than the whole gradient is, a gradient of any
size up to there would agree, and that it does says nothing.
"""

SETTLED = 0.1
"""How near, relatively, two numbers must be at least for one to be the other with an error."""

LOST = 1e-3
"""Of L (of 1, where L is less): where rounding leaves more than this open of L, no quotient is a witness."""

Verdict = Literal["pass", "fail", "kink", "unknown"]


class Trial(NamedTuple):
    """One quotient, (4 D(h) - D(2h)) / 3."""

    h: float
    quotient: float
    bend: float
    """|D(h) - D(2h)|: the bending of L within the step leaves less than this open."""
    rounding: float
    """What the last digits of L leave open."""
    kink: bool = False
    """It crossed a kink, or left a domain, so that it is no derivative."""
    crossed: tuple[str, ...] = ()
    """The nodes whose kinks it crossed."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What the gradients of one check are measured against."""

    value: float
    """L."""
    largest: float
    """The size of the largest gradient."""
    rounded: float
    """What rounding leaves open of L."""

    def floor(self, rounding: float) -> float:
        """Errors of smaller gradients are measured against this.

        It is a hundredth of the largest gradient, or, where that is more, what makes the tolerance of what
        rounding leaves open: below, a quotient has no digits to compare.
        """
        return max(self.largest / 100, rounding / TOLERANCE, TINY)

    def error(self, gradient: float, trial: Trial) -> float:
        """The relative error: the difference over the larger of the two, or over the floor."""
        sizes = abs(gradient), abs(trial.quotient), self.floor(trial.rounding)
        return abs(gradient - trial.quotient) / max(sizes)

    def negligible(self, theta: float) -> float:
        """Gradients at a parameter of this value that move next to nothing."""
        return NEGLIGIBLE * max(abs(self.value), 1.0) / max(abs(theta), 1.0)

    @property
    def lost(self) -> bool:
        """Whether L has no digits that could tell."""
        return self.rounded > LOST * max(abs(self.value), 1.0)


class Finding(NamedTuple):
    """A verdict, and the trial it rests upon."""

    verdict: Verdict
    trial: Trial


def judged(gradient: float, theta: float, trials: Sequence[Trial], ground: Ground) -> Finding:
    """What trials, from the largest h down, say of a gradient; one that is not a number fails."""
    first = trials[0]
    if first.kink:
        return Finding("kink", first)
    if not isfinite(gradient):
        return Finding("fail", first)
    if agrees(gradient, first, ground):
        return Finding("pass" if _told(gradient, theta, first, ground) else "unknown", first)
    against = [] if ground.lost else _against(gradient, trials)
    if against:  # before all that agree: with a small h rounding hides a gradient that is wrong by little
        return Finding("fail", min(against, key=_open))
    later = (trial for trial in trials[1:] if _agrees_tellingly(gradient, trial, ground))
    found = next(later, None)
    return Finding("pass", found) if found else Finding("unknown", min(trials, key=_open))


def agrees(gradient: float, trial: Trial, ground: Ground) -> bool:
    """Within the tolerance."""
    return not trial.kink and ground.error(gradient, trial) <= TOLERANCE


def _told(gradient: float, theta: float, trial: Trial, ground: Ground) -> bool:
    """Whether agreeing says something: that the gradient is there, or that what is there is negligible."""
    size = max(abs(gradient), abs(trial.quotient), ground.negligible(theta))
    return trial.rounding <= size and abs(gradient - trial.quotient) <= size * SETTLED


def _agrees_tellingly(gradient: float, trial: Trial, ground: Ground) -> bool:
    size = max(abs(gradient), abs(trial.quotient), ground.largest / 100)
    return agrees(gradient, trial, ground) and trial.rounding <= TELLING * size


def _against(gradient: float, trials: Sequence[Trial]) -> list[Trial]:
    """Those that are further from it than anything they leave open, and have another one on their side."""
    found: list[Trial] = []
    for one, other in pairwise(trials):
        near = SETTLED * max(abs(one.quotient), abs(other.quotient)) + one.rounding + other.rounding
        if abs(one.quotient - other.quotient) <= near:
            found += [trial for trial in (one, other) if abs(gradient - trial.quotient) > _open(trial)]
    return found


def _open(trial: Trial) -> float:
    return trial.bend + trial.rounding
