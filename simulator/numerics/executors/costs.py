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

from simulator.numerics.executors.buffered.sparse import ROUNDS
from simulator.numerics.program import Affine, Apply, Operate, Program, SparseAffine, Step

ExecutorName = Literal["numpy", "compiled"]
EXECUTORS: tuple[ExecutorName, ...] = ("numpy", "compiled")

Work = Counter[str]
"""How many of what a step of training takes, forward, backward and update together.

``steps`` of the program; ``rounds``, the edges of the neuron with most of them in each sparse product, as
these are added up one by one, but for the last of very many; ``nodes``, which are leaves and operations;
``parameters``, which are updated. For every sample: ``products``, which are multiplications in full matrices,
``loose`` edges of sparse ones, ``values`` of leaves and operations, and values that pass an activation,
by its key. And always one ``pass``: what even a step of nothing costs.
"""

# fmt: off
SECONDS: Mapping[str, tuple[float, float]] = {
    # one of        numpy      compiled
    "pass":        (1.658e-05, 3.038e-07),
    "steps":       (7.092e-06, 5.807e-08),
    "rounds":      (1.111e-06, 0.000e+00),
    "parameters":  (2.637e-09, 2.325e-09),
    "products":    (1.631e-10, 1.475e-10),
    "loose":       (1.518e-08, 6.053e-10),
    "nodes":       (0.000e+00, 0.000e+00),
    "values":      (2.000e-08, 2.000e-08),
    "linear":      (8.526e-09, 3.240e-09),
    "sigmoid":     (1.051e-08, 5.745e-09),
    "tanh":        (4.941e-09, 3.962e-09),
    "relu":        (1.004e-08, 1.593e-09),
    "leaky_relu":  (2.710e-08, 5.103e-09),
    "elu":         (2.349e-08, 8.905e-09),
    "softplus":    (3.466e-08, 9.229e-09),
    "gelu":        (1.384e-07, 3.431e-08),
    "silu":        (1.501e-08, 7.440e-09),
    "sine":        (3.509e-08, 3.176e-08),
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
        rounds = min(int(lengths.max(initial=0)), ROUNDS)
        return {"rounds": rounds, "loose": len(step.sources) * samples}
    if isinstance(step, Apply):
        return {step.activation.key: _length(step.slots) * samples}
    nodes = _length(step.targets if isinstance(step, Operate) else step.slots)
    return {"nodes": nodes, "values": nodes * samples}


def _length(part: slice) -> int:
    return int(part.stop - part.start)
