"""Arguments: the order in which edges reach an operation."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from simulator.drawing.change import Change, replaced
from simulator.drawing.drawing import Drawing, id_order
from simulator.drawing.limits import ARGUMENT
from simulator.drawing.records import NEURON, Edge


def in_order(edges: Iterable[Edge]) -> list[Edge]:
    """The edges into an operation, first argument first."""
    return sorted(edges, key=lambda edge: (edge.argument, id_order(edge.id)))


def next_argument(drawing: Drawing, target: str) -> int:
    """The number of one more edge into a node, so that it comes last; a neuron does not count."""
    node = drawing.nodes.get(target)
    if node is None or node.kind == NEURON:
        return 0
    last = max((edge.argument for edge in drawing.incoming(target).values()), default=-1)
    return min(last + 1, ARGUMENT)


def swap_arguments(drawing: Drawing, node: str) -> Change:
    """Turn the order of a node's arguments round: of two, the first becomes the second."""
    edges = in_order(drawing.incoming(node).values())
    return replaced((edge, replace(edge, argument=place)) for place, edge in enumerate(reversed(edges)))
