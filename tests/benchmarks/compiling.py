"""Compile time: from a drawing to the program that is trained."""

from __future__ import annotations

import statistics
import time

from tests.benchmarks.networks import SIZES, compiled, drawing_of

RUNS = 15


def report() -> None:
    """Print the medians."""
    print("compile                                milliseconds")
    for edges in SIZES:
        drawing = drawing_of(edges)
        times = []
        for _ in range(RUNS):
            began = time.perf_counter()
            compiled(drawing)
            times.append(time.perf_counter() - began)
        print(f"  {edges + ' edges':<36} {statistics.median(times) * 1e3:.1f}")
