"""Shapes: how a node looks, on the canvas and wherever one is offered."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from simulator.numerics.activations import activation

INPUT_SIDE = 0.86
"""Half the side of an input's square, as a share of the radius."""

REACH = 3.0
"""The curve is drawn for z from -REACH to REACH."""


def paint_shape(painter: QPainter, kind: str, center: QPointF, radius: float) -> None:
    """A circle, or the rounded square of an input, with the pen and brush that are set."""
    if kind == "input":
        half = radius * INPUT_SIDE
        box = QRectF(center.x() - half, center.y() - half, 2 * half, 2 * half)
        painter.drawRoundedRect(box, radius * 0.42, radius * 0.42)
    else:
        painter.drawEllipse(center, radius, radius)


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
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    place = QTransform.fromTranslate(box.center().x(), box.center().y())
    painter.drawPath(place.scale(box.width() / 2, box.height() / 2).map(activation_curve(key)))
