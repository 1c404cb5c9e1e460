"""Going back: how long it takes to come from step 1,000,000 of a small network to any earlier step."""

from __future__ import annotations

import sys
import time

import numpy as np

from simulator.training.replay import state_at
from simulator.training.session import Session
from simulator.training.striding import advance
from tests.benchmarks.goals import at_most
from tests.benchmarks.tasks import layered, session_of

STEPS = 1_000_000
JUMPS = 25
GOAL = 0.2


def report() -> None:
    """Print the median and the longest of jumps to steps that are drawn by lot."""
    print(f"back from step {STEPS:,}, seconds")
    for sizes, batch in (((2, 2, 1), 1), ((2, 4, 2, 1), 10)):
        session = session_of(layered(sizes, batch))
        session.curve.due = sys.maxsize
        assert advance(session, STEPS)
        steps = np.random.default_rng(0).integers(0, STEPS, JUMPS).tolist()
        times = np.array([_jump(session, step) for step in steps])
        name = f"{'-'.join(map(str, sizes))}, {batch}"
        said = f"{float(np.median(times)):.3f}, at most {times.max():.3f}"
        print(f"  {name:<24} {said}  {at_most(float(times.max()), GOAL)}", flush=True)


def _jump(session: Session, step: int) -> float:
    began = time.perf_counter()
    assert state_at(session, step).step == step
    return time.perf_counter() - began
