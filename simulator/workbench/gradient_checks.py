"""Checking gradients while the window works: in slices, with what is found, and whether it is still so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from time import perf_counter
from types import MappingProxyType

import numpy as np

from simulator.drawing.drawing import Drawing
from simulator.model.gradient_check.check import Checking, GradientCheck
from simulator.model.gradient_check.curve import CurveChecking, Point, points_looked_at
from simulator.model.gradient_check.domain import why_not_checked
from simulator.model.gradient_check.trial import Verdict
from simulator.model.parameters import theta_from
from simulator.problems import Problem
from simulator.signal import Signal
from simulator.training.checked_samples import Samples, samples_checked
from simulator.training.frame import Frame
from simulator.workbench.trainer import Trainer

Marks = Mapping[str, Verdict]
"""How it went, under the id of every edge and node that was checked."""

NO_MARKS: Marks = MappingProxyType({})


class GradientChecks:
    """The latest check: of the weights as they were when it began. Somebody with a clock calls ``work``."""

    def __init__(self, drawing: Drawing, trainer: Trainer) -> None:
        self._drawing, self._trainer = drawing, trainer
        self.changed: Signal[GradientChecks] = Signal()
        """Something of the below is another."""
        self.marks_changed: Signal[Marks] = Signal()
        self.asked: Signal[GradientChecks] = Signal()
        """Somebody wants to see a check."""
        self.problem: Problem | None = None
        """Why there is nothing to compare."""
        self.found: GradientCheck | None = None
        self.points: tuple[Point, ...] = ()
        """Of the curve of error against h."""
        self.samples: Samples | None = None
        """What was looked at."""
        self.stale = False
        """The drawing or the weights have changed since."""
        self.marked = True
        """Whether verdicts are to be shown on the drawing."""
        self.marks = NO_MARKS
        """What is shown there: nothing that is no longer so."""
        self.share = 0.0
        """Of the work under way, how much is done."""
        self._checking: Checking | None = None
        self._shown: GradientCheck | None = None
        self._revision = -1
        self._work: Iterator[float] | None = None
        trainer.compiled.connect(self._compiled)
        trainer.framed.connect(self._framed)

    @property
    def busy(self) -> bool:
        """Whether there is work to do."""
        return self._work is not None

    def ask(self) -> None:
        """Begin, and have it seen."""
        self.begin()
        self.asked.emit(self)

    def begin(self) -> None:
        """Check at the weights of this moment; training is paused for it."""
        self._trainer.pause()
        learned = self._trainer.learned()
        network, dataset = self._trainer.network, self._trainer.dataset
        self._forget()
        if network is None or dataset is None:
            self.problem = next(iter(self._trainer.problems), None)
        else:
            self._revision, self.samples = self._trainer.revision, samples_checked(network, dataset)
            theta = theta_from(network, learned, np.zeros(network.size))
            self._checking = Checking(network, theta, self.samples.x, self.samples.y)
            self.problem = why_not_checked(self._drawing, self._checking)
            self._work = None if self.problem else self._run(self._checking)
        self._tell()

    def work(self, seconds: float) -> None:
        """Go on for so long, at least by one parameter."""
        until = perf_counter() + seconds
        while self._work is not None:
            share = next(self._work, None)
            if share is None:
                self._work = None
            elif perf_counter() >= until:
                self.share = share
                break
        self._tell()

    def stop(self) -> None:
        """Leave the rest unchecked; what was found stays."""
        if self._work is not None and self._checking is not None:
            self._work = None
            self.found = self.found or self._checking.result()
            self._tell()

    def forget(self) -> None:
        """As before the first check: another document is opened."""
        self._forget()
        self._tell()

    def mark(self, marked: bool) -> None:
        """Show the verdicts on the drawing, or not."""
        if marked != self.marked:
            self.marked = marked
            self._tell()

    def _run(self, checking: Checking) -> Iterator[float]:
        """Answers the share of the work that is done."""
        done, all = 0, checking.count + points_looked_at(checking.count)
        for done, _ in enumerate(checking.work(), 1):
            yield done / all
        self.found = checking.result()
        curve = CurveChecking(checking, self.found)
        for more, _ in enumerate(curve.work(), 1):
            self.points = curve.points
            yield (done + more) / all
        self.points = curve.points

    def _forget(self) -> None:
        self.problem = self.found = self.samples = self._checking = self._work = None
        self.points, self.share, self.stale, self.marked = (), 0.0, False, True

    def _compiled(self, trainer: Trainer) -> None:
        if trainer.revision != self._revision and (self.problem or self._checking):
            self.stop()
            self._outdate(True)

    def _framed(self, frame: Frame) -> None:
        if self._checking is not None and frame.revision == self._revision:
            self._outdate(not np.array_equal(frame.theta, self._checking.theta))

    def _outdate(self, stale: bool) -> None:
        if stale != self.stale:
            self.stale = stale
            self._tell()

    def _tell(self) -> None:
        """Marks are made anew only where they are others, for every one of them costs a picture."""
        shown = self.found if self.marked and not self.stale else None
        if shown is not self._shown:
            self._shown = shown
            self.marks = NO_MARKS if shown is None else {row.id: row.verdict for row in shown.rows}
            self.marks_changed.emit(self.marks)
        self.changed.emit(self)
