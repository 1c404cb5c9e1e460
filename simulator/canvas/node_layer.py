"""The node layer: neurons filled by activation and ringed by error signal; plain dots from far away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from simulator.appearance.scales import (
    BUCKETS,
    LogScale,
    SymmetricScale,
    bucket_colors,
    buckets,
    diverging,
    rounded_top,
    sequential,
)
from simulator.appearance.shapes import paint_node_shape, paint_shape
from simulator.appearance.theme import Theme
from simulator.canvas.facts import is_objective
from simulator.canvas.look import FADED, Look
from simulator.canvas.node_text import paint_badges, paint_inside, paint_outside
from simulator.canvas.primitives import Primitives
from simulator.drawing.records import NODE_RADIUS
from simulator.numerics.array import Array, Indices

DETAIL_FROM = 13.0
"""Radius in pixels from which a node is drawn singly, with what is written in it."""


@dataclass(frozen=True, slots=True)
class NodeColors:
    """For every node: the bucket of its fill, -1 without a value, and its error signal as 0..1."""

    fill: Indices
    error: Array
    """NaN where there is no error signal."""


def node_colors(look: Look) -> NodeColors:
    """Fill and ring of every node."""
    values, tops = look.values, look.tops
    fill = buckets(SymmetricScale(rounded_top(tops.a.value)).positions(values.a))
    error = LogScale(rounded_top(tops.delta.value)).positions(values.delta)
    known = ~np.isnan(values.a)
    shown = known & values.trained & ~values.unknown
    return NodeColors(np.where(known, fill, -1), np.where(shown, error, np.nan))


@lru_cache(maxsize=8)
def fills(theme: Theme) -> tuple[QColor, ...]:
    """The fill of each bucket; the last one, reached by -1, is a node without a value."""
    table = bucket_colors(diverging(theme))
    return (*(QColor(*(int(part) for part in row)) for row in table), QColor(theme.node))


@lru_cache(maxsize=8)
def rings(theme: Theme) -> tuple[QColor, ...]:
    """The color of the error signal's ring for each bucket."""
    return tuple(QColor(*(int(part) for part in row)) for row in bucket_colors(sequential(theme)))


def visible_nodes(look: Look) -> Indices:
    """The rows of the nodes that reach into the view."""
    scale = look.camera.scale
    places = look.geometry.centers * scale + (look.camera.dx, look.camera.dy)
    margin = 4 * NODE_RADIUS * scale
    x, y = places[:, 0], places[:, 1]
    inside = (x > -margin) & (x < look.width + margin) & (y > -margin) & (y < look.height + margin)
    return np.flatnonzero(inside)


def paint_nodes(painter: QPainter, look: Look, of: Indices | None = None) -> Iterator[None]:
    """All nodes that can be seen, or those of some rows, with a pause after each."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    rows, colors = visible_nodes(look), node_colors(look)
    rows = rows if of is None else np.intersect1d(rows, of, assume_unique=True)
    if NODE_RADIUS * look.camera.scale < DETAIL_FROM:
        _paint_dots(painter, look, rows, colors)
        return
    for row in rows:
        paint_node(painter, look, int(row), colors)
        yield


def paint_node(painter: QPainter, look: Look, row: int, colors: NodeColors) -> None:
    """One node with all that is written in and beside it."""
    node = look.drawing.nodes[look.geometry.nodes[row]]
    x, y = look.camera.to_view(node.x, node.y)
    center, radius = QPointF(x, y), NODE_RADIUS * look.camera.scale
    fill = fills(look.theme)[int(colors.fill[row])]
    if look.stale:
        fill = QColor(look.theme.node)
    elif node.id in look.domain:
        fill = QColor(look.theme.soft_danger)
    if not np.isnan(colors.error[row]):
        _paint_ring(painter, look, row, center, radius, float(colors.error[row]))
    rim = look.theme.danger if node.id in look.domain else look.theme.rim
    painter.setPen(QPen(QColor(rim), max(1.2, 1.4 * look.camera.scale)))
    painter.setBrush(fill)
    paint_node_shape(painter, node.kind, center, radius)
    if node.output or is_objective(look, node.id):
        _paint_output_arrow(painter, look, center, radius)
    painter.setOpacity(FADED if look.stale else 1.0)
    paint_inside(painter, look, row, node, center, radius, fill)
    paint_outside(painter, look, row, node, center, radius)
    painter.setOpacity(1.0)
    paint_badges(painter, look, row, node, center, radius)


def _paint_ring(
    painter: QPainter, look: Look, row: int, center: QPointF, radius: float, strength: float
) -> None:
    """The error signal: the stronger, the thicker and the more prominent; dashed if it is negative."""
    width = (1.0 + 2.4 * strength) * min(look.camera.scale, 1.6)
    pen = QPen(rings(look.theme)[min(int(strength * BUCKETS), BUCKETS - 1)], width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if look.values.delta[row] < 0:
        pen.setDashPattern([max(5.0 / width, 1.2), max(3.0 / width, 0.8)])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    kind = look.drawing.nodes[look.geometry.nodes[row]].kind
    paint_shape(painter, kind, center, radius + 0.7 + width / 2)


def _paint_output_arrow(painter: QPainter, look: Look, center: QPointF, radius: float) -> None:
    start = center + QPointF(radius + 1.0, 0.0)
    tip = center + QPointF(radius * 1.5, 0.0)
    wing = radius * 0.16
    painter.setPen(QPen(QColor(look.theme.rim), max(1.2, 1.6 * look.camera.scale), c=Qt.PenCapStyle.RoundCap))
    painter.drawLine(start, tip)
    painter.drawLine(tip, tip + QPointF(-wing, -wing))
    painter.drawLine(tip, tip + QPointF(-wing, wing))


_points = Primitives(QPointF)


def _paint_dots(painter: QPainter, look: Look, rows: Indices, colors: NodeColors) -> None:
    """Far away: thousands of round points, one batch for each color."""
    size = 2 * NODE_RADIUS * look.camera.scale
    places = look.geometry.centers[rows] * look.camera.scale + (look.camera.dx, look.camera.dy)
    fill = colors.fill[rows]
    square = look.geometry.is_square[rows]
    order = np.lexsort((fill, square))
    _points.load(places[order])
    key = square[order] * 1000 + fill[order]
    starts = [*np.flatnonzero(np.diff(key, prepend=-99)).tolist(), len(rows)]
    for start, stop in pairwise(starts):
        cap = Qt.PenCapStyle.SquareCap if square[order][start] else Qt.PenCapStyle.RoundCap
        color = fills(look.theme)[int(fill[order][start])]
        for pen in (
            QPen(QColor(look.theme.rim), size, c=cap),
            QPen(color, max(size - 2.0, size * 0.5), c=cap),
        ):
            painter.setPen(pen)
            _points.draw(painter, start, stop)
