"""The shelf: runs that a reset put aside, and the curves of the latest ones for comparison."""

from __future__ import annotations

from dataclasses import dataclass, replace

from simulator.training.frame import CurvePoints, Frame
from simulator.training.inheritance import Inheritance

EARLIER_RUNS = 5
"""Finished curves that are kept for comparison; the oldest go first."""

RUNS_KEPT = 20
"""Runs that a reset put aside and that can be brought back; the oldest go first."""


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """What was learned from one set of initial weights, put aside with its curve and momentum."""

    inheritance: Inheritance
    """The worker's alone; here it is only kept."""
    curve: CurvePoints | None
    moved: bool
    """Whether its weights may differ from the initial ones."""


class Shelf:
    """The latest stands last."""

    def __init__(self) -> None:
        self.curves: tuple[CurvePoints, ...] = ()
        self.runs: tuple[Run, ...] = ()

    def put_aside(self, present: Run, frame: Frame | None, to: Run | None) -> Run:
        """Keep the present run in reach, and its curve in sight; the one that is gone to leaves the shelf.

        Answers the present run as it is kept.
        """
        curve = frame.curve if frame is not None and frame.step > 0 else None
        left = replace(present, curve=curve)
        new = (left,) if left.moved else ()
        if to is None:
            self.runs = (*self.runs, *new)[-RUNS_KEPT:]
        else:
            # To the far end, so that asking again and again leads to every run.
            self.runs = tuple(run for run in (*new, *self.runs) if run.inheritance is not to.inheritance)
            self.curves = tuple(earlier for earlier in self.curves if earlier is not to.curve)
        self.keep(curve)
        return left

    def keep(self, curve: CurvePoints | None) -> None:
        """Keep this curve in sight; the present run goes on with another one."""
        if curve is not None:
            self.curves = (*self.curves, curve)[-EARLIER_RUNS:]

    def clear(self) -> None:
        """Another document is on the table."""
        self.curves = self.runs = ()
