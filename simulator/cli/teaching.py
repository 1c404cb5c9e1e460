"""A training run with a progress bar, which Ctrl+C ends between two steps."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from math import ceil

from tqdm import tqdm

from simulator.cli.compiling import wait_for_compiled
from simulator.cli.files import tell
from simulator.cli.interruption import Interruption
from simulator.cli.preparing import Prepared
from simulator.drawing.document import Document
from simulator.exporting import Trained
from simulator.language import phrase
from simulator.numerics.executors.costs import estimate
from simulator.problems import Problem
from simulator.training.pace import Pace
from simulator.training.session import Session
from simulator.training.standing import stand_if_it_fits
from simulator.training.striding import advance

LOOK = 0.05
"""Seconds between two looks at the progress."""

LONG = 60.0
"""Seconds of training from which on it is worth while to wait for the compiled executor.

They are estimated from the drawing and its settings alone, so that the same command gives the same bits.
"""


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


def teach(
    prepared: Prepared,
    stop: Interruption,
    resume: bool = False,
    bar: bool | None = None,
    curve: bool = False,
) -> Lesson:
    """Train until it is stopped, or ``stop`` is asked; ``bar`` None shows the progress on a terminal only.

    Only where somebody will see the ``curve`` is the whole data looked at on the way: with small batches of
    large data that takes longer than the training.
    """
    session = _session(prepared, resume)
    if not curve:
        session.curve.due = sys.maxsize
    if _is_long(prepared):
        wait_for_compiled(stop, quiet=bar is False)
    began = time.monotonic()
    with _bar(prepared, bar) as progress:
        first, pace = session.epoch, Pace()
        while session.divergence is None and session.stopped_by is None and not stop.asked:
            _go_on(session, pace, stop)
            progress.set_postfix_str(f"loss {session.batch_loss:.4g}", refresh=False)
            progress.update(session.epoch - first - progress.n)
    problem = None
    if session.divergence is not None:
        problem = session.divergence.explain(prepared.drawing, prepared.network)
        session.back_to_finite()
    return Lesson(prepared, session, time.monotonic() - began, stop.asked, problem)


def _go_on(session: Session, pace: Pace, stop: Interruption) -> None:
    """Train until it is time to tell how far it is."""
    deadline = time.monotonic() + LOOK
    while session.divergence is None and session.stopped_by is None and not stop.asked:
        before, began = session.step, time.monotonic()
        advance(session, pace.steps_within(LOOK / 4))
        pace.timed(session.step - before, time.monotonic() - began)
        if time.monotonic() >= deadline:
            return


def _is_long(prepared: Prepared) -> bool:
    """Whether NumPy would take so long that it is worth while to wait for the compiled executor."""
    training, rows = prepared.drawing.training, prepared.dataset.training
    batch = min(training.batch or rows, rows)
    steps = (training.stop_epochs or 0) * ceil(rows / batch)
    return steps * estimate(prepared.network.program, batch, "numpy") > LONG


def _session(prepared: Prepared, resume: bool) -> Session:
    start = prepared.learned if resume else prepared.initial
    session = Session(prepared.network, prepared.dataset, prepared.drawing.training, start)
    if resume:
        _go_back_to(session, prepared.document)
    return session


def _go_back_to(session: Session, document: Document) -> None:
    """Stand where the file says; what ends a run counts anew from there."""
    session.go_to(document.step, document.epoch)
    remark = stand_if_it_fits(session, document.state)
    if remark is not None:
        tell(remark)
    session.stopped_by = None
    session.stopping.begin(session.epoch)


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
