"""Compile time: from a drawing to the program that is trained, and its first weights."""

from __future__ import annotations

import gc
import statistics
import time

from simulator.drawing.drawing import Drawing
from simulator.drawing.presets import from_layers
from simulator.drawing.records import Data, Training
from simulator.model.parameters import initial_theta
from tests.benchmarks.goals import at_most
from tests.benchmarks.networks import SIZES, compiled

RUNS = 9

LARGE = {"25,000": (2, 157, 157, 1), "100,000": (2, 315, 315, 1)}
GOALS = {"25,000": 50.0, "100,000": 250.0}
"""Milliseconds."""


def compile_time(drawing: Drawing, runs: int = RUNS) -> float:
    """Milliseconds until the network and its initial weights are there; the median."""
    times = []
    for _ in range(runs):
        gc.collect()
        began = time.perf_counter()
        network, _ = compiled(drawing)
        initial_theta(drawing, network)
        times.append(time.perf_counter() - began)
    return statistics.median(times) * 1e3


def report(runs: int = RUNS) -> None:
    """Print the medians."""
    print("compile, with initial weights          milliseconds")
    for edges, sizes in (SIZES | LARGE).items():
        drawing = from_layers(sizes, "tanh", "sigmoid", [Training(seed=1), Data(dataset="circle")])
        took = compile_time(drawing, runs)
        goal = f"  {at_most(took, GOALS[edges])}" if edges in GOALS else ""
        print(f"  {edges + ' edges':<36} {took:>8.1f}{goal}", flush=True)
