"""Looks at L around one theta: its value with one parameter moved, and on which sides of all kinks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulator.model.network import Network
from simulator.numerics.array import Indices
from simulator.numerics.executors.plain import Made, Numbers, forward, parts
from simulator.numerics.program import Apply, Operate, Program

Sides = NDArray[np.bool_]


class Look(NamedTuple):
    """One evaluation."""

    parts: Numbers
    """What every output of every sample adds to L."""
    sides: Sides
    """(kinks, samples): whether a number is above its kink."""

    @property
    def value(self) -> float:
        """L."""
        return float(self.parts.sum())


class Looks:
    """In the numbers that theta has: float64, or float32 for seeing what fewer digits do."""

    def __init__(self, network: Network, theta: Numbers, x: Numbers, y: Numbers) -> None:
        self.program = network.program
        self.theta = theta.copy()
        self.x, self.y = x.astype(theta.dtype), y.astype(theta.dtype)
        self._moved = theta.copy()
        self._tied = {index: tied for tied in self.program.ties for index in tied.tolist()}
        self._owners = _owners(network)

    def at(self, index: int, step: float) -> Look:
        """With one parameter, and those it is tied with, a step away."""
        place = self._tied.get(index, index)
        self._moved[place] = self.theta[place] + self.theta.dtype.type(step)
        made = forward(self.program, self._moved, self.x)
        self._moved[place] = self.theta[place]
        return Look(parts(self.program, made, self.y), _sides(self.program, made, self.y))

    def crossed(self, sides: list[Sides]) -> tuple[str, ...] | None:
        """The nodes at whose kinks not all of these are on one side; ``None`` if there are none."""
        rows = np.logical_or.reduce([(sides[0] != other).any(axis=1) for other in sides[1:]])
        if not rows.any():
            return None
        numbered = self._kink_slots()[rows]
        return tuple(dict.fromkeys(self._owners[slot] for slot in numbered.tolist() if slot in self._owners))

    def _kink_slots(self) -> Indices:
        """The slot of every row of sides."""
        nothing = Made(*np.zeros((2, self.program.slots, 1)))
        found = [slots for slots, _ in _kinks(self.program, nothing, np.zeros((1, self.y.shape[1])))]
        return np.concatenate(found)


def _sides(program: Program, made: Made, y: Numbers) -> Sides:
    found = [numbers > 0 for _, numbers in _kinks(program, made, y)]
    return np.concatenate(found) if found else np.zeros((0, len(y)), dtype=np.bool_)


def _kinks(program: Program, made: Made, y: Numbers) -> Iterator[tuple[Indices, Numbers]]:
    """Numbers that change their sign where a derivative jumps, with the slots they are of."""
    numbered = np.arange(program.slots)
    for step in program.steps:
        if isinstance(step, Apply):
            yield from ((numbered[step.slots], made.z[step.slots] - kink) for kink in step.activation.kinks)
        elif isinstance(step, Operate) and step.operation.kink:
            yield numbered[step.targets], step.operation.kink(*[made.a[slots] for slots in step.arguments])
    for term in program.terms:
        slots = program.outputs[term.outputs]
        errors = made.a[slots] - y.T[term.outputs]
        yield from ((slots, errors - kink) for kink in term.loss.kinks)


def _owners(network: Network) -> Mapping[int, str]:
    """The node of every slot; a result on the way to a node belongs to it."""
    found = {slot: id for id, slot in network.slot.items()}
    for step in reversed(network.program.steps):
        if isinstance(step, Operate):
            for slots in step.arguments:
                for place, slot in enumerate(slots.tolist()):
                    found.setdefault(slot, found.get(step.targets.start + place, ""))
    return found
