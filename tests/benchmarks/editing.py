"""An edit while training: from the change of one edge to the next step, with everything between."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator

import msgspec

from simulator.drawing.change import Change
from simulator.drawing.drawing import Drawing
from simulator.drawing.records import Edge
from simulator.training.compilation import Compilation
from simulator.training.inheritance import Inheritance
from simulator.training.session import Session
from simulator.training.striding import step_batch
from tests.benchmarks.goals import at_most
from tests.benchmarks.networks import drawing_of

RUNS = 15
EDGES = "1,000"
GOAL = 5.0
"""Milliseconds."""


class Training:
    """What the window does between an edit and the next step, on one thread."""

    def __init__(self, drawing: Drawing) -> None:
        self.drawing = drawing
        self.compilation = Compilation(drawing)
        self.inheritance = Inheritance()
        self.session: Session | None = None

    def follow(self) -> None:
        """Compile what has changed, carry over what was learned, and make a step."""
        if self.session is not None:
            self.inheritance.leave(self.session)
        found = self.compilation
        self.inheritance.take_typed(found.refresh())
        assert found.network is not None
        assert found.dataset is not None
        settings = self.drawing.training
        self.session = self.inheritance.session(found.network, found.dataset, settings, found.initial)
        assert step_batch(self.session)


def edits(drawing: Drawing) -> Iterator[tuple[str, Change]]:
    """Kinds of edits, each with its change: take an edge away, put it back, type a weight."""
    edge = next(iter(drawing.edges.values()))
    while True:
        yield "edge removed", Change({edge.id: (edge, None)})
        yield "edge added", Change({edge.id: (None, edge)})
        typed = msgspec.structs.replace(edge, weight=(edge.weight or 0.0) + 0.125)
        yield "weight typed", Change({edge.id: (edge, typed)})
        assert isinstance(typed, Edge)
        edge = typed


def edit_times(edges: str = EDGES, runs: int = RUNS) -> dict[str, float]:
    """Milliseconds from each kind of edit to the next step; medians."""
    training = Training(drawing_of(edges, batch=10))
    training.follow()
    times: dict[str, list[float]] = {}
    for (kind, change), _ in zip(edits(training.drawing), range(3 * runs), strict=False):
        began = time.perf_counter()
        training.drawing.apply(change)
        training.follow()
        times.setdefault(kind, []).append(time.perf_counter() - began)
    return {kind: statistics.median(taken) * 1e3 for kind, taken in times.items()}


def report(runs: int = RUNS) -> None:
    """Print the medians."""
    print(f"edit to next step, {EDGES} edges        milliseconds")
    for kind, took in edit_times(runs=runs).items():
        print(f"  {kind:<36} {took:>8.1f}  {at_most(took, GOAL)}", flush=True)
