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
    "pass":        (1.342e-05, 4.122e-07),
    "steps":       (4.483e-06, 5.545e-08),
    "rounds":      (2.176e-06, 0.000e+00),
    "parameters":  (2.536e-09, 2.060e-09),
    "products":    (1.417e-10, 1.355e-10),
    "loose":       (1.198e-08, 3.442e-10),
    "values":      (2.000e-08, 2.000e-08),
    "linear":      (4.921e-09, 1.242e-09),
    "sigmoid":     (7.292e-09, 2.670e-09),
    "tanh":        (6.948e-09, 4.109e-09),
    "relu":        (9.377e-09, 1.380e-09),
    "leaky_relu":  (1.328e-08, 3.282e-09),
    "elu":         (1.820e-08, 1.305e-08),
    "softplus":    (3.873e-08, 3.713e-08),
    "gelu":        (1.092e-07, 2.571e-08),
    "silu":        (1.242e-08, 6.371e-09),
    "sine":        (3.732e-08, 2.937e-08),
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
