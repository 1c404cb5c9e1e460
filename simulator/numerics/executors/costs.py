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
    "pass":        (1.025e-04, 5.243e-07),
    "steps":       (5.851e-06, 5.122e-08),
    "rounds":      (2.950e-06, 5.215e-08),
    "parameters":  (1.048e-08, 1.156e-08),
    "products":    (2.383e-10, 1.451e-09),
    "loose":       (1.530e-08, 9.331e-10),
    "values":      (2.000e-08, 2.000e-08),
    "linear":      (0.000e+00, 1.570e-08),
    "sigmoid":     (1.676e-08, 2.531e-08),
    "tanh":        (0.000e+00, 4.965e-08),
    "relu":        (1.678e-08, 1.803e-08),
    "leaky_relu":  (6.158e-09, 1.494e-08),
    "elu":         (3.273e-08, 3.898e-08),
    "softplus":    (5.560e-08, 6.098e-08),
    "gelu":        (1.914e-07, 1.393e-07),
    "silu":        (4.073e-08, 6.642e-08),
    "sine":        (6.517e-08, 5.276e-08),
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
