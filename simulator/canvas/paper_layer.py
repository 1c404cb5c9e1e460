"""The paper: a calm ground with a fine grid of dots that comes and goes with the zoom."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from simulator.canvas.inks import mixed
from simulator.canvas.look import Look
from simulator.canvas.primitives import Primitives
from simulator.drawing.records import GRID
from simulator.numerics.array import Array

COARSER = 4
"""Every so many dots stay when the dots of a grid come too close."""

CLOSEST = 10.0
"""Pixels between dots at which a grid has faded away."""

CLEAR = 20.0
"""Pixels between dots from which a grid is drawn fully."""

_points = Primitives(QPointF)


def paint_paper(painter: QPainter, look: Look) -> None:
    """Fill the view with paper."""
    painter.fillRect(QRectF(0, 0, look.width, look.height), QColor(look.theme.paper))
    if look.options.grid:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        step = 2 * GRID
        while step * look.camera.scale < CLOSEST:
            step *= COARSER
        clear = (step * look.camera.scale - CLOSEST) / (CLEAR - CLOSEST)
        _paint_points(painter, look, step, min(clear, 1.0), 1.5)
        _paint_points(painter, look, step * COARSER, 1.0, 2.0)


def _lattice(look: Look, step: float) -> Array:
    left, top, right, bottom = look.camera.seen(look.width, look.height)
    x = np.arange(np.floor(left / step), np.ceil(right / step) + 1) * step * look.camera.scale
    y = np.arange(np.floor(top / step), np.ceil(bottom / step) + 1) * step * look.camera.scale
    across, down = np.meshgrid(x + look.camera.dx, y + look.camera.dy)
    return np.column_stack((across.ravel(), down.ravel()))


def _paint_points(painter: QPainter, look: Look, step: float, clear: float, size: float) -> None:
    color = mixed(QColor(look.theme.grid), QColor(look.theme.paper), clear)
    painter.setPen(QPen(color, size, c=Qt.PenCapStyle.SquareCap))  # a round cap costs ten times as much
    _points.load(_lattice(look, step))
    _points.draw(painter)
