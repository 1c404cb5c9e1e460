"""Slicing: training at full speed in slices, so that commands are heard and the window has its turn."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from simulator.training.courtesy import COURTESY
from simulator.training.pace import SLICE, Pace
from simulator.training.session import Session
from simulator.training.striding import advance

SHARED, FREE = 0.002, 0.016
"""Seconds of steps in one call, where the window shares the interpreter lock and where it need not."""


def run_slice(session: Session, pace: Pace, interrupted: Callable[[], bool], goal: int | None) -> None:
    """Updates until it is time to look at the clock, a command comes, or the epoch ``goal`` is reached."""
    end = perf_counter() + SLICE
    while not (interrupted() or reached(session, goal) or session.stopped_by or session.divergence):
        # Compiled steps hold no lock: they need not wait until the window is done.
        free = session.executors.best(session.batches.size) == "compiled"
        if not free:
            COURTESY.wait()
        _train_for(session, pace, FREE if free else SHARED, goal)
        if perf_counter() >= end:
            return


def reached(session: Session, goal: int | None) -> bool:
    """Whether the epoch to stop at is finished."""
    return goal is not None and session.epoch >= goal


def _train_for(session: Session, pace: Pace, seconds: float, goal: int | None) -> None:
    """One call that takes about so long, but does not go beyond the epoch ``goal``."""
    steps, step, began = pace.steps_within(seconds), session.step, perf_counter()
    left = steps if goal is None else session.batches.upto(goal - session.epoch)
    advance(session, min(steps, left))
    pace.timed(session.step - step, perf_counter() - began)
