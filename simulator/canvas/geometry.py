"""Geometry: where nodes and edges are, as arrays, and what is under a point; knows no painting."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

import numpy as np
from msgspec.structs import replace as with_fields
from numpy.typing import NDArray

from simulator.appearance.shapes import SQUARES
from simulator.canvas.camera import Bounds
from simulator.drawing.change import Change, Pair
from simulator.drawing.drawing import Drawing, id_order
from simulator.drawing.records import NEURON, NODE_RADIUS, Edge, Node
from simulator.numerics.array import Array, Indices

Part = Literal["paper", "body", "rim", "edge"]

TOLERANCE = 6.0
"""Pixels between the hand and an edge that still count as on it."""

RIM = 6.0
"""Least thickness of the zone around a node's rim, in pixels, from which edges are drawn."""

EVERY = slice(None)

_order = lru_cache(maxsize=1 << 18)(id_order)


class Geometry:
    """Arrays over the nodes and edges of a drawing, in the order of their ids, kept up to date."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self.revision = 0
        """Rises when nodes or edges come or go."""
        self.moves = 0
        """Rises when anything has another place."""
        self.rebuild()

    def rebuild(self) -> None:
        """Read the whole drawing again."""
        drawing = self._drawing
        self.nodes = tuple(sorted(drawing.nodes, key=_order))
        self.edges = tuple(sorted(drawing.edges, key=_order))
        self.node_index = {id: i for i, id in enumerate(self.nodes)}
        self.edge_index = {id: i for i, id in enumerate(self.edges)}
        places = [(node.x, node.y) for node in map(drawing.nodes.__getitem__, self.nodes)]
        self.centers: Array = np.array(places, dtype=np.float64).reshape(-1, 2)
        index = self.node_index
        ends = [(index[e.source], index[e.target]) for e in map(drawing.edges.__getitem__, self.edges)]
        self.ends: Indices = np.array(ends, dtype=np.intp).reshape(-1, 2)
        self.kinds = tuple(drawing.nodes[id].kind for id in self.nodes)
        self.is_square: NDArray[np.bool_] = np.array([kind in SQUARES for kind in self.kinds], dtype=bool)
        """Whether a node is drawn as a square."""
        computed = np.array([kind != NEURON for kind in self.kinds], dtype=bool)
        self.is_argument: NDArray[np.bool_] = computed[self.ends[:, 1]]
        """Whether an edge leads into an operation, and so has no weight."""
        self.revision += 1
        self.moves += 1

    def follow(self, change: Change) -> frozenset[str]:
        """Bring the arrays up to date after a change; what only moved costs next to nothing.

        The answer are the nodes, if all that the change did was to move some.
        """
        if any(_is_structural(pair) for pair in change.pairs.values()):
            self.rebuild()
            return frozenset()
        moved = [n for _, n in change.pairs.values() if isinstance(n, Node)]
        if moved:
            rows = [self.node_index[node.id] for node in moved]
            self.centers[rows] = [(node.x, node.y) for node in moved]
            self.moves += 1
        return frozenset(change.pairs) if all(map(_only_moved, change.pairs.values())) else frozenset()

    def segments(self, rows: Indices | slice = EVERY) -> Array:
        """(edges, 4): x1, y1, x2, y2 from center to center."""
        ends = self.ends[rows]
        return np.hstack((self.centers[ends[:, 0]], self.centers[ends[:, 1]]))

    def bounds(self, ids: Iterable[str] | None = None) -> Bounds | None:
        """The box around these nodes and edges, rims included; ``None`` if there is nothing."""
        rows = range(len(self.nodes)) if ids is None else sorted(self._rows(ids))
        if not len(rows):
            return None
        places = self.centers[list(rows)]
        (left, top), (right, bottom) = places.min(axis=0), places.max(axis=0)
        radius = NODE_RADIUS
        return float(left - radius), float(top - radius), float(right + radius), float(bottom + radius)

    def _rows(self, ids: Iterable[str]) -> set[int]:
        known = list(ids)
        edges = [self.edge_index[id] for id in known if id in self.edge_index]
        nodes = {self.node_index[id] for id in known if id in self.node_index}
        return nodes.union(self.ends[edges].ravel().tolist())

    def at(self, x: float, y: float, scale: float = 1.0) -> tuple[str | None, Part]:
        """The node or edge under a point, and which part of it; ``scale`` is pixels per unit."""
        inner, outer = rim_zone(scale)
        row, distance = nearest_point(self.centers, x, y)
        if distance <= outer:
            return self.nodes[row], "body" if distance < inner else "rim"
        row, distance = nearest_segment(self.segments(), x, y)
        if distance <= TOLERANCE / scale:
            return self.edges[row], "edge"
        return None, "paper"


def _is_structural(pair: Pair) -> bool:
    before, after = pair
    if before is None or after is None:
        return isinstance(before, Node | Edge) or isinstance(after, Node | Edge)
    if isinstance(before, Edge) and isinstance(after, Edge):
        return (before.source, before.target) != (after.source, after.target)
    return type(before) is not type(after)


def _only_moved(pair: Pair) -> bool:
    before, after = pair
    if not isinstance(before, Node) or not isinstance(after, Node):
        return False
    return with_fields(before, x=after.x, y=after.y) == after


def rim_zone(scale: float) -> tuple[float, float]:
    """Inner and outer radius, in scene units, of the zone that begins an edge."""
    outer = NODE_RADIUS + min(max(3.0, 3.0 / scale), NODE_RADIUS)
    inner = max(NODE_RADIUS - max(4.0, (RIM - 3.0) / scale), NODE_RADIUS * 0.6)
    return inner, outer


def nearest_point(points: Array, x: float, y: float) -> tuple[int, float]:
    """(row, distance) of the point nearest to (x, y); (-1, inf) if there is none."""
    if not len(points):
        return -1, np.inf
    squares = (points[:, 0] - x) ** 2 + (points[:, 1] - y) ** 2
    row = int(squares.argmin())
    return row, float(np.sqrt(squares[row]))


def nearest_segment(segments: Array, x: float, y: float) -> tuple[int, float]:
    """(row, distance) of the segment nearest to (x, y); (-1, inf) if there is none."""
    if not len(segments):
        return -1, np.inf
    distances = distances_to_segments(segments, x, y)
    row = int(distances.argmin())
    return row, float(distances[row])


def distances_to_segments(segments: Array, x: float, y: float) -> Array:
    """The distance from (x, y) to each segment x1, y1, x2, y2."""
    start, along = segments[:, :2], segments[:, 2:] - segments[:, :2]
    away = np.array((x, y)) - start
    squares = np.maximum((along**2).sum(axis=1), 1e-300)
    share = np.clip((away * along).sum(axis=1) / squares, 0.0, 1.0)
    rest = away - share[:, None] * along
    distances: Array = np.sqrt((rest**2).sum(axis=1))
    return distances


def clipped(segments: Array, box: Bounds) -> Array:
    """The part of each segment inside a box (Liang and Barsky); one that misses it shrinks to a point."""
    start, along = segments[:, :2], segments[:, 2:] - segments[:, :2]
    first, last = np.zeros(len(segments)), np.ones(len(segments))
    for axis in (0, 1):
        step = np.where(along[:, axis] == 0.0, 1e-300, along[:, axis])
        with np.errstate(over="ignore"):
            sides = np.sort((np.array((box[axis], box[axis + 2])) - start[:, axis, None]) / step[:, None])
        first, last = np.maximum(first, sides[:, 0]), np.minimum(last, sides[:, 1])
    last = np.maximum(first, last)
    return np.hstack((start + along * first[:, None], start + along * last[:, None]))


def trimmed(segments: Array, radius: float) -> Array:
    """The segments with ``radius`` cut off at both ends; what is shorter shrinks to its middle."""
    along = segments[:, 2:] - segments[:, :2]
    lengths = np.sqrt((along**2).sum(axis=1))
    share = np.minimum(radius / np.maximum(lengths, 1e-12), 0.5)[:, None]
    return np.hstack((segments[:, :2] + share * along, segments[:, 2:] - share * along))
