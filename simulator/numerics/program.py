"""The program: a compiled network, as steps over one table of values.

Every node has a slot, a row of the tables ``z``, ``a`` and ``delta``, whose columns are samples. Inputs
have the first slots, in order. All weights and biases stand in one flat vector theta. A program is data:
it can be printed, compared and run by any executor, and it never fails.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.numerics.activations import Activation
from simulator.numerics.array import Indices
from simulator.numerics.losses import Convention, Loss


@dataclass(frozen=True, slots=True, eq=False)
class Affine:
    """z[targets] = W a[sources] + b: neurons with the same sources are one matrix product."""

    targets: slice
    sources: slice | Indices
    weights: slice
    """Where W stands in theta, row by row: a row per target, a column per source."""
    biases: slice


@dataclass(frozen=True, slots=True, eq=False)
class SparseAffine:
    """The same for neurons that have each their own sources, at least one."""

    targets: slice
    sources: Indices
    """The source of every weight."""
    starts: Indices
    """Where the weights of each target begin, counted from the first weight."""
    weights: slice
    biases: slice

    @property
    def rows(self) -> Indices:
        """For every weight, which of the targets it feeds, counted from the first."""
        lengths = np.diff(self.starts, append=len(self.sources))
        return np.repeat(np.arange(len(self.starts)), lengths)


@dataclass(frozen=True, slots=True, eq=False)
class Apply:
    """a[slots] = activation(z[slots])."""

    activation: Activation
    slots: slice


Step = Affine | SparseAffine | Apply


@dataclass(frozen=True, slots=True, eq=False)
class Program:
    """The steps in order, the sizes of the tables, and what the outputs are measured by."""

    inputs: int
    slots: int
    parameters: int
    steps: tuple[Step, ...]
    outputs: Indices
    """The slot of every output, in order."""
    loss: Loss
    convention: Convention

    def __str__(self) -> str:
        return "\n".join(map(_line, self.steps))


def _line(step: Step) -> str:
    if isinstance(step, Apply):
        return f"a[{_range(step.slots)}] = {step.activation.key}(z[{_range(step.slots)}])"
    sources = _range(step.sources) if isinstance(step.sources, slice) else "..."
    product = "W" if isinstance(step, Affine) else "sparse W"
    weights = f"{product} = theta[{_range(step.weights)}], b = theta[{_range(step.biases)}]"
    return f"z[{_range(step.targets)}] = W a[{sources}] + b, {weights}"


def _range(part: slice) -> str:
    return f"{part.start}:{part.stop}"
