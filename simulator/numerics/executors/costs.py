"""Costs: how long each executor takes for a step of training, so that the faster one can be chosen.

Each figure is seconds for one of something, fitted to measurements by ``python -m tests.benchmarks
fit_costs``, which writes the table below. Only which of two estimates is smaller counts, and machines agree
on that better than on seconds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Literal

import numpy as np

from simulator.numerics.program import Affine, Apply, Operate, Program, SparseAffine, Step

ExecutorName = Literal["numpy", "compiled"]
EXECUTORS: tuple[ExecutorName, ...] = ("numpy", "compiled")

Work = Counter[str]
"""How many of what a step of training takes, forward, backward and update together.

``steps`` of the program; ``rounds``, the edges of the neuron with most of them in each sparse product, as
these are added up one by one; ``parameters``, which are updated. For every sample: ``products``, which are
multiplications in full matrices, ``loose`` edges of sparse ones, ``values`` of leaves and operations, and
values that pass an activation, by its key. And always one ``pass``: what even a step of nothing costs.
"""

# fmt: off
SECONDS: Mapping[str, tuple[float, float]] = {
    # one of        numpy      compiled
    "pass":        (1.134e-05, 1.544e-07),
    "steps":       (5.552e-06, 8.691e-09),
    "rounds":      (4.397e-06, 7.996e-09),
    "parameters":  (3.665e-09, 4.245e-09),
    "products":    (1.215e-10, 9.496e-10),
    "loose":       (1.166e-08, 1.349e-09),
    "values":      (2.000e-08, 2.000e-08),
    "linear":      (7.967e-09, 7.247e-09),
    "sigmoid":     (1.166e-08, 1.869e-08),
    "tanh":        (1.285e-08, 4.118e-08),
    "relu":        (1.404e-08, 5.391e-09),
    "leaky_relu":  (2.155e-08, 1.028e-08),
    "elu":         (2.971e-08, 2.116e-08),
    "softplus":    (4.986e-08, 5.268e-08),
    "gelu":        (1.877e-07, 1.823e-07),
    "silu":        (3.925e-08, 3.472e-08),
    "sine":        (5.356e-08, 4.381e-08),
}
# fmt: on


def work(program: Program, samples: int) -> Work:
    """Count it for batches of so many samples."""
    counted: Work = Counter({"pass": 1, "steps": len(program.steps), "parameters": program.parameters})
    for step in program.steps:
        counted.update(_work_of(step, samples))
    return counted


def estimate(program: Program, samples: int, executor: ExecutorName) -> float:
    """Seconds for a step of training with batches of so many samples."""
    column, other = EXECUTORS.index(executor), SECONDS["values"]
    counted = work(program, samples).items()
    return sum(count * SECONDS.get(name, other)[column] for name, count in counted)


def cheapest(program: Program, samples: int) -> ExecutorName:
    """The executor that takes less time."""
    return min(EXECUTORS, key=lambda name: estimate(program, samples, name))


def _work_of(step: Step, samples: int) -> dict[str, int]:
    if isinstance(step, Affine):
        return {"products": _length(step.weights) * samples}
    if isinstance(step, SparseAffine):
        lengths = np.diff(step.starts, append=len(step.sources))
        return {"rounds": int(lengths.max(initial=0)), "loose": len(step.sources) * samples}
    if isinstance(step, Apply):
        return {step.activation.key: _length(step.slots) * samples}
    return {"values": _length(step.targets if isinstance(step, Operate) else step.slots) * samples}


def _length(part: slice) -> int:
    return int(part.stop - part.start)
