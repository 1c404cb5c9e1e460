"""The paper: a calm ground with a fine grid of dots that comes and goes with the zoom."""

from __future__ import annotations

import numpy as np
from pyqtgraph.Qt.internals import PrimitiveArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from simulator.canvas.look import Look
from simulator.drawing.records import GRID

COARSER = 4
"""Every so many dots stay when the dots of a grid come too close."""

CLOSEST = 12.0
"""Pixels between dots below which the coarser grid is drawn."""

_points = PrimitiveArray(QPointF, 2)


def paint_paper(painter: QPainter, look: Look, *, grid: bool = True) -> None:
    """Fill the view with paper."""
    painter.fillRect(QRectF(0, 0, look.width, look.height), QColor(look.theme.paper))
    if grid and look.options.grid:
        _paint_dots(painter, look)


def _paint_dots(painter: QPainter, look: Look) -> None:
    scale = look.camera.scale
    step = 2 * GRID
    while step * scale < CLOSEST:
        step *= COARSER
    fine = _lattice(look, step)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    _paint_points(painter, fine, look.theme.grid, 1.6)
    if step * scale < 2.5 * CLOSEST:
        _paint_points(painter, _lattice(look, step * COARSER), look.theme.grid, 2.4)


def _lattice(look: Look, step: float) -> np.ndarray:
    left, top, right, bottom = look.camera.seen(look.width, look.height)
    x = (
        np.arange(np.floor(left / step), np.ceil(right / step) + 1) * step * look.camera.scale
        + look.camera.dx
    )
    y = (
        np.arange(np.floor(top / step), np.ceil(bottom / step) + 1) * step * look.camera.scale
        + look.camera.dy
    )
    return np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)


def _paint_points(painter: QPainter, points: np.ndarray, color: str, size: float) -> None:
    pen = QPen(QColor(color), size)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    _points.resize(len(points))
    _points.ndarray()[:] = points
    painter.drawPoints(*_points.drawargs())
