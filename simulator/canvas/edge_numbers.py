"""Numbers on edges, on a patch of paper along the line; and snowflakes on frozen ones."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from simulator.canvas.edge_layer import screen_lines
from simulator.canvas.geometry import Array
from simulator.canvas.look import Look
from simulator.canvas.marks import paint_mark
from simulator.canvas.number_places import Placed, text_size
from simulator.canvas.numbers_shown import short
from simulator.canvas.texts import font, metrics


def numbers_of(look: Look) -> Array:
    """The numbers that stand on edges: gradients or updates where colors mean them signed, else weights."""
    values = look.values
    chosen = {"gradient": values.gradient, "update": values.update}
    return chosen.get(look.coloring.key, values.weight) if values.trained else values.weight


def paint_numbers(painter: QPainter, look: Look, placed: tuple[Placed, ...]) -> None:
    """Each number at its place."""
    numbers = numbers_of(look)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setFont(font(text_size(look)))
    for item in placed:
        if not np.isnan(numbers[item.row]):
            painter.save()
            painter.translate(item.x, item.y)
            painter.rotate(item.angle)
            _paint_number(painter, look, short(float(numbers[item.row])), item.height)
            painter.restore()


def _paint_number(painter: QPainter, look: Look, text: str, height: float) -> None:
    patch = QColor(look.theme.paper)
    patch.setAlphaF(0.9)
    width = metrics(text_size(look)).horizontalAdvance(text) + 6.0
    box = QRectF(-width / 2, -height / 2 + 1.5, width, height - 3.0)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(patch)
    painter.drawRoundedRect(box, 4.0, 4.0)
    painter.setPen(QColor(look.theme.ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, text)


def paint_frozen(painter: QPainter, look: Look) -> None:
    """A snowflake near the target of every frozen edge."""
    if look.camera.scale < 0.3:
        return
    frozen = [id for id, edge in look.drawing.edges.items() if edge.frozen]
    if not frozen:
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
