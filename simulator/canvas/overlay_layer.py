"""The overlay layer: what a gesture shows while it lasts."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from simulator.appearance.shapes import paint_glyph, paint_node_shape
from simulator.canvas.look import Look
from simulator.drawing.records import NODE_RADIUS
from simulator.workbench.overlay import Ghost, Segment


def paint_overlay(painter: QPainter, look: Look) -> None:
    """Guides, the edge and the nodes that are being drawn, the marquee."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    overlay = look.overlay
    for guide in overlay.guides:
        _paint_guide(painter, look, guide)
    for rubber in overlay.rubber:
        _paint_rubber(painter, look, rubber)
    for ghost in overlay.ghosts:
        _paint_ghost(painter, look, ghost)
    if overlay.marquee is not None:
        _paint_marquee(painter, look, overlay.marquee)


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
