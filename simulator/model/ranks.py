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
    return {id: list(drawing.incoming(id).values()) for id in drawing.nodes}


def rank_nodes(drawing: Drawing, incoming: Incoming) -> dict[str, int] | Problem:
    """For every node the length of the longest path to it; a neuron without any source counts as 1.

    A node joins the rank after the last of its sources, so every edge is looked at once.
    """
    waiting = {id: len(edges) for id, edges in incoming.items()}
    free = [id for id, edges in waiting.items() if not edges]
    now = [id for id in free if drawing.nodes[id].kind not in COMPUTING]
    coming = [id for id in free if drawing.nodes[id].kind in COMPUTING]
    rank: dict[str, int] = {}
    number = 0
    while now or coming:
        rank |= dict.fromkeys(now, number)
        now, coming, number = coming + _freed(drawing, now, waiting), [], number + 1
    return rank if len(rank) == len(waiting) else _cycle(drawing, incoming)


def _freed(drawing: Drawing, ids: Sequence[str], waiting: dict[str, int]) -> list[str]:
    """The nodes that waited for these alone."""
    freed = []
    for id in ids:
        for edge in drawing.outgoing(id).values():
            target = edge.target
            waiting[target] -= 1
            if not waiting[target]:
                freed.append(target)
    return freed


def _cycle(drawing: Drawing, incoming: Incoming) -> Problem:
    """Some cycle, from a drawing that has one."""
    order = TopologicalSorter({id: [edge.source for edge in edges] for id, edges in incoming.items()})
    try:
        order.prepare()
    except CycleError as error:
        return _around(drawing, incoming, error.args[1])
    raise AssertionError("nodes wait for each other, but on no cycle")


def _around(drawing: Drawing, incoming: Incoming, path: Sequence[str]) -> Problem:
    """``path`` begins and ends with the same node, each the source of an edge to the next."""
    steps = set(pairwise(path))
    edges = [edge.id for id in path[1:] for edge in incoming[id] if (edge.source, edge.target) in steps]
    names = [node_name(drawing.nodes[id]) for id in path]
    sentence = phrase("Compiler", "{path} is a cycle, so no node in it comes first; remove one of its edges.")
    return Problem(sentence.of(path=listed(names, " → ")), (*path[1:], *dict.fromkeys(edges)))
