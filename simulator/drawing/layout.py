"""Where nodes look well: ranks from left to right, rows that cross little, edges and gaps in line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Literal

from simulator.drawing.copies import bounds
from simulator.drawing.drawing import Drawing, id_order
from simulator.drawing.paths import topological_order
from simulator.drawing.records import COLUMN, ROW, SOURCES, Node

Position = tuple[float, float]
Side = Literal["left", "center", "right", "top", "middle", "bottom"]
Neighbors = Mapping[str, Sequence[str]]

SWEEPS = 8
SLOPE = 0.2
"""Columns stand this part of the tallest one apart, or the edges between tall ones would be upright."""
WIDEST = 4 * COLUMN


def gap_beside(tallest: int) -> float:
    """How far apart columns stand of which the tallest has so many nodes, center to center."""
    return min(max(COLUMN, SLOPE * ROW * tallest), WIDEST)


def auto_layout(drawing: Drawing, ids: Iterable[str] | None = None) -> dict[str, Position]:
    """Places for these nodes (or all): ranks by the longest path, few crossings, none on another.

    The middle of what is laid out stays where it is.
    """
    chosen = set(drawing.nodes if ids is None else ids)
    nodes = {id: drawing.nodes[id] for id in sorted(chosen, key=id_order) if id in drawing.nodes}
    if not nodes:
        return {}
    leads = {id: [e.target for e in drawing.outgoing(id).values() if e.target in nodes] for id in nodes}
    comes = {id: [e.source for e in drawing.incoming(id).values() if e.source in nodes] for id in nodes}
    columns = _columns(nodes, _ranks(nodes, leads, comes))
    for sweep in range(SWEEPS):
        _sweep(columns if sweep % 2 == 0 else columns[::-1], comes if sweep % 2 == 0 else leads)
    return _centered(nodes, _places(columns))


def _ranks(nodes: Mapping[str, Node], leads: Neighbors, comes: Neighbors) -> dict[str, int]:
    """The longest way from a start; what has no start but is no input stands right before what it feeds."""
    order = topological_order(leads, {})
    circling = sorted(set(nodes).difference(order), key=id_order)
    ranks: dict[str, int] = {}
    for id in (*order, *circling):
        ranks[id] = max((ranks.get(source, 0) + 1 for source in comes[id]), default=0)
    last = max(ranks.values())
    for id in order:
        if not comes[id] and nodes[id].kind != "input":
            alone = 0 if nodes[id].kind in SOURCES else min(1, last)
            ranks[id] = min((ranks[target] - 1 for target in leads[id]), default=alone)
    return ranks


def _columns(nodes: Mapping[str, Node], ranks: Mapping[str, int]) -> list[list[str]]:
    rows = [n.id for n in sorted(nodes.values(), key=lambda n: (n.y, n.x, id_order(n.id)))]
    used = {rank: column for column, rank in enumerate(sorted(set(ranks.values())))}
    columns: list[list[str]] = [[] for _ in used]
    for id in rows:
        columns[used[ranks[id]]].append(id)
    return columns


def _sweep(columns: Sequence[list[str]], neighbors: Neighbors) -> None:
    """Sort each column by where its neighbors in the columns before stand on average."""
    row: dict[str, float] = {}
    for column in columns:
        for index, id in enumerate(column):
            row[id] = index - (len(column) - 1) / 2
        height = {
            id: _average([row[other] for other in neighbors[id] if other in row], row[id]) for id in column
        }
        column.sort(key=height.__getitem__)
        for index, id in enumerate(column):
            row[id] = index - (len(column) - 1) / 2


def _average(values: Sequence[float], otherwise: float) -> float:
    # Rounded, or the order of summation would decide between neurons that see the same neighbors.
    return round(sum(values) / len(values), 6) if values else otherwise


def _places(columns: Sequence[Sequence[str]]) -> dict[str, Position]:
    gap = gap_beside(max(len(column) for column in columns))
    return {
        id: (place * gap, (row - (len(column) - 1) / 2) * ROW)
        for place, column in enumerate(columns)
        for row, id in enumerate(column)
    }


def _centered(nodes: Mapping[str, Node], places: Mapping[str, Position]) -> dict[str, Position]:
    left, top, right, bottom = bounds(list(nodes.values()))
    xs, ys = [x for x, _ in places.values()], [y for _, y in places.values()]
    dx = (left + right - min(xs) - max(xs)) / 2
    dy = (top + bottom - min(ys) - max(ys)) / 2
    return {id: (x + dx, y + dy) for id, (x, y) in places.items()}


def align(drawing: Drawing, ids: Iterable[str], side: Side) -> dict[str, Position]:
    """Places with the same x (left, center, right) or the same y (top, middle, bottom)."""
    nodes = [drawing.nodes[id] for id in dict.fromkeys(ids) if id in drawing.nodes]
    if not nodes:
        return {}
    left, top, right, bottom = bounds(nodes)
    x = {"left": left, "center": (left + right) / 2, "right": right}.get(side)
    y = {"top": top, "middle": (top + bottom) / 2, "bottom": bottom}.get(side)
    return {n.id: (n.x if x is None else x, n.y if y is None else y) for n in nodes}


def distribute(
    drawing: Drawing, ids: Iterable[str], direction: Literal["horizontal", "vertical"]
) -> dict[str, Position]:
    """Places at equal distances between the first and the last, in the order in which they stand."""
    nodes = [drawing.nodes[id] for id in dict.fromkeys(ids) if id in drawing.nodes]
    if len(nodes) < 3:
        return {}
    along = attrgetter("x" if direction == "horizontal" else "y")
    nodes.sort(key=lambda node: (along(node), node.x + node.y, id_order(node.id)))
    start, end = along(nodes[0]), along(nodes[-1])
    spots = [start + (end - start) * index / (len(nodes) - 1) for index in range(len(nodes))]
    if direction == "horizontal":
        return {node.id: (spot, node.y) for node, spot in zip(nodes, spots, strict=True)}
    return {node.id: (node.x, spot) for node, spot in zip(nodes, spots, strict=True)}
