"""Binding: every step of a program becomes calls without arguments, on tables for so many samples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np
from numpy.typing import NDArray

from simulator.numerics.array import Array, Indices
from simulator.numerics.executors.buffered.calls import Back, Calls
from simulator.numerics.executors.buffered.dense import affine, masked
from simulator.numerics.executors.buffered.elementary import leaves, operate
from simulator.numerics.executors.buffered.formula import calls_of
from simulator.numerics.executors.buffered.measuring import Measure, measures
from simulator.numerics.executors.buffered.sparse import sparse
from simulator.numerics.executors.buffered.tables import Call, Tables, Written, add_to, part
from simulator.numerics.program import Affine, Apply, Leaves, Operate, Program, SparseAffine, Step

FULL = 32
"""Neurons with each their own sources get a full matrix unless that has so many times more entries."""


@dataclass(frozen=True, slots=True, eq=False)
class Backward:
    """Calls for a pass backward that tells everything, and for a whole step without what only looks ask for:
    there inputs are told no delta, and have no values in the table unless a step reads them there."""

    backward: list[Call]
    step: list[Call]
    measures: list[Measure]

    def loss(self) -> float:
        """L, after a pass backward."""
        total = 0.0
        for measure in self.measures:
            total += measure.value()
        return total


class Bound:
    """A program bound to its tables: calls for a pass forward and, when first asked for, backward."""

    def __init__(self, program: Program, tables: Tables) -> None:
        self.tables = tables
        self._program = program
        used = self._used = program.used()
        judged = part(program.inputs + np.flatnonzero(used[program.inputs :]))
        self._sums = tables.z[judged].reshape(-1) if isinstance(judged, slice) else None
        self._judged = judged
        self._steps = [_calls(step, tables, used) for step in program.steps]
        self.forward: list[Call] = [call for calls in self._steps for call in calls.forward]

    @property
    def sums(self) -> Array:
        """z of all that L depends on, inputs aside, in one line."""
        return self.tables.z[self._judged].reshape(-1) if self._sums is None else self._sums

    def fill(self) -> None:
        """Put the values of inputs into the table."""
        self.tables.a[: self.tables.inputs] = self.tables.batch.x

    @cached_property
    def back(self) -> Backward:
        """What goes backward: looks that only go forward, which most do, need not wait for it."""
        program, tables = self._program, self.tables
        written = Written(program.slots)
        found, send = measures(program, tables, written)
        steps: list[Back] = []
        for step, calls in zip(reversed(program.steps), reversed(self._steps), strict=True):
            back = calls.back(written)
            if isinstance(step, Apply):
                heads = _from_heads(program, step, found, tables.delta, written)
                back = back._replace(calls=[*back.calls, *heads])
            steps.append(back)
        reads_table = any(calls.reads_table for calls in self._steps)
        every, needed = (
            written.zeroes(tables.delta, after) for after in (0, 0 if reads_table else program.inputs)
        )
        measuring = [call for measure in found for call in measure.calls] + send
        gradients = [call for back in steps for call in back.calls]
        all_back = [call for back in steps for call in (*back.calls, *back.to_inputs)]
        ends = [partial(_add_up, tables.gradient, tied) for tied in program.ties]
        idle = _idle(program, self._used)
        if len(idle):
            ends.insert(0, partial(tables.gradient.__setitem__, idle, 0.0))
        fill = [self.fill] if reads_table else []
        return Backward(
            [*every, *measuring, *all_back, *ends],
            [*fill, *self.forward, *needed, *measuring, *gradients, *ends],
            found,
        )


def _calls(step: Step, tables: Tables, used: NDArray[np.bool_]) -> Calls:
    if isinstance(step, Apply):
        return _apply(step, tables, np.flatnonzero(~used[step.slots]))
    if isinstance(step, Leaves):
        return leaves(step, tables)
    if isinstance(step, Operate):
        return operate(step, tables, np.flatnonzero(~used[step.targets]))
    if isinstance(step, Affine):
        return affine(step, tables)
    return masked(step, tables) if _nearly_full(step) else sparse(step, tables)


def _apply(step: Apply, tables: Tables, unused: Indices) -> Calls:
    """Forward the function; backward dL/dz = dL/da times the derivative, which may be no number of an unused
    one."""
    z, a, delta = tables.z[step.slots], tables.a[step.slots], tables.delta[step.slots]
    function, derivative, scratch = step.activation.function, step.activation.derivative, tables.scratch

    def back(written: Written) -> Back:
        # Where nothing was sent to any of them, dL/da is 0, and remains so.
        if step.activation.key == "linear" or written.untouched[step.slots].all():
            return Back([])
        stop = [partial(delta.__setitem__, unused, 0.0)] if len(unused) else []
        return Back([*calls_of(lambda d, z, a: d * derivative(z, a), [delta, z, a], [delta], scratch), *stop])

    return Calls(calls_of(function, [z], [a], scratch), back)


def _from_heads(
    program: Program, step: Apply, found: list[Measure], delta: Array, written: Written
) -> Iterator[Call]:
    """What losses with a head send to z, not a."""
    for measure in found:
        outputs = program.outputs[measure.term.outputs]
        inside = (step.slots.start <= outputs) & (outputs < step.slots.stop)
        if not (measure.term.loss.looks_at_z and inside.any()):
            continue
        slots, rows = part(outputs[inside]), np.flatnonzero(inside)
        if written.first(slots):
            yield partial(np.take, measure.sent, rows, 0, delta[slots], "clip")
        else:
            yield add_to(delta, slots, measure.sent, part(rows))


def _idle(program: Program, used: NDArray[np.bool_]) -> Indices:
    """Weights and biases of neurons that L does not depend on; a source may be no number there."""
    places = [np.empty(0, dtype=np.intp)]
    for step in program.steps:
        if isinstance(step, Affine | SparseAffine):
            idle, weights = ~used[step.targets], np.arange(step.weights.start, step.weights.stop)
            places += [weights[idle[step.rows]], step.biases.start + np.flatnonzero(idle)]
    return np.concatenate(places)


def _add_up(gradient: Array, tied: Indices) -> None:
    gradient[tied] = gradient[tied].sum()


def _nearly_full(step: SparseAffine) -> bool:
    return len(step.starts) * len(np.unique(step.sources)) <= FULL * len(step.sources)
