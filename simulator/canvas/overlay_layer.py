"""The overlay layer: selection, hover, drop targets, and what a gesture shows while it lasts."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from simulator.appearance.shapes import paint_glyph, paint_node_shape, paint_shape
from simulator.canvas.edge_layer import paint_emphasis, screen_lines
from simulator.canvas.edge_marks import paint_marks
from simulator.canvas.edge_numbers import paint_numbers
from simulator.canvas.look import Look
from simulator.canvas.node_layer import node_colors, paint_node
from simulator.canvas.number_places import Placed
from simulator.canvas.pauses import finish
from simulator.drawing.records import NODE_RADIUS
from simulator.drawing.ties import tied_with
from simulator.workbench.overlay import Ghost, Segment


def paint_overlay(painter: QPainter, look: Look, numbers: tuple[Placed, ...] = ()) -> None:
    """Everything that changes with the hand and not with training; ``numbers`` are those on edges."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    _paint_highlights(painter, look, numbers)
    overlay = look.overlay
    for guide in overlay.guides:
        _paint_guide(painter, look, guide)
    for rubber in overlay.rubber:
        _paint_rubber(painter, look, rubber)
    for ghost in overlay.ghosts:
        _paint_ghost(painter, look, ghost)
    if overlay.marquee is not None:
        _paint_marquee(painter, look, overlay.marquee)


def _paint_highlights(painter: QPainter, look: Look, numbers: tuple[Placed, ...]) -> None:
    ids = set(look.selection) | look.overlay.lit
    if look.hovered is not None:
        ids.add(look.hovered)
    if not ids:
        return
    if any(id in look.geometry.edge_index for id in ids):
        paint_emphasis(painter, look, screen_lines(look))
        tied = {edge.id for edge in tied_with(look.drawing, look.selection)}
        index = look.geometry.edge_index
        edges = {index[id]: id for id in ids | tied if id in index}
        finish(paint_numbers(painter, look, tuple(one for one in numbers if one.row in edges)))
        paint_marks(painter, look, frozenset(edges.values()))
    rows = sorted(look.geometry.node_index[id] for id in ids if id in look.geometry.node_index)
    colors = node_colors(look) if rows else None
    singly = colors is not None and len(rows) <= 300 and NODE_RADIUS * look.camera.scale >= 13.0
    for row in rows:
        _paint_halo(painter, look, row)
        if singly and colors is not None:
            paint_node(painter, look, row, colors)
        _paint_outline(painter, look, row)


def _place(look: Look, row: int) -> tuple[str, QPointF, float]:
    node = look.drawing.nodes[look.geometry.nodes[row]]
    return node.kind, QPointF(*look.camera.to_view(node.x, node.y)), NODE_RADIUS * look.camera.scale


def _paint_halo(painter: QPainter, look: Look, row: int) -> None:
    kind, center, radius = _place(look, row)
    id = look.geometry.nodes[row]
    lit = id in look.overlay.lit
    color = QColor(look.theme.danger if lit and look.overlay.refused else look.theme.accent)
    color.setAlphaF(0.34 if lit else 0.2 if id in look.selection else 0.13)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    paint_shape(painter, kind, center, radius + (11.0 if lit else 8.0))


def _paint_outline(painter: QPainter, look: Look, row: int) -> None:
    kind, center, radius = _place(look, row)
    id = look.geometry.nodes[row]
    if id in look.selection or id in look.overlay.lit:
        refused = id in look.overlay.lit and look.overlay.refused
        painter.setPen(QPen(QColor(look.theme.danger if refused else look.theme.accent), 2.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        paint_shape(painter, kind, center, radius + 6.5)


def _line(look: Look, segment: Segment) -> QLineF:
    start = look.camera.to_view(segment[0], segment[1])
    return QLineF(QPointF(*start), QPointF(*look.camera.to_view(segment[2], segment[3])))


def _paint_guide(painter: QPainter, look: Look, segment: Segment) -> None:
    color = QColor(look.theme.accent)
    color.setAlphaF(0.75)
    pen = QPen(color, 1.0)
    pen.setDashPattern([5.0, 4.0])
    painter.setPen(pen)
    painter.drawLine(_line(look, segment))


def _paint_rubber(painter: QPainter, look: Look, segment: Segment) -> None:
    line = _line(look, segment)
    color = QColor(look.theme.danger if look.overlay.refused else look.theme.accent)
    width = 2.2 * min(max(look.camera.scale, 0.7), 1.6)
    halo = QColor(color)
    halo.setAlphaF(0.18)
    painter.setPen(QPen(halo, width + 6.0, c=Qt.PenCapStyle.RoundCap))
    painter.drawLine(line)
    pen = QPen(color, width, c=Qt.PenCapStyle.RoundCap)
    if look.overlay.refused:
        pen.setDashPattern([3.0, 3.0])
    painter.setPen(pen)
    painter.drawLine(line)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(line.p2(), width + 1.5, width + 1.5)


def _paint_ghost(painter: QPainter, look: Look, ghost: Ghost) -> None:
    center = QPointF(*look.camera.to_view(ghost.x, ghost.y))
    color = QColor(look.theme.accent)
    pen = QPen(color, 1.8)
    pen.setDashPattern([4.0, 3.0])
    wash = QColor(look.theme.soft_accent)
    wash.setAlphaF(0.7)
    painter.setPen(pen)
    painter.setBrush(wash)
    radius = NODE_RADIUS * look.camera.scale
    paint_node_shape(painter, ghost.kind, center, radius)
    paint_glyph(painter, ghost.kind, center, radius, color)


def _paint_marquee(painter: QPainter, look: Look, segment: Segment) -> None:
    line = _line(look, segment)
    box = QRectF(line.p1(), line.p2()).normalized()
    wash = QColor(look.theme.accent)
    wash.setAlphaF(0.08)
    painter.setPen(QPen(QColor(look.theme.accent), 1.0))
    painter.setBrush(wash)
    painter.drawRoundedRect(box, 3.0, 3.0)
