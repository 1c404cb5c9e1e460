"""Marks: the small drawings on nodes - an activation's curve, a snowflake, a warning - as vectors."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform
from PySide6.QtSvg import QSvgRenderer

from simulator.numerics.activations import activation
from simulator.resources import resource

REACH = 3.0
"""The curve is drawn for z from -REACH to REACH."""


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


def paint_mark(painter: QPainter, name: str, box: QRectF, color: str) -> None:
    """One of the icons as a vector, so that it stays sharp in an exported picture."""
    _renderer(name, color).render(painter, box)


@lru_cache(maxsize=64)
def _renderer(name: str, color: str) -> QSvgRenderer:
    source = resource("icons", f"{name}.svg").read_text("utf-8")
    return QSvgRenderer(QByteArray(source.replace("currentColor", color).encode()))
