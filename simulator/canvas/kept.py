"""Kept: parts of the picture that are painted once and shown again: words need not change at 60 Hz."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from simulator.canvas.look import Look

SECONDS = 0.1
"""How old a kept part may become while training runs: numbers that change faster cannot be read."""


class Kept:
    """Painted anew at once where anything but the training has changed; at rest nothing is kept."""

    def __init__(self, paint: Callable[[QPainter, Look], object]) -> None:
        self._paint = paint
        self._picture = QPixmap()
        self._key: tuple[object, ...] = ()
        self._due = 0.0

    def paint(self, painter: QPainter, look: Look, box: QRectF) -> None:
        """The part, which lies within the box."""
        if not look.hurried:
            self._paint(painter, look)
            return
        ratio = painter.device().devicePixelRatio()
        key = (look.edition, look.camera, look.theme, box, ratio)
        if key != self._key or perf_counter() >= self._due:
            self._picture = self._painted(look, box, ratio)
            self._key, self._due = key, perf_counter() + SECONDS
        painter.drawPixmap(box.topLeft(), self._picture)

    def _painted(self, look: Look, box: QRectF, ratio: float) -> QPixmap:
        picture = QPixmap((box.size() * ratio).toSize() + QSize(1, 1))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            painter.translate(-box.topLeft())
            self._paint(painter, look)
        return picture
