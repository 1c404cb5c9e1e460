"""What sentences call nodes and edges."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.drawing.drawing import Drawing
from simulator.drawing.records import Edge, Node

SHOWN = 6
"""Names in one sentence; more are left out."""


def node_name(node: Node) -> str:
    """Its label, or its id where it has none."""
    return node.label or node.id


def edge_name(drawing: Drawing, edge: Edge) -> str:
    """From where to where."""
    return f"{node_name(drawing.nodes[edge.source])} → {node_name(drawing.nodes[edge.target])}"


def listed(names: Sequence[str], between: str = ", ") -> str:
    """Names in a row; of many only the first ones and the last."""
    if len(names) > SHOWN:
        names = [*names[: SHOWN - 1], "…", names[-1]]
    return between.join(names)
