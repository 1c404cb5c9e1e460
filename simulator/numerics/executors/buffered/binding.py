"""Binding: every step of a program becomes calls without arguments, on tables for so many samples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np
from numpy.typing import NDArray

from simulator.numerics.array import Array, Indices
from simulator.numerics.executors.buffered.calls import BackCalls, Calls
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
class Passes:
    """The calls that lead to a gradient, one after the other."""

    backward: list[Call]
    """A pass backward that tells everything."""
    step: list[Call]
    """Forward and backward without what only looks ask for: inputs are told no delta, and have no values in
    the table unless a step reads them there."""
    measures: list[Measure]

    def loss(self) -> float:
        """L, after a pass backward."""
        total = 0.0
        for measure in self.measures:
            total += measure.value()
        return total


class Bound:
    """A program bound to its tables: calls for a pass forward and, when first asked for, for a gradient."""

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
    def passes(self) -> Passes:
        """What leads to a gradient: looks that only go forward, which most do, need not wait for it."""
        program, delta = self._program, self.tables.delta
        written = Written(program.slots)
        found, send = measures(program, self.tables, written)
        measuring = [call for measure in found for call in measure.calls] + send
        steps = self._bound_back(found, written)
        to_parameters = [call for back in steps for call in back.calls]
        to_all = [call for back in steps for call in (*back.calls, *back.to_inputs)]
        ends = self._ends()
        reads_table = any(calls.reads_table for calls in self._steps)
        zeroes = written.zeroes(delta, after=0)
        needed_zeroes = zeroes if reads_table else written.zeroes(delta, after=program.inputs)
        fill = [self.fill] if reads_table else []
        return Passes(
            backward=[*zeroes, *measuring, *to_all, *ends],
            step=[*fill, *self.forward, *needed_zeroes, *measuring, *to_parameters, *ends],
            measures=found,
        )

    def _bound_back(self, found: list[Measure], written: Written) -> list[BackCalls]:
        """Of every step, the last one first, as that is the first to write."""
        bound: list[BackCalls] = []
        for step, calls in zip(reversed(self._program.steps), reversed(self._steps), strict=True):
            back = calls.bind_back(written)
            if isinstance(step, Apply):
                heads = _from_heads(self._program, step, found, self.tables.delta, written)
                back = back._replace(calls=[*back.calls, *heads])
            bound.append(back)
        return bound

    def _ends(self) -> list[Call]:
        """What is left to do with the gradient when all steps have written theirs."""
        gradient = self.tables.gradient
        ends: list[Call] = [partial(_add_up, gradient, tied) for tied in self._program.ties]
        idle = _idle(self._program, self._used)
        return [partial(gradient.__setitem__, idle, 0.0), *ends] if len(idle) else ends


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

    def bind_back(written: Written) -> BackCalls:
        # Where nothing was sent to any of them, dL/da is 0, and remains so.
        if step.activation.key == "linear" or written.untouched[step.slots].all():
            return BackCalls([])
        stop = [partial(delta.__setitem__, unused, 0.0)] if len(unused) else []
        calls = calls_of(lambda d, z, a: d * derivative(z, a), [delta, z, a], [delta], scratch)
        return BackCalls([*calls, *stop])

    return Calls(calls_of(function, [z], [a], scratch), bind_back)


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
