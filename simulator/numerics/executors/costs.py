"""Costs: how long each executor takes for a step of training, so that the faster one can be chosen.

Each figure is seconds for one of something, fitted to measurements by ``python -m tests.benchmarks
fit_costs``, which writes the table below. Only which of two estimates is smaller counts, and machines agree
on that better than on seconds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Literal

from simulator.numerics.executors.buffered.sparse import ROUNDS
from simulator.numerics.program import Affine, Apply, Operate, Program, SparseAffine, Step, span

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
    "pass":        (1.562e-05, 1.198e-07),
    "steps":       (5.019e-06, 7.273e-08),
    "rounds":      (2.376e-06, 0.000e+00),
    "parameters":  (2.194e-09, 2.165e-09),
    "products":    (1.852e-10, 1.441e-10),
    "loose":       (1.098e-08, 4.853e-10),
    "nodes":       (8.180e-07, 0.000e+00),
    "values":      (1.662e-08, 5.033e-09),
    "linear":      (1.220e-09, 2.006e-10),
    "sigmoid":     (4.982e-09, 2.993e-09),
    "tanh":        (6.638e-09, 5.118e-09),
    "relu":        (1.152e-08, 1.489e-09),
    "leaky_relu":  (1.079e-08, 3.568e-10),
    "elu":         (2.243e-08, 9.703e-09),
    "softplus":    (3.644e-08, 1.005e-08),
    "gelu":        (9.877e-08, 2.872e-08),
    "silu":        (1.363e-08, 8.292e-09),
    "sine":        (3.076e-08, 3.182e-08),
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
        targets, sources = step.shape
        return {"products": targets * sources * samples}
    if isinstance(step, SparseAffine):
        rounds = min(int(step.lengths.max(initial=0)), ROUNDS)
        return {"rounds": rounds, "loose": len(step.sources) * samples}
    if isinstance(step, Apply):
        return {step.activation.key: len(span(step.slots)) * samples}
    nodes = len(span(step.targets if isinstance(step, Operate) else step.slots))
    return {"nodes": nodes, "values": nodes * samples}
