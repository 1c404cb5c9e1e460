"""The verdict layer: where a gradient was checked, a check, a cross, a wave for a kink, a question mark."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from simulator.appearance.theme import Theme
from simulator.canvas.look import Look
from simulator.canvas.number_places import Placed
from simulator.canvas.primitives import Primitives
from simulator.canvas.verdict_places import MOST, Marks, placed, radius_at

BADGES_FROM = 0.4
"""Scale from which marks have their shapes, if they are not too many; else what agrees is a dot."""

ROLES = {"pass": "success", "fail": "danger", "kink": "warning", "unknown": "muted"}
"""The theme's color of each verdict."""


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
            self._marks, self._placed_for = placed(look, numbers), key
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
    elif verdict == "unknown":
        path.moveTo(-0.55 * unit, -0.5 * unit)
        path.cubicTo(-0.5 * unit, -1.4 * unit, 0.9 * unit, -1.2 * unit, 0.6 * unit, -0.4 * unit)
        path.quadTo(0.45 * unit, -0.1 * unit, 0.0, 0.25 * unit)
        path.moveTo(0.0, 0.95 * unit)
        path.lineTo(0.0, 0.96 * unit)
    else:
        path.moveTo(-unit, 0.25 * unit)
        path.cubicTo(-0.4 * unit, -1.1 * unit, 0.4 * unit, 1.1 * unit, unit, -0.25 * unit)
    return path
