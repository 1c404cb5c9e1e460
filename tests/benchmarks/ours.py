"""Ours: the drawing of a task, compiled and run by the real session."""

from __future__ import annotations

import sys

import numpy as np

from simulator.training.session import Session
from simulator.training.striding import advance
from tests.benchmarks.reference.contender import Array, Contender
from tests.benchmarks.tasks import Task, session_of

MIDDLE = 1_000_000
"""Steps that a run has made when it is timed."""


def contender(task: Task) -> Contender:
    """The session that the window trains, with nobody looking."""
    session = session_of(task)
    # Looks at the whole data and copies of calm weights come often only at first, and grow rare with the
    # steps of a run; this one is in the middle of its way.
    session.go_to(MIDDLE, 0)
    session.curve.due = sys.maxsize

    def run(steps: int) -> int:
        first = session.step
        assert advance(session, steps)
        return session.step - first

    return Contender(run, lambda: session.batch_loss, lambda: parameters(task, session))


def parameters(task: Task, session: Session) -> Array:
    """Theta in the order of the task's edges and neurons."""
    wiring = task.wiring
    ids = [f"e{number}" for number in range(wiring.edges)]
    ids += [f"n{wiring.inputs + number}" for number in range(wiring.neurons)]
    return np.array(session.theta[session.network.parameter_indices(ids)])
