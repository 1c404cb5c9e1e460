"""Memory of training: what it holds for 1,000 edges, and that it holds no more after many steps."""

from __future__ import annotations

import gc
import sys
import tracemalloc
from dataclasses import dataclass

from simulator.training.session import Session
from simulator.training.striding import advance
from simulator.training.thinning import PENDING
from tests.benchmarks.goals import at_most
from tests.benchmarks.tasks import Task, layered, session_of

SMALL, LARGE = (2, 30, 30, 1), (2, 98, 98, 1)
BATCHES = (10, 100)
STEPS = 5 * PENDING
"""Long enough for as many keyframes as are ever kept, and for as many losses as ever wait in the curve."""
GROWTH = 64.0
"""Kilobytes: the loss curve keeps between one and two thousand points, and nothing else changes."""


@dataclass(frozen=True, slots=True)
class Held:
    """Kilobytes that a network and its session hold at most, in some steps and in as many more."""

    edges: int
    before: float
    after: float


def held(task: Task, steps: int = STEPS) -> Held:
    """Measured by what Python and NumPy have allocated."""
    gc.collect()
    tracemalloc.start()
    try:
        session = session_of(task)
        before = _after(session, steps)
        return Held(task.wiring.edges, before, _after(session, steps))
    finally:
        tracemalloc.stop()


def _after(session: Session, steps: int) -> float:
    session.curve.due = sys.maxsize
    tracemalloc.reset_peak()
    advance(session, steps)
    gc.collect()
    return tracemalloc.get_traced_memory()[1] / 1e3


def report(steps: int = STEPS) -> None:
    """Print a row for every network and batch."""
    _after(
        session_of(layered(SMALL, BATCHES[0])), 1
    )  # what is loaded with the first session is no memory of it
    print(f"memory of a session, at most   kB    growth in {steps:,} steps (kB)")
    for batch in BATCHES:
        found = [held(layered(sizes, batch), steps) for sizes in (SMALL, LARGE)]
        for each in found:
            name, growth = f"{each.edges:,} edges, batch {batch}", each.after - each.before
            print(f"  {name:<24} {each.before:>8,.0f} {growth:>12,.1f}  {at_most(growth, GROWTH)}")
        small, large = found
        share = (large.before - small.before) / (large.edges - small.edges) * 1e3
        print(f"  1,000 edges more, batch {batch:<3} {share:>5,.0f}", flush=True)
