"""Shapes: how a node looks, on the canvas and wherever one is offered."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from simulator.model.kinds import KINDS
from simulator.numerics.activations import activation


@dataclass(frozen=True, slots=True)
class Square:
    """Half its side and the radius of its corners, as shares of a circle's radius."""

    half: float
    corner: float


SQUARES = {
    "input": Square(0.86, 0.42),
    "constant": Square(0.74, 0.06),
    **{kind.key: Square(0.88, 0.2) for kind in KINDS if kind.operation},
}
"""The kinds that are no circles."""

INNER_RIM = 0.84
"""Radius of a variable's second circle, as a share of the first."""

GLYPHS = {kind.key: kind.operation.glyph for kind in KINDS if kind.operation}
"""What operations wear."""

GLYPH_SIZE, GLYPH_WIDTH = 1.08, 1.36
"""Height of a sign, and the width that a longer one is fitted into, as shares of the radius."""

REACH = 3.0
"""The curve is drawn for z from -REACH to REACH."""


def paint_shape(painter: QPainter, kind: str, center: QPointF, radius: float) -> None:
    """A circle or the square of its kind, with the pen and brush that are set."""
    square = SQUARES.get(kind)
    if square is None:
        painter.drawEllipse(center, radius, radius)
    else:
        half, corner = radius * square.half, radius * square.corner
        painter.drawRoundedRect(
            QRectF(center.x() - half, center.y() - half, 2 * half, 2 * half), corner, corner
        )


def paint_node_shape(painter: QPainter, kind: str, center: QPointF, radius: float) -> None:
    """The shape with the second rim that a variable has."""
    paint_shape(painter, kind, center, radius)
    if kind == "variable":
        painter.setBrush(Qt.BrushStyle.NoBrush)
        paint_shape(painter, kind, center, radius * INNER_RIM)


def paint_glyph(painter: QPainter, kind: str, center: QPointF, radius: float, color: QColor) -> None:
    """The sign of an operation around ``center``; other kinds have none."""
    glyph = GLYPHS.get(kind)
    if glyph is None:
        return
    painter.setFont(_glyph_font(QFont().family(), glyph, round(radius * 2) / 2))
    painter.setPen(color)
    box = QRectF(center.x() - 2 * radius, center.y() - radius, 4 * radius, 2 * radius)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), glyph)


@lru_cache(maxsize=512)
def _glyph_font(family: str, glyph: str, radius: float) -> QFont:
    found = QFont(family)
    found.setWeight(QFont.Weight.DemiBold)
    size = radius * (GLYPH_SIZE if len(glyph) == 1 else 0.86)
    found.setPixelSize(max(round(size), 5))
    width = QFontMetricsF(found).horizontalAdvance(glyph)
    if width > GLYPH_WIDTH * radius:
        found.setPixelSize(max(round(size * GLYPH_WIDTH * radius / width), 5))
    return found


@lru_cache(maxsize=64)
def activation_curve(key: str) -> QPainterPath:
    """The activation's graph in a box from (-1, -1) to (1, 1), y upwards as on paper."""
    try:
        row = activation(key)
    except KeyError:
        return QPainterPath()
    z = np.linspace(-REACH, REACH, 49)
    a = np.asarray(row.function(z), dtype=np.float64)
    low, high = float(a.min()), float(a.max())
    y = 1.0 - 2.0 * (a - low) / max(high - low, 1e-9)
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(u, v) for u, v in zip(z / REACH, y, strict=True)]))
    return path


def paint_curve(painter: QPainter, key: str, box: QRectF, color: QColor, width: float) -> None:
    """The activation's curve in ``box``."""
    pen = QPen(color, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    # A round join at each of the points would take three times as long.
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    place = QTransform.fromTranslate(box.center().x(), box.center().y())
    painter.drawPath(place.scale(box.width() / 2, box.height() / 2).map(activation_curve(key)))
