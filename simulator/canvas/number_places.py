"""Where numbers stand on edges: along the line, clear of nodes, of each other and of other edges."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, radians, sin

import numpy as np
from PySide6.QtCore import QPointF

from simulator.canvas.edge_layer import screen_lines
from simulator.canvas.look import Look
from simulator.canvas.node_layer import visible_nodes
from simulator.canvas.texts import metrics
from simulator.drawing.records import NODE_RADIUS
from simulator.numerics.array import Array, Indices

SHOWN_FROM = 0.7
"""Scale from which numbers are written."""

MOST = 160
"""With more edges in view than this, numbers are no help."""

UNCROWDED = 14
"""Up to this many edges in view every number is written that fits."""

LEAST_ROOM = 5.0
"""Pixels to the nearest other edge below which a number in a crowd would not say whose it is."""

ENOUGH_ROOM = 9.0
"""Pixels beyond which more room is no better."""

SHARES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82)
"""Of the way from source to target: places that are tried, the first that is best wins."""

SIZE = 10.5
"""Pixels of the text at 100 %."""


@dataclass(frozen=True, slots=True)
class Placed:
    """The number of one edge: its middle, and how it is turned so that it reads from left to right."""

    row: int
    x: float
    y: float
    angle: float
    """Degrees, -90 to 90."""
    width: float
    height: float

    def contains(self, place: QPointF) -> bool:
        """Whether a place of the view is on the number."""
        turn = radians(-self.angle)
        away_x, away_y = place.x() - self.x, place.y() - self.y
        along = away_x * cos(turn) - away_y * sin(turn)
        across = away_x * sin(turn) + away_y * cos(turn)
        return abs(along) <= self.width / 2 and abs(across) <= self.height / 2


def text_size(look: Look) -> float:
    """Pixels: grows with the zoom, but less."""
    return SIZE * float(np.clip(look.camera.scale, 0.85, 1.7))


def place_numbers(look: Look) -> tuple[Placed, ...]:
    """A place for the number of each edge in view that has one; the same as long as nothing moves."""
    if not look.options.numbers or look.camera.scale < SHOWN_FROM or not look.geometry.edges:
        return ()
    all_lines = screen_lines(look)
    rows = _rows_in_view(look, all_lines)
    if not 0 < len(rows) <= MOST:
        return ()
    lines = all_lines[rows]
    measures = metrics(text_size(look))
    plain = measures.horizontalAdvance("−0.000") + 6.0, measures.height()
    two_lines = measures.horizontalAdvance("∂ −0.0000") + 6.0, 2 * measures.height()
    taken = _node_discs(look)
    placed = []
    for row, line, centers in zip(rows, lines, _ranked_centers(lines), strict=True):
        width, height = two_lines if look.values.is_argument[row] else plain
        found = _free(line, centers, width, height, taken)
        if found is not None:
            taken = np.vstack((taken, found))
            x, y, _ = found[len(found) // 2]
            placed.append(Placed(int(row), float(x), float(y), _reading_angle(line), width, height))
    return tuple(placed)


def _rows_in_view(look: Look, lines: Array) -> Indices:
    middle = (lines[:, :2] + lines[:, 2:]) / 2
    inside = (middle >= 0).all(axis=1) & (middle <= (look.width, look.height)).all(axis=1)
    return np.flatnonzero(inside)


def _node_discs(look: Look) -> Array:
    """(discs, 3): x, y and radius of every node in view, and of the bias below it."""
    radius = NODE_RADIUS * look.camera.scale
    places = look.geometry.centers[visible_nodes(look)] * look.camera.scale
    places = places + (look.camera.dx, look.camera.dy)
    nodes = np.column_stack((places, np.full(len(places), radius)))
    below = np.column_stack((places + (0.0, radius * 1.42), np.full(len(places), radius * 0.4)))
    return np.vstack((nodes, below, below + (radius * 0.4, 0.0, 0.0), below - (radius * 0.4, 0.0, 0.0)))


def _ranked_centers(lines: Array) -> list[Array]:
    """For each line the points of ``SHARES`` on it, those with the most room to other lines first."""
    shares = np.array(SHARES)[None, :, None]
    points = lines[:, None, :2] + shares * (lines[:, None, 2:] - lines[:, None, :2])
    crowded = len(lines) > UNCROWDED
    ranked = []
    for own_points, own_room in zip(points, _room(points, lines), strict=True):
        order = np.argsort(-np.floor(np.minimum(own_room, ENOUGH_ROOM) / 3.0), kind="stable")
        ranked.append(own_points[[i for i in order if not crowded or own_room[i] >= LEAST_ROOM]])
    return ranked


def _room(points: Array, lines: Array) -> Array:
    """(lines, places): from each point on each line the distance to the nearest other line."""
    start, along = lines[:, :2], lines[:, 2:] - lines[:, :2]
    away = points[:, :, None, :] - start
    squares = np.maximum((along**2).sum(axis=1), 1e-9)
    share = np.clip((away * along).sum(axis=3) / squares, 0.0, 1.0)
    distances = np.sqrt(((away - share[..., None] * along) ** 2).sum(axis=3))
    own = np.arange(len(lines))
    distances[own, :, own] = np.inf
    nearest: Array = distances.min(axis=2)
    return nearest


def _free(line: Array, centers: Array, width: float, height: float, taken: Array) -> Array | None:
    """The first center around which a text along the line touches nothing: the discs that cover it."""
    length = hypot(*(line[2:] - line[:2]))
    if length < width * 1.15 or not len(centers):
        return None
    reach = np.linspace(-0.5, 0.5, 5) * (width - height)
    steps = reach[:, None] * (line[2:] - line[:2]) / length
    discs = centers[:, None, :] + steps
    gaps = np.hypot(*np.moveaxis(discs[:, :, None, :] - taken[:, :2], -1, 0)) - taken[:, 2]
    free = np.flatnonzero((gaps >= height * 0.42).all(axis=(1, 2)))
    if not len(free):
        return None
    return np.column_stack((discs[free[0]], np.full(len(reach), height * 0.45)))


def _reading_angle(line: Array) -> float:
    along, down = float(line[2] - line[0]), float(line[3] - line[1])
    angle = degrees(atan2(down, along))
    if angle > 90.0:
        return angle - 180.0
    return angle + 180.0 if angle <= -90.0 else angle
