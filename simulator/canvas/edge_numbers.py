"""Numbers on edges: where there is room for them, never on a node and never on each other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from simulator.canvas.edge_layer import screen_lines
from simulator.canvas.geometry import Array, Indices
from simulator.canvas.look import Look
from simulator.canvas.marks import paint_mark
from simulator.canvas.node_layer import visible_nodes
from simulator.canvas.numbers_shown import short
from simulator.canvas.texts import font, metrics
from simulator.drawing.records import NODE_RADIUS

SHOWN_FROM = 0.7
"""Scale from which numbers are written."""

MOST = 160
"""With more edges in view than this, numbers are no help."""

PLACES = (0.5, 0.36, 0.64, 0.25, 0.75, 0.43, 0.57, 0.18, 0.82)
"""Shares of the way from source to target that are tried, in this order."""

UNCROWDED = 14
"""Up to this many edges in view every number is written that fits."""

LEAST_ROOM = 5.0
"""Pixels to the nearest other edge below which a number in a crowd would not say whose it is."""

ENOUGH_ROOM = 15.0
"""Pixels beyond which more room is no better."""

SIZE = 10.5
"""Pixels at 100 %."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A number on an edge: its row and the box it is written in."""

    row: int
    box: QRectF


def place_numbers(look: Look) -> tuple[Placed, ...]:
    """A free box on each edge in view that has one, the same as long as nothing moves."""
    if not look.options.numbers or look.camera.scale < SHOWN_FROM or not look.geometry.edges:
        return ()
    lines = screen_lines(look)
    rows = _rows_in_view(look, lines)
    if not 0 < len(rows) <= MOST:
        return ()
    measures = metrics(text_size(look))
    half = np.array((measures.horizontalAdvance("−0.000") / 2 + 3.0, measures.height() / 2))
    taken = _node_boxes(look)
    placed = []
    for row, centers in zip(rows, _ranked_centers(lines[rows]), strict=True):
        box = _free_box(centers, half, taken)
        if box is not None and np.hypot(*(lines[row, 2:] - lines[row, :2])) > 2.5 * half[0]:
            taken = np.vstack((taken, box))
            left, top, right, bottom = (float(side) for side in box)
            placed.append(Placed(int(row), QRectF(left, top, right - left, bottom - top)))
    return tuple(placed)


def _ranked_centers(lines: Array) -> list[Array]:
    """For each line the points of ``PLACES`` on it, those with the most room to other lines first."""
    shares = np.array(PLACES)[None, :, None]
    points = lines[:, None, :2] + shares * (lines[:, None, 2:] - lines[:, None, :2])
    room = _room(points, lines)
    crowded = len(lines) > UNCROWDED
    ranked = []
    for own_points, own_room in zip(points, room, strict=True):
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


def text_size(look: Look) -> float:
    """Pixels: grows with the zoom, but less."""
    return SIZE * float(np.clip(look.camera.scale, 0.85, 1.7))


def _rows_in_view(look: Look, lines: Array) -> Indices:
    middle = (lines[:, :2] + lines[:, 2:]) / 2
    inside = (middle >= 0).all(axis=1) & (middle <= (look.width, look.height)).all(axis=1)
    return np.flatnonzero(inside)


def _node_boxes(look: Look) -> Array:
    """Boxes of the nodes with the bias below them: (nodes, 4)."""
    radius = NODE_RADIUS * look.camera.scale
    places = look.geometry.centers[visible_nodes(look)] * look.camera.scale
    places = places + (look.camera.dx, look.camera.dy)
    return np.hstack((places - radius, places + (radius, radius * 1.75)))


def _free_box(centers: Array, half: Array, taken: Array) -> Array | None:
    for center in centers:
        box = np.concatenate((center - half, center + half))
        if not _overlaps(box, taken):
            return box
    return None


def _overlaps(box: Array, taken: Array) -> bool:
    apart = (
        (taken[:, 2] <= box[0]) | (taken[:, 0] >= box[2]) | (taken[:, 3] <= box[1]) | (taken[:, 1] >= box[3])
    )
    return not bool(apart.all())


def numbers_of(look: Look) -> Array:
    """The numbers that stand on edges: gradients or updates where colors mean them signed, else weights."""
    values = look.values
    chosen = {"gradient": values.gradient, "update": values.update}
    return chosen.get(look.coloring.key, values.weight) if values.trained else values.weight


def paint_numbers(painter: QPainter, look: Look, placed: tuple[Placed, ...]) -> None:
    """Each number on a patch of paper, and a snowflake on a frozen edge."""
    theme, numbers = look.theme, numbers_of(look)
    patch = QColor(theme.paper)
    patch.setAlphaF(0.88)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setFont(font(text_size(look)))
    for item in placed:
        if np.isnan(numbers[item.row]):
            continue
        text = short(float(numbers[item.row]))
        width = metrics(text_size(look)).horizontalAdvance(text) + 6.0
        box = QRectF(item.box.center().x() - width / 2, item.box.top() + 1.5, width, item.box.height() - 3.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(patch)
        painter.drawRoundedRect(box, 4.0, 4.0)
        painter.setPen(QColor(theme.ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, text)


def paint_frozen(painter: QPainter, look: Look) -> None:
    """A snowflake near the target of every frozen edge in view."""
    frozen = [id for id, edge in look.drawing.edges.items() if edge.frozen]
    if not frozen or look.camera.scale < 0.3:
        return
    lines = screen_lines(look)
    side = float(np.clip(13.0 * look.camera.scale, 9.0, 18.0))
    for id in frozen:
        line = lines[look.geometry.edge_index[id]]
        at = QPointF(*(line[:2] + 0.87 * (line[2:] - line[:2])))
        box = QRectF(at.x() - side / 2, at.y() - side / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.theme.paper))
        painter.drawEllipse(box.adjusted(-1.5, -1.5, 1.5, 1.5))
        paint_mark(painter, "freeze", box, look.theme.accent)
