"""Lowering: ranks of nodes become steps over the table of values.

Inside a rank, neurons with the same sources stand next to each other and share one matrix product; the
rest, where each neuron has its own sources, share one sparse product. Within such a block they are sorted
by activation, so that each activation is applied to few long slices. Operations of one key share one step.
In which order records came into the drawing does not matter: opening a file, or undoing, changes no bit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

import numpy as np

from simulator.drawing.drawing import in_order
from simulator.drawing.records import Edge, Node
from simulator.model.arguments import Application, applications
from simulator.model.binding import from_top
from simulator.model.kinds import NEURONS
from simulator.numerics.activations import activation
from simulator.numerics.arithmetic import Operation
from simulator.numerics.array import Indices
from simulator.numerics.program import Affine, Apply, Leaves, Operate, SparseAffine, Step

FEW = 3
"""Blocks of a rank that get a product each, however small they are."""

TALL = 8
"""Neurons from which a block gets a product of its own in any case."""


@dataclass(frozen=True, slots=True)
class Row:
    """A neuron with the slots of its sources in ascending order, and the edges from them."""

    node: Node
    sources: tuple[int, ...]
    edges: tuple[str, ...]


@dataclass(slots=True)
class Lowering:
    """What has been lowered so far; grows rank by rank."""

    slot: dict[str, int] = field(default_factory=dict)
    slots: int = 0
    """Counts also those of results on the way, which belong to no node alone."""
    parameter: dict[str, int] = field(default_factory=dict)
    flow: dict[str, int] = field(default_factory=dict)
    flows: int = 0
    steps: list[Step] = field(default_factory=list)

    def add_inputs(self, ids: Sequence[str]) -> None:
        """They have the first slots."""
        self._number(ids)

    def add_leaves(self, ids: Sequence[str]) -> None:
        """Slots and values for variables and constants."""
        if ids:
            self.steps.append(Leaves(self._number(ids), _extend(self.parameter, ids)))

    def add_rank(self, nodes: Sequence[Node], incoming: Mapping[str, Sequence[Edge]]) -> None:
        """Give slots, parameters and steps to nodes whose sources all have their slots already."""
        neurons = [node for node in nodes if node.kind in NEURONS]
        self._add_neurons([self._row(node, incoming[node.id]) for node in neurons])
        operations = in_order(node for node in nodes if node.kind not in NEURONS)
        for group in applications(operations, incoming):
            self._operate(group)

    def _add_neurons(self, rows: Sequence[Row]) -> None:
        start = self.slots
        dense, loose = _blocks(rows)
        for block in dense:
            self._add_dense(block)
        if loose:
            self._add_loose(loose)
        self._add_activations([row.node for row in (*(r for rows in dense for r in rows), *loose)], start)

    def _row(self, node: Node, edges: Sequence[Edge]) -> Row:
        slots = [self.slot[edge.source] for edge in edges]
        order = sorted(range(len(slots)), key=slots.__getitem__)
        ids = [edges[place].id for place in order]
        return Row(node, tuple([slots[place] for place in order]), tuple(ids))

    def _add_dense(self, rows: Sequence[Row]) -> None:
        targets, weights, biases = self._place(rows)
        self.steps.append(Affine(targets, _neighbors(rows[0].sources), weights, biases))

    def _add_loose(self, rows: Sequence[Row]) -> None:
        targets, weights, biases = self._place(rows)
        sources = np.array([slot for row in rows for slot in row.sources], dtype=np.intp)
        starts = np.cumsum([0, *(len(row.sources) for row in rows[:-1])], dtype=np.intp)
        self.steps.append(SparseAffine(targets, sources, starts, weights, biases))

    def _place(self, rows: Sequence[Row]) -> tuple[slice, slice, slice]:
        """The next slots for these neurons; their weights, row by row, then their biases in theta."""
        targets = self._number([row.node.id for row in rows])
        weights = _extend(self.parameter, [id for row in rows for id in row.edges])
        return targets, weights, _extend(self.parameter, [row.node.id for row in rows])

    def _add_activations(self, nodes: Sequence[Node], start: int) -> None:
        for key, run in groupby(nodes, lambda node: node.activation):
            stop = start + len(list(run))
            self.steps.append(Apply(activation(key), slice(start, stop)))
            start = stop

    def _operate(self, group: Sequence[Application]) -> None:
        """One step for applications of one operation, which need nothing of each other."""
        operation: Operation = group[0].operation
        targets = self._number([application.result for application in group])
        arguments = list(zip(*[application.arguments for application in group], strict=True))
        slots = [np.array([self.slot[name] for name, _ in row], dtype=np.intp) for row in arguments]
        edges = [edge for row in arguments for _, edge in row]
        flows = slice(self.flows, self.flows + len(edges))
        self.flow.update((edge, row) for row, edge in enumerate(edges, self.flows) if edge is not None)
        self.flows = flows.stop
        self.steps.append(Operate(operation, targets, tuple(slots), flows))

    def _number(self, names: Sequence[str]) -> slice:
        """The next slots for these, in order."""
        places = slice(self.slots, self.slots + len(names))
        self.slot.update(zip(names, range(places.start, places.stop), strict=True))
        self.slots = places.stop
        return places


def _blocks(rows: Sequence[Row]) -> tuple[list[list[Row]], list[Row]]:
    """Blocks of neurons with the same sources, and the neurons that are better computed together."""
    by_sources: dict[tuple[int, ...], list[Row]] = {}
    for row in sorted(rows, key=lambda row: from_top(row.node)):
        by_sources.setdefault(row.sources, []).append(row)
    blocks = sorted(by_sources.values(), key=len, reverse=True)

    def is_dense(rows: list[Row]) -> bool:
        return len(blocks) <= FEW or len(rows) >= TALL or not rows[0].sources

    dense = [rows for rows in blocks if is_dense(rows)]
    loose = [row for rows in blocks if not is_dense(rows) for row in rows]
    return [_by_activation(rows) for rows in dense], _by_activation(loose)


def _by_activation(rows: Sequence[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: row.node.activation)


def _neighbors(slots: tuple[int, ...]) -> slice | Indices:
    """A slice where the slots follow each other: it is a view, not a copy."""
    if not slots:
        return slice(0, 0)
    together = slots[-1] - slots[0] == len(slots) - 1
    return slice(slots[0], slots[-1] + 1) if together else np.array(slots, dtype=np.intp)


def _extend(places: dict[str, int], ids: Sequence[str]) -> slice:
    """Number these ids on from what is numbered already."""
    start = len(places)
    places.update(zip(ids, range(start, start + len(ids)), strict=True))
    return slice(start, start + len(ids))
