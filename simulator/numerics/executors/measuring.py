"""The terms of L, bound to the tables: what each makes of its outputs, and what it sends back to them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.numerics.array import Array, Indices
from simulator.numerics.executors.tables import Call, Part, Tables, part
from simulator.numerics.losses import HEADS
from simulator.numerics.program import Program, Term


@dataclass(frozen=True, slots=True, eq=False)
class Measure:
    """A term that looks at one set of tables; ``sent`` is dL/da of its outputs, or dL/dz if it has a head."""

    term: Term
    table: Array
    slots: Part
    """Of the term's outputs."""
    targets: Part
    """Their columns of y."""
    factor: float
    sent: Array

    def begin(self, y: Array) -> float:
        """Measure against targets y, (outputs, samples): fill ``sent`` and answer the term's part of L."""
        loss, q, wanted = self.term.loss, self._q(), y[self.targets]
        np.multiply(loss.gradient(q, wanted, wanted.sum(axis=0)), self.factor, self.sent)
        return float(loss.value(q, wanted).sum()) * self.factor

    def losses(self, y: Array) -> Array:
        """Of every sample, its term as if it were alone, (samples,)."""
        values: Array = self.term.loss.value(self._q(), y[self.targets]).sum(axis=0)
        return values * self.term.factor(1)

    def _q(self) -> Array:
        return HEADS[self.term.loss.head](self.table[self.slots])


def measures(program: Program, tables: Tables) -> list[Measure]:
    """The program's terms, ready to measure these tables."""
    return [_measure(term, program.outputs[term.outputs], tables) for term in program.terms]


def _measure(term: Term, slots: Indices, tables: Tables) -> Measure:
    table = tables.a if term.loss.head == "none" else tables.z
    sent = np.zeros((len(slots), tables.samples))
    return Measure(term, table, part(slots), part(term.outputs), term.factor(tables.samples), sent)


def sender(measure: Measure, delta: Array) -> Call:
    """delta[outputs] += what the term sends; outputs of one term are all different."""
    slots, sent = measure.slots, measure.sent

    def send() -> None:
        delta[slots] += sent

    return send
