"""Irregular drawings, with skips everywhere: nanoseconds per edge and sample, beside code written by hand."""

from __future__ import annotations

from tests.benchmarks.contenders import NAMES, OURS, agree, contenders
from tests.benchmarks.goals import at_most
from tests.benchmarks.racing import race
from tests.benchmarks.tasks import irregular

NEURONS, EDGES = 1_000, 10_000
BATCHES = (1, 10, 32, 100)
GOAL = 3.0


def report(neurons: int = NEURONS, edges: int = EDGES) -> None:
    """Print a row for every size of batch."""
    print(f"nanoseconds per edge and sample of a step, {neurons:,} neurons, {edges:,} edges, one thread")
    print(f"  {'batch':<24}", *[f"{name:>14}" for name in NAMES])
    for batch in BATCHES:
        racing = contenders(irregular(neurons, edges, batch))
        agree(racing, 5)
        result = race(racing)
        share = 1e3 / (edges * batch)
        times = {name: result.median(name) * share for name in result.names}
        cells = [f"{times[name]:>14,.2f}" if name in times else " " * 13 + "-" for name in NAMES]
        print(f"  {batch:<24}", *cells, f" {at_most(times[OURS], GOAL)}", flush=True)
