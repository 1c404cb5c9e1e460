"""Binding: every step of a program becomes calls without arguments, on tables for so many samples."""

from __future__ import annotations

from functools import partial

import numpy as np

from simulator.numerics.array import Array, Indices
from simulator.numerics.executors.dense import Calls, affine, masked
from simulator.numerics.executors.elementary import leaves, operate
from simulator.numerics.executors.formula import calls_of
from simulator.numerics.executors.measuring import Measure, measures
from simulator.numerics.executors.sparse import sparse
from simulator.numerics.executors.tables import Call, Sent, Tables, add_to, part
from simulator.numerics.program import Affine, Apply, Leaves, Operate, Program, SparseAffine, Step

FULL = 32
"""Neurons with each their own sources get a full matrix unless that has so many times more entries."""


class Bound:
    """A program bound to its tables: lists of calls for a pass forward, and for one backward.

    ``learning`` is both in one, without what only looks ask for: inputs are told no delta, and have no values
    in the table unless a step reads them there.
    """

    def __init__(self, program: Program, tables: Tables) -> None:
        self.tables = tables
        self._program = program
        self._used = program.used()
        self._sent = Sent(program.slots)
        self.measures, send = measures(program, tables, self._sent)
        self.sums = tables.z[program.inputs :].reshape(-1)
        """z of all that is no input, in one line."""
        steps = [self._calls(step) for step in reversed(program.steps)]
        reads_table = any(calls.reads_table for calls in steps)
        zeroes = [
            self._sent.zeroes(tables.delta, after) for after in (0, 0 if reads_table else program.inputs)
        ]
        measuring = [call for measure in self.measures for call in measure.calls] + send
        tie = [partial(_add_up, tables.gradient, tied) for tied in program.ties]
        self.forward: list[Call] = [call for calls in reversed(steps) for call in calls.forward]
        back = [call for calls in steps for call in calls.backward]
        all_back = [call for calls in steps for call in (*calls.backward, *calls.to_inputs)]
        self.backward: list[Call] = [*zeroes[0], *measuring, *all_back, *tie]
        fill: list[Call] = [self.fill] if reads_table else []
        self.learning: list[Call] = [*fill, *self.forward, *zeroes[1], *measuring, *back, *tie]

    def fill(self) -> None:
        """Put the values of inputs into the table."""
        self.tables.a[: self.tables.inputs] = self.tables.coming.x

    def loss(self) -> float:
        """L, after a pass backward."""
        total = 0.0
        for measure in self.measures:
            total += measure.value()
        return total

    def _calls(self, step: Step) -> Calls:
        tables, sent = self.tables, self._sent
        if isinstance(step, Apply):
            return self._apply(step)
        if isinstance(step, Leaves):
            return leaves(step, tables)
        if isinstance(step, Operate):
            return operate(step, tables, sent, np.flatnonzero(~self._used[step.targets]))
        if isinstance(step, Affine):
            return affine(step, tables, sent)
        return masked(step, tables, sent) if _nearly_full(step) else sparse(step, tables, sent)

    def _apply(self, step: Apply) -> Calls:
        """Forward the function; backward dL/dz = dL/da times the derivative, and what a head adds to z."""
        z, a, delta = self.tables.z[step.slots], self.tables.a[step.slots], self.tables.delta[step.slots]
        function, derivative, scratch = (
            step.activation.function,
            step.activation.derivative,
            self.tables.scratch,
        )
        forward = calls_of(function, [z], [a], scratch)
        # Where nothing was sent to any of them, dL/da is 0, and remains so.
        still = step.activation.key == "linear" or bool(self._sent.untouched[step.slots].all())
        back = (
            [] if still else calls_of(lambda d, z, a: d * derivative(z, a), [delta, z, a], [delta], scratch)
        )
        heads = [call for measure in self.measures for call in self._from_head(step, measure)]
        return Calls(forward, [*back, *heads])

    def _from_head(self, step: Apply, measure: Measure) -> list[Call]:
        """What a loss sends to z, not a."""
        outputs = self._program.outputs[measure.term.outputs]
        inside = (step.slots.start <= outputs) & (outputs < step.slots.stop)
        if measure.term.loss.head == "none" or not inside.any():
            return []
        slots, rows = part(outputs[inside]), np.flatnonzero(inside)
        delta = self.tables.delta
        if self._sent.first(slots):
            return [partial(np.take, measure.sent, rows, 0, delta[slots], "clip")]
        return [add_to(delta, slots, measure.sent, part(rows))]


def _add_up(gradient: Array, tied: Indices) -> None:
    gradient[tied] = gradient[tied].sum()


def _nearly_full(step: SparseAffine) -> bool:
    return len(step.starts) * len(np.unique(step.sources)) <= FULL * len(step.sources)
