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
    "pass":        (0.000e+00, 1.289e-07),
    "steps":       (7.861e-06, 9.451e-08),
    "rounds":      (2.757e-06, 3.626e-09),
    "parameters":  (2.595e-09, 2.179e-09),
    "products":    (1.587e-10, 1.493e-10),
    "loose":       (1.465e-08, 4.374e-10),
    "values":      (2.000e-08, 2.000e-08),
    "linear":      (5.446e-09, 1.800e-09),
    "sigmoid":     (1.087e-08, 5.317e-09),
    "tanh":        (1.200e-08, 6.633e-09),
    "relu":        (2.020e-08, 4.850e-09),
    "leaky_relu":  (2.337e-08, 5.399e-09),
    "elu":         (2.110e-08, 1.535e-08),
    "softplus":    (4.373e-08, 4.061e-08),
    "gelu":        (1.199e-07, 2.618e-08),
    "silu":        (1.577e-08, 6.871e-09),
    "sine":        (3.447e-08, 3.262e-08),
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
