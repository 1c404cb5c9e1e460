"""The verdict layer: where a gradient was checked, a check, a cross, or a wave for a kink."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from simulator.appearance.theme import Theme
from simulator.canvas.edge_layer import screen_lines
from simulator.canvas.look import Look
from simulator.canvas.number_places import Placed
from simulator.canvas.primitives import Primitives
from simulator.drawing.records import NODE_RADIUS
from simulator.numerics.array import Array, Indices

SHARES = (0.76, 0.24, 0.66, 0.86, 0.34, 0.14)
"""Of the way from source to target: places that are tried for a mark."""

BADGES_FROM, MOST = 0.4, 400
"""Scale from which marks have their shapes, and how many of them; beyond, what agrees is a dot."""

ROLES = {"pass": "success", "fail": "danger", "kink": "warning"}
"""The theme's color of each verdict."""

RADIUS = 7.0
"""Of a mark at 100 %."""

Marks = tuple[tuple[str, float, float], ...]
"""Verdict and place of every mark in view."""


class VerdictLayer:
    """Remembers where marks stand while nothing moves; they keep clear of numbers."""

    def __init__(self) -> None:
        self._marks: Marks = ()
        self._placed_for: tuple[object, ...] = ()
        self._dots = Primitives(QPointF)

    def paint(self, painter: QPainter, look: Look, numbers: tuple[Placed, ...]) -> None:
        """Nothing where nothing was checked."""
        if not look.verdicts:
            return
        geometry = look.geometry
        key = (
            geometry.revision,
            geometry.moves,
            look.camera,
            look.width,
            look.height,
            numbers,
            look.verdicts,
        )
        if key != self._placed_for:
            self._marks, self._placed_for = _placed(look, numbers), key
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        crowded = len(self._marks) > MOST or look.camera.scale < BADGES_FROM
        if crowded:
            self._paint_dots(painter, look)
        badges = [mark for mark in self._marks if not (crowded and mark[0] == "pass")]
        for verdict, x, y in badges[:MOST]:
            paint_badge(painter, look.theme, verdict, QPointF(x, y), radius_at(look.camera.scale))

    def _paint_dots(self, painter: QPainter, look: Look) -> None:
        """What agrees, thousands at once."""
        self._dots.load(np.array([mark[1:] for mark in self._marks if mark[0] == "pass"]).reshape(-1, 2))
        width = float(np.clip(8.0 * look.camera.scale, 1.5, 4.0))
        painter.setPen(QPen(QColor(look.theme.success), width, c=Qt.PenCapStyle.RoundCap))
        self._dots.draw(painter)


def radius_at(scale: float) -> float:
    """Pixels: grows with the zoom, but less."""
    return RADIUS * float(np.clip(scale, 0.8, 1.6))


def paint_badge(painter: QPainter, theme: Theme, verdict: str, at: QPointF, radius: float) -> None:
    """A disc with the sign of a verdict: its shape says what its color says."""
    ink = QColor(getattr(theme, ROLES[verdict]))
    painter.setPen(QPen(ink, 1.2))
    painter.setBrush(QColor(theme.raised))
    painter.drawEllipse(at, radius, radius)
    painter.setPen(QPen(ink, max(1.6, radius * 0.26), c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.save()
    painter.translate(at)
    painter.drawPath(_sign(verdict, radius))
    painter.restore()


def _sign(verdict: str, radius: float) -> QPainterPath:
    path, unit = QPainterPath(), radius * 0.5
    if verdict == "pass":
        path.moveTo(-0.9 * unit, 0.1 * unit)
        path.lineTo(-0.25 * unit, 0.75 * unit)
        path.lineTo(0.95 * unit, -0.7 * unit)
    elif verdict == "fail":
        for side in (-1, 1):
            path.moveTo(-0.7 * unit, -0.7 * unit * side)
            path.lineTo(0.7 * unit, 0.7 * unit * side)
    else:
        path.moveTo(-unit, 0.25 * unit)
        path.cubicTo(-0.4 * unit, -1.1 * unit, 0.4 * unit, 1.1 * unit, unit, -0.25 * unit)
    return path


def _placed(look: Look, numbers: tuple[Placed, ...]) -> Marks:
    on_nodes, on_edges = _on_nodes(look), _on_edges(look, numbers)
    inside = (
        mark
        for mark in (*on_edges, *on_nodes)
        if -9 < mark[1] < look.width + 9 and -9 < mark[2] < look.height + 9
    )
    return tuple(inside)


def _on_nodes(look: Look) -> Marks:
    """At the lower right of a node, whose upper right has other marks."""
    index, camera = look.geometry.node_index, look.camera
    away = NODE_RADIUS * camera.scale * 0.76
    found = [(verdict, look.drawing.nodes[id]) for id, verdict in look.verdicts.items() if id in index]
    places = [(verdict, camera.to_view(node.x, node.y)) for verdict, node in found]
    return tuple((verdict, x + away, y + away) for verdict, (x, y) in places)


def _on_edges(look: Look, numbers: tuple[Placed, ...]) -> Marks:
    """At the first of some places along an edge that is clear of all numbers."""
    index = look.geometry.edge_index
    found = [(verdict, index[id]) for id, verdict in look.verdicts.items() if id in index]
    if not found:
        return ()
    lines = screen_lines(look)[[row for _, row in found]]
    shares = np.array(SHARES)[:, None, None]
    places = lines[:, :2] + shares * (lines[:, 2:] - lines[:, :2])
    chosen = _clear(places, numbers, radius_at(look.camera.scale))
    rows = np.arange(len(found))
    spots = places[chosen, rows].tolist()
    return tuple((verdict, x, y) for (verdict, _), (x, y) in zip(found, spots, strict=True))


def _clear(places: Array, numbers: tuple[Placed, ...], radius: float) -> Indices:
    """For every edge the first of its places, (places, edges, 2), that touches no number."""
    touched = np.zeros(places.shape[:2], dtype=np.bool_)
    for number in numbers:
        turn = np.deg2rad(number.angle)
        away = places - (number.x, number.y)
        along = np.abs(away @ (np.cos(turn), np.sin(turn)))
        across = np.abs(away @ (-np.sin(turn), np.cos(turn)))
        touched |= (along < number.width / 2 + radius) & (across < number.height / 2 + radius)
    first: Indices = touched.argmin(axis=0)
    return first
