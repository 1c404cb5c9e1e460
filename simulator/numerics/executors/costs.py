"""Costs: how long each executor takes for a step of training, so that the faster one can be chosen.

Each figure is seconds for one of something, fitted to measurements by ``python -m tests.benchmarks
fit_costs``, which writes the table below. Only which of two estimates is smaller counts, and machines agree
on that better than on seconds.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

import numpy as np

from simulator.numerics.program import Affine, Apply, Leaves, Operate, Program, SparseAffine, Step

ExecutorName = Literal["numpy", "compiled"]


class Work(NamedTuple):
    """What a step of training consists of, forward, backward and update together."""

    passes: float
    """Always 1: what a step costs that does nothing."""
    steps: float
    """Steps of the program."""
    rounds: float
    """Edges of the neurons with most edges, over all sparse products: these are added up one by one."""
    products: float
    """Multiplications in full matrix products, once for every sample."""
    loose: float
    """Edges of sparse products, once for every sample."""
    elements: float
    """Values of nodes, once for every sample."""
    parameters: float
    """Weights, biases and values: these are updated."""


# fmt: off
SECONDS: Mapping[ExecutorName, Work] = {
    #                passes   steps    rounds   products loose    elements parameters
    "numpy":    Work(1.5e-05, 6.0e-06, 6.0e-06, 2.0e-10, 3.0e-09, 5.0e-09, 3.0e-09),
    "compiled": Work(3.0e-07, 5.0e-08, 0.0e+00, 1.0e-09, 1.5e-09, 8.0e-09, 1.0e-09),
}
# fmt: on


def work(program: Program, samples: int) -> Work:
    """Count it for batches of so many samples."""
    counts = np.array([_work_of(step) for step in program.steps]).reshape(-1, 4).sum(axis=0)
    rounds, products, loose, elements = counts.tolist()
    each = (products * samples, loose * samples, elements * samples)
    return Work(1, len(program.steps), rounds, *each, program.parameters)


def estimate(program: Program, samples: int, executor: ExecutorName) -> float:
    """Seconds for a step of training with batches of so many samples."""
    counted = work(program, samples)
    return sum(each * count for each, count in zip(SECONDS[executor], counted, strict=True))


def cheapest(program: Program, samples: int) -> ExecutorName:
    """The executor that takes less time."""
    return min(SECONDS, key=lambda name: estimate(program, samples, name))


def _work_of(step: Step) -> tuple[int, int, int, int]:
    """Rounds; then, of one sample, multiplications in full products, edges of sparse ones, and values."""
    if isinstance(step, Affine):
        return 0, _length(step.weights), 0, 0
    if isinstance(step, SparseAffine):
        lengths = np.diff(step.starts, append=len(step.sources))
        return int(lengths.max(initial=0)), 0, len(step.sources), 0
    return 0, 0, 0, _length(_slots(step))


def _slots(step: Apply | Leaves | Operate) -> slice:
    return step.targets if isinstance(step, Operate) else step.slots


def _length(part: slice) -> int:
    return int(part.stop - part.start)
