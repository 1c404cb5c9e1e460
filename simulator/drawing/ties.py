"""Ties: edges that have one weight in common, and are frozen together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import count

from msgspec.structs import replace

from simulator.drawing.change import Change, removed, replaced
from simulator.drawing.drawing import Drawing, in_order
from simulator.drawing.records import NEURON, Edge


def tied_with(drawing: Drawing, ids: Iterable[str]) -> list[Edge]:
    """The edges among these ids, and all that are tied to one of them."""
    edges = drawing.edges
    chosen = {id: edge for id in ids if (edge := edges.get(id))}
    ties = {edge.tie for edge in chosen.values()} - {None}
    # Most drawings have no ties, and looking through 100,000 edges at every movement would be felt.
    together = [edge for edge in edges.values() if edge.tie in ties] if ties else []
    return list((chosen | {edge.id: edge for edge in together}).values())


def tie(drawing: Drawing, ids: Iterable[str]) -> Change:
    """Give these edges one weight, that of the oldest which has one; what was tied to them comes along.

    Only an edge into a neuron has a weight. A single one is not tied.
    """
    edges = in_order(e for e in tied_with(drawing, ids) if drawing.nodes[e.target].kind == NEURON)
    if len(edges) < 2:
        return Change()
    fields = {
        "tie": next(free_ties(drawing)),
        "weight": next((edge.weight for edge in edges if edge.weight is not None), None),
        "frozen": any(edge.frozen for edge in edges),
    }
    return replaced((edge, replace(edge, **fields)) for edge in edges)


def untie(drawing: Drawing, ids: Iterable[str]) -> Change:
    """Let these edges have weights of their own again; one that would stay tied to none goes too."""
    chosen = {id: edge for id in ids if (edge := drawing.edges.get(id)) and edge.tie is not None}
    free = (*chosen.values(), *_left_alone(drawing, chosen))
    return replaced((edge, replace(edge, tie=None)) for edge in free)


def without(drawing: Drawing, edges: Iterable[Edge]) -> Change:
    """Take edges away; one that would stay tied to none is untied."""
    gone = {edge.id: edge for edge in edges}
    alone = replaced((edge, replace(edge, tie=None)) for edge in _left_alone(drawing, gone))
    return removed(gone.values()).then(alone)


def _left_alone(drawing: Drawing, gone: Collection[str]) -> list[Edge]:
    """Edges whose tie has no other edge but these."""
    left: dict[str | None, list[Edge]] = {}
    for edge in tied_with(drawing, gone):
        if edge.id not in gone:
            left.setdefault(edge.tie, []).append(edge)
    return [edges[0] for edges in left.values() if len(edges) == 1]


def free_ties(drawing: Drawing) -> Iterator[str]:
    """Names that no tie has yet: ``t1``, ``t2`` ..."""
    taken = {edge.tie for edge in drawing.edges.values()}
    return (name for number in count(1) if (name := f"t{number}") not in taken)
