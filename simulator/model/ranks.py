"""Ranks: the nodes of a drawing in an order in which they can be evaluated, or the cycle that forbids it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from simulator.drawing.drawing import Drawing
from simulator.drawing.records import Edge
from simulator.language import phrase
from simulator.model.kinds import COMPUTING
from simulator.model.names import listed, node_name
from simulator.problems import Problem

Incoming = Mapping[str, Sequence[Edge]]


def incoming_edges(drawing: Drawing) -> dict[str, list[Edge]]:
    """The edges into every node."""
    incoming: dict[str, list[Edge]] = {id: [] for id in drawing.nodes}
    for edge in drawing.edges.values():
        incoming[edge.target].append(edge)
    return incoming


def rank_nodes(drawing: Drawing, incoming: Incoming) -> dict[str, int] | Problem:
    """For every node the length of the longest path to it; a neuron without any source counts as 1."""
    order = TopologicalSorter({id: [edge.source for edge in edges] for id, edges in incoming.items()})
    rank: dict[str, int] = {}
    try:
        for id in order.static_order():
            alone = 1 if drawing.nodes[id].kind in COMPUTING else 0
            rank[id] = max([rank[edge.source] + 1 for edge in incoming[id]], default=alone)
    except CycleError as error:
        return _cycle(drawing, incoming, error.args[1])
    return rank


def _cycle(drawing: Drawing, incoming: Incoming, path: Sequence[str]) -> Problem:
    """``path`` begins and ends with the same node, each the source of an edge to the next."""
    steps = set(pairwise(path))
    edges = [edge.id for id in path[1:] for edge in incoming[id] if (edge.source, edge.target) in steps]
    names = [node_name(drawing.nodes[id]) for id in path]
    sentence = phrase(
        "Compiler", "{path} is a cycle, so no neuron in it comes first; remove one of its edges."
    )
    return Problem(sentence.of(path=listed(names, " → ")), (*path[1:], *dict.fromkeys(edges)))
