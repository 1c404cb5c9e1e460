"""Arguments: the order in which edges reach an operation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count, repeat

from msgspec.structs import replace

from simulator.drawing.change import Change, replaced
from simulator.drawing.drawing import Drawing, id_order
from simulator.drawing.records import NEURON, Edge


def in_order(edges: Iterable[Edge]) -> list[Edge]:
    """The edges into an operation, first argument first."""
    return sorted(edges, key=lambda edge: (edge.argument, id_order(edge.id)))


def free_arguments(drawing: Drawing, target: str) -> Iterator[int]:
    """The numbers of more edges into a node, gaps first; edges into a neuron are not counted."""
    node = drawing.nodes.get(target)
    if node is None or node.kind == NEURON:
        return repeat(0)
    taken = {edge.argument for edge in drawing.incoming(target).values()}
    return (place for place in count() if place not in taken)


def next_argument(drawing: Drawing, target: str) -> int:
    """The number of one more edge into a node."""
    return next(free_arguments(drawing, target))


def swap_arguments(drawing: Drawing, node: str) -> Change:
    """Turn the order of a node's arguments round: of two, the first becomes the second."""
    edges = in_order(drawing.incoming(node).values())
    return replaced((edge, replace(edge, argument=place)) for place, edge in enumerate(reversed(edges)))
