"""Walking with arrow keys: the next node in a direction, along edges or through the open."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from simulator.drawing.drawing import Drawing
from simulator.drawing.records import NODE_RADIUS, ROW

Direction = Literal["left", "right", "up", "down"]

STEP: dict[Direction, tuple[int, int]] = {
    "left": (-1, 0),
    "right": (1, 0),
    "up": (0, -1),
    "down": (0, 1),
}
"""Where each arrow points; y grows downward."""

_ASIDE = 2.0
"""A unit aside costs as much as this many ahead."""


def nearest(
    drawing: Drawing, at: tuple[float, float], direction: Direction, among: Iterable[str], cone: float
) -> str | None:
    """The node that an arrow from ``at`` meets first; ``cone`` is how far aside it looks per unit ahead."""
    best: tuple[float, str] | None = None
    dx, dy = STEP[direction]
    for id in among:
        node = drawing.nodes[id]
        x, y = node.x - at[0], node.y - at[1]
        ahead, aside = x * dx + y * dy, abs(x * dy) + abs(y * dx)
        if ahead > 0 and aside <= cone * ahead:
            best = min(best or (float("inf"), ""), (ahead + _ASIDE * aside, id))
    return best[1] if best else None


def through_the_open(drawing: Drawing, latest: str | None, direction: Direction) -> str | None:
    """The nearest node from where the selection was last; with no such place, walk in from the far side."""
    start = _place_of(drawing, latest)
    if start is None:
        return _outermost(drawing, direction)
    narrow = nearest(drawing, start, direction, drawing.nodes, cone=1.0)
    return narrow or nearest(drawing, start, direction, drawing.nodes, cone=float("inf"))


def along_edges(drawing: Drawing, from_: str, direction: Direction) -> str | None:
    """The connected node in that direction, else a sibling (same source or target), else the nearest."""
    if from_ in drawing.edges:
        edge = drawing.edges[from_]
        return edge.target if direction in ("right", "down") else edge.source
    node = drawing.nodes[from_]
    at = (node.x, node.y)
    cone = float("inf") if direction in ("left", "right") else 1.0
    return (
        nearest(drawing, at, direction, neighbors(drawing, from_), cone)
        or nearest(drawing, at, direction, _siblings(drawing, from_), cone=1.0)
        or through_the_open(drawing, from_, direction)
    )


def neighbors(drawing: Drawing, node: str) -> list[str]:
    """The nodes that share an edge with this one."""
    before = [edge.source for edge in drawing.incoming(node).values()]
    return before + [edge.target for edge in drawing.outgoing(node).values()]


def free_spot(drawing: Drawing, x: float, y: float, direction: Direction) -> tuple[float, float]:
    """The place itself, or where a row (or column) beside it no node stands in the way."""
    dx, dy = STEP[direction]
    aside = sorted(range(-len(drawing.nodes), len(drawing.nodes) + 1), key=lambda rows: (abs(rows), -rows))
    spots = ((x + abs(dy) * rows * ROW, y + abs(dx) * rows * ROW) for rows in aside)
    return next((spot for spot in spots if not _taken(drawing, *spot)), (x, y))


def _taken(drawing: Drawing, x: float, y: float) -> bool:
    reach = 2 * NODE_RADIUS
    return any(abs(node.x - x) < reach and abs(node.y - y) < reach for node in drawing.nodes.values())


def _siblings(drawing: Drawing, node: str) -> list[str]:
    beside = {
        e.target for edge in drawing.incoming(node).values() for e in drawing.outgoing(edge.source).values()
    }
    beside |= {
        e.source for edge in drawing.outgoing(node).values() for e in drawing.incoming(edge.target).values()
    }
    return [id for id in beside if id != node]


def _place_of(drawing: Drawing, id: str | None) -> tuple[float, float] | None:
    if id is None:
        return None
    edge = drawing.edges.get(id)
    node = drawing.nodes.get(edge.source if edge else id)
    return (node.x, node.y) if node else None


def _outermost(drawing: Drawing, direction: Direction) -> str | None:
    dx, dy = STEP[direction]
    nodes = drawing.nodes.values()
    first = min(
        nodes, key=lambda node: (node.x * dx + node.y * dy, abs(node.x * dy + node.y * dx)), default=None
    )
    return first.id if first else None
