"""Where verdicts stand: on an edge, or outside a node's rim, clear of numbers, of nodes and of each other.

Of thousands most are dots, which may touch; only what is drawn with its shape looks for a place of its own.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simulator.canvas.edge_layer import screen_lines, seen
from simulator.canvas.look import Look
from simulator.canvas.node_layer import visible_nodes
from simulator.canvas.number_places import Placed
from simulator.drawing.records import NODE_RADIUS
from simulator.numerics.array import Array

SHARES = (0.76, 0.24, 0.66, 0.86, 0.34, 0.14, 0.58, 0.42, 0.5, 0.71, 0.29, 0.81, 0.19, 0.62, 0.38, 0.9, 0.1)
"""Of the way from source to target: places that are tried for a mark."""

AROUND = np.deg2rad([215, 235, 145, 125, 35, 325])
"""Directions from a node's center, clockwise from the right: places that are tried for its mark.

First those where nothing else stands: its name is above, its bias below, columns are level with it, other
marks at the upper right.
"""

MOST = 400
"""Marks that look for a place of their own."""

RADIUS = 7.0
"""Of a mark at 100 %."""

GAP = 1.5
"""Pixels between two marks, and between a mark and a node."""

BELOW = np.array([(0.0, 1.42, 0.4), (-0.4, 1.42, 0.4), (0.4, 1.42, 0.4), (0.74, -0.78, 0.34)])
"""In radii of a node, the discs (x, y, radius) of its bias and of its own marks."""

Marks = tuple[tuple[str, float, float], ...]
"""Verdict and place of every mark in view."""


Touches = NDArray[np.bool_]


class Taken:
    """Discs on a grid, so that each is compared only with its neighbors."""

    def __init__(self, cell: float) -> None:
        self._cell = cell
        """Pixels, no less than two radii of the largest disc."""
        self._discs: dict[tuple[int, int], list[tuple[float, float, float]]] = {}

    def add(self, x: float, y: float, radius: float) -> None:
        """One more."""
        self._discs.setdefault((int(x // self._cell), int(y // self._cell)), []).append((x, y, radius))

    def free(self, x: float, y: float, radius: float) -> bool:
        """Whether a disc there would touch none."""
        column, row = int(x // self._cell), int(y // self._cell)
        return not any(
            (x - other_x) ** 2 + (y - other_y) ** 2 < (radius + other) ** 2
            for near in range(column - 1, column + 2)
            for over in range(row - 1, row + 2)
            for other_x, other_y, other in self._discs.get((near, over), ())
        )


def radius_at(scale: float) -> float:
    """Pixels: grows with the zoom, but less."""
    return RADIUS * float(np.clip(scale, 0.8, 1.6))


def placed(look: Look, numbers: tuple[Placed, ...]) -> Marks:
    """All marks that can be seen, those of edges first."""
    radius = radius_at(look.camera.scale)
    on_nodes, around = _around_nodes(look, radius)
    on_edges, along = _along_edges(look)
    taken = _nodes(look, radius)
    found: dict[str, tuple[str, float, float]] = {}
    # Those of nodes choose first, for they have fewer places; what is left over finds other marks there.
    for ids, places in ((on_nodes, around), (on_edges, along)):
        clear = ~_touched(places, numbers, radius)
        spots = _chosen(places, clear, taken, radius)
        found.update({id: (look.verdicts[id], x, y) for id, (x, y) in zip(ids, spots, strict=True)})
    marks = (found[id] for id in (*on_edges, *on_nodes))
    return tuple(mark for mark in marks if _is_in_view(mark, look))


def _is_in_view(mark: tuple[str, float, float], look: Look) -> bool:
    return -9 < mark[1] < look.width + 9 and -9 < mark[2] < look.height + 9


def _around_nodes(look: Look, radius: float) -> tuple[list[str], Array]:
    """The nodes that are checked, and (places, nodes, 2) outside of their rims."""
    index, camera = look.geometry.node_index, look.camera
    ids = [id for id in look.verdicts if id in index]
    centers = look.geometry.centers[[index[id] for id in ids]] * camera.scale + (camera.dx, camera.dy)
    away = NODE_RADIUS * camera.scale + radius + GAP
    directions = np.column_stack((np.cos(AROUND), np.sin(AROUND)))
    return ids, centers[None] + away * directions[:, None]


def _along_edges(look: Look) -> tuple[list[str], Array]:
    """The edges that are checked, and (places, edges, 2) on them."""
    index = look.geometry.edge_index
    ids = [id for id in look.verdicts if id in index]
    lines = screen_lines(look, np.array([index[id] for id in ids], dtype=np.intp))
    if len(ids) > MOST:  # of few all have their places, so that these stay while the paper is moved
        there = np.flatnonzero(seen(lines, look.width, look.height))
        ids, lines = [ids[place] for place in there.tolist()], lines[there]
    shares = np.array(SHARES)[:, None, None]
    return ids, lines[:, :2] + shares * (lines[:, 2:] - lines[:, :2])


def _nodes(look: Look, radius: float) -> Taken:
    """What nodes take with what is written at them."""
    scale = NODE_RADIUS * look.camera.scale
    taken = Taken(2 * (scale + radius + GAP))
    rows = visible_nodes(look) if len(look.geometry.nodes) > MOST else np.arange(len(look.geometry.nodes))
    if len(rows) > MOST:
        return taken
    centers = look.geometry.centers[rows] * look.camera.scale + (look.camera.dx, look.camera.dy)
    discs = np.vstack(([(0.0, 0.0, 1.0)], BELOW)) * scale
    for x, y in centers.tolist():
        for dx, dy, size in discs.tolist():
            taken.add(x + dx, y + dy, size)
    return taken


def _chosen(places: Array, clear: Touches, taken: Taken, radius: float) -> list[tuple[float, float]]:
    """For every column of (places, marks, 2) the first that is clear, of other marks too if there are few."""
    first = clear.argmax(axis=0)
    spots: list[tuple[float, float]] = [(x, y) for x, y in places[first, np.arange(places.shape[1])].tolist()]
    if len(spots) > MOST:
        return spots
    for mark, (spot, candidates) in enumerate(zip(spots, places.swapaxes(0, 1).tolist(), strict=True)):
        fitting = (
            (x, y)
            for (x, y), is_clear in zip(candidates, clear[:, mark].tolist(), strict=True)
            if is_clear and taken.free(x, y, radius + GAP / 2)
        )
        spots[mark] = next(fitting, spot)
        taken.add(*spots[mark], radius + GAP / 2)
    return spots


def _touched(places: Array, numbers: tuple[Placed, ...], radius: float) -> Touches:
    """(places, marks): whether a mark there would lie on a number."""
    touched: Touches = np.zeros(places.shape[:2], dtype=np.bool_)
    for number in numbers:
        turn = np.deg2rad(number.angle)
        away = places - (number.x, number.y)
        along = np.abs(away @ (np.cos(turn), np.sin(turn)))
        across = np.abs(away @ (-np.sin(turn), np.cos(turn)))
        touched |= (along < number.width / 2 + radius) & (across < number.height / 2 + radius)
    return touched
