"""A training run with a progress bar, which Ctrl+C ends between two steps."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from tqdm import tqdm

from simulator.cli.interruption import Interruption
from simulator.cli.preparing import Prepared
from simulator.exporting import Trained
from simulator.language import phrase
from simulator.problems import Problem
from simulator.training.session import Session

LOOK = 0.05
"""Seconds between two looks at the progress."""


@dataclass(frozen=True, slots=True, eq=False)
class Lesson:
    """A run that is over, and why."""

    prepared: Prepared
    session: Session
    seconds: float
    interrupted: bool
    problem: Problem | None
    """Where it diverged; the session then holds the last weights that were finite and calm."""

    @property
    def trained(self) -> Trained:
        """What exporters look at."""
        prepared, session = self.prepared, self.session
        return Trained(
            prepared.drawing, prepared.network, session.theta, prepared.dataset, session.step, session.epoch
        )


def teach(prepared: Prepared, stop: Interruption, resume: bool = False, bar: bool | None = None) -> Lesson:
    """Train until it is stopped, or ``stop`` is asked; ``bar`` None shows the progress on a terminal only."""
    session = _session(prepared, resume)
    began = time.monotonic()
    with _bar(prepared, bar) as progress:
        first = session.epoch
        while session.divergence is None and session.stopped_by is None and not stop.asked:
            session.run(_until(time.monotonic() + LOOK, stop))
            progress.set_postfix_str(f"loss {session.batch_loss:.4g}", refresh=False)
            progress.update(session.epoch - first - progress.n)
    problem = None
    if session.divergence is not None:
        problem = session.divergence.explain(prepared.drawing, prepared.network)
        session.back_to_finite()
    return Lesson(prepared, session, time.monotonic() - began, stop.asked, problem)


def _until(deadline: float, stop: Interruption) -> Callable[[], bool]:
    return lambda: stop.asked or time.monotonic() >= deadline


def _session(prepared: Prepared, resume: bool) -> Session:
    start = prepared.learned if resume else prepared.initial
    session = Session(prepared.network, prepared.dataset, prepared.drawing.training, start)
    if resume:
        session.step = prepared.document.step
        session.batches.epoch = prepared.document.epoch
        session.stopping.begin(session.epoch)
    return session


def _bar(prepared: Prepared, shown: bool | None) -> tqdm[None]:
    """tqdm's own None means: only where standard error is a terminal."""
    return tqdm(
        total=prepared.drawing.training.stop_epochs,
        desc=str(prepared.dataset.label),
        unit=str(phrase("CommandLine", " epochs")),
        disable=None if shown is None else not shown,
        mininterval=0.1 if sys.stderr.isatty() else 1.0,
        dynamic_ncols=sys.stderr.isatty(),
        file=sys.stderr,
    )
