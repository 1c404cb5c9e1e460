"""The program: a compiled drawing, as steps over one table of values.

Every node has a slot, a row of the tables ``z``, ``a`` and ``delta``, whose columns are samples. Inputs
have the first slots, in order. All weights, biases and values stand in one flat vector theta. What flows
back through an argument of an operation has a row in a table of its own. A program is data: it can be
printed, compared and run by any executor, and it never fails.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.numerics.activations import Activation
from simulator.numerics.arithmetic import Operation
from simulator.numerics.array import Indices
from simulator.numerics.losses import Convention, Loss


def span(part: slice) -> range:
    """The places that a slice of a step means, one by one; all of these have a start and a stop."""
    return range(part.start, part.stop)


@dataclass(frozen=True, slots=True, eq=False)
class Affine:
    """z[targets] = W a[sources] + b: neurons with the same sources are one matrix product."""

    targets: slice
    sources: slice | Indices
    weights: slice
    """Where W stands in theta, row by row: a row per target, a column per source."""
    biases: slice

    @property
    def shape(self) -> tuple[int, int]:
        """Of W: how many targets there are, and how many sources."""
        targets = len(span(self.targets))
        return targets, len(span(self.weights)) // targets

    @property
    def source_slots(self) -> Indices:
        """The sources one by one."""
        sources = self.sources
        return np.arange(sources.start, sources.stop) if isinstance(sources, slice) else sources

    @property
    def rows(self) -> Indices:
        """For every weight, which of the targets it feeds, counted from the first."""
        targets, sources = self.shape
        return np.repeat(np.arange(targets), sources)


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
    def lengths(self) -> Indices:
        """How many sources each of the targets has."""
        return np.diff(self.starts, append=len(self.sources))

    @property
    def rows(self) -> Indices:
        """For every weight, which of the targets it feeds, counted from the first."""
        return np.repeat(np.arange(len(self.starts)), self.lengths)


@dataclass(frozen=True, slots=True, eq=False)
class Apply:
    """a[slots] = activation(z[slots])."""

    activation: Activation
    slots: slice


@dataclass(frozen=True, slots=True, eq=False)
class Leaves:
    """a[slots] = theta[values], the same for every sample: variables and constants."""

    slots: slice
    values: slice


@dataclass(frozen=True, slots=True, eq=False)
class Operate:
    """a[targets] = operation(a[arguments[0]], ...): nodes of one operation, with one or two arguments."""

    operation: Operation
    targets: slice
    arguments: tuple[Indices, ...]
    """Of every argument, its slot for every target."""
    flows: slice
    """Rows of the table of flows: first arguments first, a row for each target."""


Step = Affine | SparseAffine | Apply | Leaves | Operate


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """A part of L: some outputs, measured together by one loss; ``weight`` is what it counts in the sum."""

    loss: Loss
    convention: Convention
    weight: float
    outputs: Indices
    """Which of the program's outputs, by their place among them; y has a column for each of these."""

    def factor(self, samples: int) -> float:
        """What the sum over samples and outputs is multiplied by."""
        return self.weight * self.convention.factor(samples)


@dataclass(frozen=True, slots=True, eq=False)
class Program:
    """The steps in order, the sizes of the tables, and what the outputs are measured by.

    L is the sum of the terms. Their conventions grow with the number of samples in the same way.
    """

    inputs: int
    slots: int
    parameters: int
    flows: int
    steps: tuple[Step, ...]
    outputs: Indices
    """The slot of every output, in order, whether a term measures it or not."""
    terms: tuple[Term, ...]
    ties: tuple[Indices, ...] = ()
    """Parameters that are one number: they start equal, and each has the gradient of all together."""

    def share(self, samples: int) -> float:
        """L of so many samples, over the sum of what each of them would be alone."""
        if not self.terms:
            return 1.0
        # All terms grow in the same way, so any of them tells.
        factor = self.terms[0].convention.factor
        return factor(samples) / factor(1)

    def used(self) -> NDArray[np.bool_]:
        """Of every slot, whether L depends on it."""
        used = np.zeros(self.slots, dtype=bool)
        for term in self.terms:
            used[self.outputs[term.outputs]] = True
        for step in reversed(self.steps):
            if isinstance(step, Operate):
                for slots in step.arguments:
                    used[slots[used[step.targets]]] = True
            elif isinstance(step, SparseAffine):
                used[step.sources[used[step.targets][step.rows]]] = True
            elif isinstance(step, Affine) and used[step.targets].any():
                used[step.sources] = True
        return used

    def __str__(self) -> str:
        return "\n".join(map(_line, self.steps))


def _line(step: Step) -> str:
    if isinstance(step, Apply):
        return f"a[{_range(step.slots)}] = {step.activation.key}(z[{_range(step.slots)}])"
    if isinstance(step, Leaves):
        return f"a[{_range(step.slots)}] = theta[{_range(step.values)}]"
    if isinstance(step, Operate):
        arguments = ", ".join(f"a{slots.tolist()}" for slots in step.arguments)
        return f"a[{_range(step.targets)}] = {step.operation.key}({arguments})"
    sources = _range(step.sources) if isinstance(step.sources, slice) else "..."
    product = "W" if isinstance(step, Affine) else "sparse W"
    weights = f"{product} = theta[{_range(step.weights)}], b = theta[{_range(step.biases)}]"
    return f"z[{_range(step.targets)}] = W a[{sources}] + b, {weights}"


def _range(part: slice) -> str:
    return f"{part.start}:{part.stop}"
