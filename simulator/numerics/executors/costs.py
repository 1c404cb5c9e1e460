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
    "pass":        (3.599e-05, 4.333e-07),
    "steps":       (4.391e-06, 1.685e-08),
    "rounds":      (3.300e-06, 0.000e+00),
    "parameters":  (2.118e-09, 3.849e-09),
    "products":    (2.300e-10, 8.590e-10),
    "loose":       (1.527e-08, 1.600e-09),
    "values":      (2.000e-08, 2.000e-08),
    "linear":      (0.000e+00, 5.799e-09),
    "sigmoid":     (7.102e-09, 5.710e-09),
    "tanh":        (0.000e+00, 6.236e-09),
    "relu":        (7.692e-09, 2.117e-09),
    "leaky_relu":  (1.230e-08, 7.071e-09),
    "elu":         (2.703e-08, 2.331e-08),
    "softplus":    (3.869e-08, 4.211e-08),
    "gelu":        (1.264e-07, 2.990e-08),
    "silu":        (1.523e-08, 1.168e-08),
    "sine":        (3.100e-08, 3.269e-08),
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
