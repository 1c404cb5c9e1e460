"""The terms of L, bound to the tables: what each makes of its outputs, and what it sends back to them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.numerics.array import Array
from simulator.numerics.executors.buffered.formula import calls_of
from simulator.numerics.executors.buffered.tables import Call, Part, Tables, Written, add_to, gathered, part
from simulator.numerics.losses import HEADS
from simulator.numerics.program import Program, Term


@dataclass(frozen=True, slots=True, eq=False)
class Measure:
    """A term that looks at one set of tables; ``sent`` is dL/da of its outputs, or dL/dz if it has a head."""

    term: Term
    factor: float
    sent: Array
    values: Array
    """Of every output and sample; all in one line, as ``ones``, by which they are summed."""
    ones: Array
    calls: list[Call]
    """From a or z and the coming y to ``sent`` and ``values``."""

    def value(self) -> float:
        """The term's part of L, after the calls."""
        return float(self.values.dot(self.ones)) * self.factor


def losses(program: Program, tables: Tables, y: Array) -> Array:
    """Of every sample its L as if it were alone, (samples,); y is (samples, outputs)."""
    total = np.zeros(tables.samples)
    for term in program.terms:
        table = _looked_at(term, tables)
        q = HEADS[term.loss.head](table[program.outputs[term.outputs]])
        total += term.loss.value(q, y.T[term.outputs]).sum(axis=0) * term.factor(1)
    return total


def measures(program: Program, tables: Tables, written: Written) -> tuple[list[Measure], list[Call]]:
    """The program's terms, ready to measure these tables, and what to call so that dL/da reaches delta.

    A term that is the first to write there fills delta itself. What a term with a head sends goes to dL/dz,
    which is later.
    """
    found, calls = [], []
    for term in program.terms:
        slots = part(program.outputs[term.outputs])
        buffer = np.zeros((len(term.outputs), tables.samples))
        if not term.loss.looks_at_z and written.first(slots):
            buffer = tables.delta[slots]
        elif not term.loss.looks_at_z:
            calls.append(add_to(tables.delta, slots, buffer))
        found.append(_measure(term, slots, tables, buffer))
    return found, calls


def _measure(term: Term, slots: Part, tables: Tables, sent: Array) -> Measure:
    loss, factor = term.loss, term.factor(tables.samples)
    targets, batch = part(term.outputs), tables.batch
    y, values = np.zeros((2, *sent.shape))

    def take() -> None:
        y[...] = batch.y[targets]

    def measure(looked_at: Array, y: Array) -> tuple[Array, Array]:
        q = HEADS[loss.head](looked_at)
        return loss.gradient(q, y, y.sum(axis=0)) * factor, loss.value(q, y)

    gather, looked_at = gathered(_looked_at(term, tables), slots)
    calls = [take, *gather, *calls_of(measure, [looked_at, y], [sent, values], tables.scratch)]
    flat = values.reshape(-1)
    return Measure(term, factor, sent, flat, np.ones_like(flat), calls)


def _looked_at(term: Term, tables: Tables) -> Array:
    return tables.z if term.loss.looks_at_z else tables.a
