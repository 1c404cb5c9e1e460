"""Kept: parts of the picture that are painted once and shown again: words need not change at 60 Hz."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import perf_counter

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from simulator.canvas.look import Look

SECONDS = 0.1
"""How old a kept part may become while training runs: numbers that change faster cannot be read."""


class Kept:
    """Painted anew at once where anything but the training has changed; at rest nothing is kept."""

    def __init__(self, paint: Callable[[QPainter, Look], Iterator[None]]) -> None:
        self._paint = paint
        self._picture = QPixmap()
        self._key: tuple[object, ...] = ()
        self._due = 0.0

    def paint(self, painter: QPainter, look: Look, box: QRectF) -> Iterator[None]:
        """The part, which lies within the box, with its pauses."""
        if not look.hurried:
            yield from self._paint(painter, look)
            return
        ratio = painter.device().devicePixelRatio()
        key = (look.edition, look.camera, look.theme, box, ratio)
        if key != self._key or perf_counter() >= self._due:
            picture = QPixmap((box.size() * ratio).toSize() + QSize(1, 1))
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            with QPainter(picture) as inner:
                inner.translate(-box.topLeft())
                yield from self._paint(inner, look)
            self._picture, self._key, self._due = picture, key, perf_counter() + SECONDS
        painter.drawPixmap(box.topLeft(), self._picture)
