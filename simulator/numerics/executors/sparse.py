"""Products with few edges among many nodes: one term per edge and sample, summed where terms meet.

Forward   the terms w a, summed per target.
Backward  dL/dw = delta a summed over samples;  the terms w delta, summed per source.
Terms are made for some samples at a time, so that they stay in the processor's cache.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from simulator.numerics.array import Array, Indices
from simulator.numerics.executors.dense import Calls
from simulator.numerics.executors.tables import Tables
from simulator.numerics.program import SparseAffine

TERMS = 1 << 16
"""How many terms are made at a time, about."""


def sparse(step: SparseAffine, tables: Tables) -> Calls:
    """The step's calls, bound to their tables."""
    product = SparseProduct(step, tables)
    return Calls([product.forward], [product.backward])


class SparseProduct:
    """Edges sorted by target for the way forward, and by source for the way back."""

    def __init__(self, step: SparseAffine, tables: Tables) -> None:
        self.step, self.tables = step, tables
        self.rows = step.rows
        self.by_source = np.argsort(step.sources, kind="stable")
        self.reached, self.source_starts = np.unique(step.sources[self.by_source], return_index=True)
        width = max(1, min(tables.samples, TERMS // len(step.sources)))
        self.terms, self.others = np.zeros((2, len(step.sources), width))

    def forward(self) -> None:
        """z = W a + b."""
        step, tables = self.step, self.tables
        weights = tables.theta[step.weights][:, np.newaxis]
        for samples, terms, _ in self._pieces():
            _take(tables.a[:, samples], step.sources, terms)
            terms *= weights
            np.add.reduceat(terms, step.starts, axis=0, out=tables.z[step.targets, samples])
        tables.z[step.targets] += tables.theta[step.biases][:, np.newaxis]

    def backward(self) -> None:
        """The gradient of weights and biases, and dL/da of the sources."""
        step, tables = self.step, self.tables
        delta = tables.delta[step.targets]
        np.dot(delta, tables.ones, tables.gradient[step.biases])
        gradient = tables.gradient[step.weights]
        gradient.fill(0)
        for samples, terms, others in self._pieces():
            _take(tables.a[:, samples], step.sources, terms)
            _take(delta[:, samples], self.rows, others)
            gradient += np.einsum("ij,ij->i", terms, others)
            others *= tables.theta[step.weights][:, np.newaxis]
            _take(others, self.by_source, terms)
            tables.delta[self.reached, samples] += np.add.reduceat(terms, self.source_starts, axis=0)

    def _pieces(self) -> Iterator[tuple[slice, Array, Array]]:
        samples, width = self.tables.samples, self.terms.shape[1]
        for start in range(0, samples, width):
            count = min(width, samples - start)
            yield slice(start, start + count), self.terms[:, :count], self.others[:, :count]


def _take(table: Array, rows: Indices, out: Array) -> None:
    np.take(table, rows, axis=0, out=out, mode="clip")
