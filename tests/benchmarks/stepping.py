"""Steps per second of a session, with nobody looking."""

from __future__ import annotations

import time

from simulator.model.parameters import initial_theta
from simulator.numerics.executors.loading import COMPILED
from simulator.training.pace import SLICE
from simulator.training.session import Session
from simulator.training.striding import advance
from tests.benchmarks.networks import SIZES, compiled, drawing_of

SECONDS = 2.0


def steps_per_second(edges: str, batch: int, seconds: float = SECONDS) -> float:
    """Of a session on the main thread."""
    COMPILED.load()  # as the window has, a second after its start
    drawing = drawing_of(edges, batch)
    network, dataset = compiled(drawing)
    session = Session(network, dataset, drawing.training, initial_theta(drawing, network))
    assert advance(session, 1)  # which may have to load machine code
    steps = _steps_in_a_slice(session)
    first, began = session.step, time.perf_counter()
    while time.perf_counter() - began < seconds:
        assert advance(session, steps)
    return (session.step - first) / (time.perf_counter() - began)


def _steps_in_a_slice(session: Session) -> int:
    """How many the worker would make between two looks at its commands."""
    steps = 1
    while True:
        began = time.perf_counter()
        assert advance(session, steps)
        if time.perf_counter() - began >= SLICE / 2:
            return steps
        steps *= 2


def report() -> None:
    """Print a row for every network and batch."""
    print("training, 200 samples                  steps per second")
    for edges in SIZES:
        for batch, words in ((10, "batches of 10"), (0, "one batch of 200")):
            print(f"  {edges + ' edges, ' + words:<36} {steps_per_second(edges, batch):,.0f}")
