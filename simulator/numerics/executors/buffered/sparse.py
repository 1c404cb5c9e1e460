"""Products with few edges among many nodes: no matrix, but one term w a for every edge.

Terms are added up in rounds. In the first round every neuron takes the first of its terms, in the second
its second, and so on; as the neurons with most terms stand first, each round adds to the first rows of a
buffer. On the way back the same is done with terms w delta for the sources. The rare node whose terms
outlast the rounds takes the rest of them in one product.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.numerics.array import Array, Indices
from simulator.numerics.executors.buffered.calls import BackCalls, Calls, touches_inputs
from simulator.numerics.executors.buffered.tables import Tables, Written
from simulator.numerics.program import SparseAffine

ROUNDS = 48
"""After these, what is left is of a few nodes only."""


@dataclass(frozen=True, slots=True, eq=False)
class Sums:
    """Which terms each owner adds up, and in which round."""

    owners: Indices
    """Every owner once, those with most terms first."""
    rounds: tuple[Indices, ...]
    """A round has one term of each of the first owners, in order."""
    rest: tuple[tuple[int, Indices], ...]
    """The place among the owners of one that has terms left, with these."""


def share_out(owner: Indices) -> Sums:
    """Plan the sums for terms of which each belongs to the node ``owner``."""
    owners, who, count = np.unique(owner, return_inverse=True, return_counts=True)
    most_first = np.argsort(-count, kind="stable")
    place = np.empty_like(most_first)
    place[most_first] = np.arange(len(owners))
    by_owner = np.argsort(who, kind="stable")
    turn = np.empty_like(by_owner)
    turn[by_owner] = np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count)
    order = np.lexsort((place[who], turn))
    rounds = np.split(order, np.searchsorted(turn[order], np.arange(1, count.max())))
    late = [np.flatnonzero((place[who] == p) & (turn >= ROUNDS)) for p in range((count > ROUNDS).sum())]
    return Sums(owners[most_first], tuple(rounds[:ROUNDS]), tuple(enumerate(late)))


def sparse(step: SparseAffine, tables: Tables) -> Calls:
    """The step's calls, bound to their tables."""
    product = _SparseProduct(step, tables)

    def bind_back(written: Written) -> BackCalls:
        written.first(step.sources)
        return BackCalls([product.backward])

    return Calls([product.forward], bind_back, touches_inputs(step.sources, tables))


class _SparseProduct:
    def __init__(self, step: SparseAffine, tables: Tables) -> None:
        self.a, self.all_delta, self.ones = tables.a, tables.delta, tables.ones
        self.z, self.delta = tables.z[step.targets], tables.delta[step.targets]
        self.weights, self.biases = tables.theta[step.weights], tables.theta[step.biases][:, np.newaxis]
        self.gradient, self.bias_gradient = tables.gradient[step.weights], tables.gradient[step.biases]
        self.source, self.row = step.sources, step.rows
        self.by_row, self.by_source = share_out(self.row), share_out(self.source)
        longest = max(len(self.by_row.owners), len(self.by_source.owners))
        self.terms, self.sums = np.zeros((2, longest, tables.samples))

    def forward(self) -> None:
        """z = W a + b."""
        sums = self._sum(self.by_row, self.a, self.source)
        self.z[self.by_row.owners] = sums
        self.z += self.biases

    def backward(self) -> None:
        """The gradient of weights and biases, and dL/da of the sources."""
        self.delta.dot(self.ones, self.bias_gradient)
        self._fill_gradient()
        self.all_delta[self.by_source.owners] += self._sum(self.by_source, self.delta, self.row)

    def _sum(self, plan: Sums, table: Array, read: Indices) -> Array:
        """For each owner the sum of weight times table[read] over its terms."""
        sums = self.sums[: len(plan.owners)]
        sums.fill(0)
        for terms in plan.rounds:
            product = self._taken(table, read[terms])
            product *= self.weights[terms, np.newaxis]
            sums[: len(terms)] += product
        for place, terms in plan.rest:
            sums[place] += self.weights[terms] @ table[read[terms]]
        return sums

    def _fill_gradient(self) -> None:
        """dL/dw = delta of the target times a of the source, summed over samples."""
        delta = self.delta[self.by_row.owners]
        for terms in self.by_row.rounds:
            a = self._taken(self.a, self.source[terms])
            self.gradient[terms] = np.vecdot(a, delta[: len(terms)])
        for place, terms in self.by_row.rest:
            self.gradient[terms] = self.a[self.source[terms]] @ delta[place]

    def _taken(self, table: Array, rows: Indices) -> Array:
        return np.take(table, rows, axis=0, out=self.terms[: len(rows)], mode="clip")
