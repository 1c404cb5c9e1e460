"""The still: the picture of what moves only with training; a large one is painted piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QPointF, QSize, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap

from simulator.canvas.camera import Camera
from simulator.canvas.layers import DrawingLayers
from simulator.canvas.look import Look
from simulator.canvas.pace import Pace
from simulator.canvas.paper_layer import paint_paper

AT_ONCE = 1500
"""Up to this many edges are painted in one go."""

PIECE = 0.008
"""Seconds of painting between two looks at what the hand does."""

Key = tuple[object, ...]


class Still:
    """Shows the latest finished picture, moved to where the camera is by now, while the next one is made."""

    def __init__(self, owner: QObject, layers: DrawingLayers, pace: Pace, update: Callable[[], None]) -> None:
        self._layers, self._pace, self._update = layers, pace, update
        self._finished: QPixmap | None = None
        self._camera = Camera()
        self.key: Key = ()
        """What the finished picture shows."""
        self._paper = QPixmap()
        self._paper_key: Key = ()
        self._work: Iterator[None] | None = None
        self._next = QTimer(owner, interval=0)
        self._next.timeout.connect(self._go_on)

    def bring(self, look: Look, size: QSize, ratio: float, key: Key, *, at_once: bool) -> None:
        """Make the picture of a look, now or soon; one that is being made is finished first."""
        if at_once or self._finished is None:
            self.abandon()
            for _ in self._paint(look, size, ratio, key):
                pass
        elif self._work is None and not self._pace.free:
            self._pace.ask()
        elif self._work is None:
            self._work = self._paint(look, size, ratio, key)
            self._next.start()

    def abandon(self) -> None:
        """What is being made is no longer so."""
        self._work = None
        self._next.stop()

    def show(self, painter: QPainter, look: Look) -> None:
        """Draw the finished picture; one of another camera moved and scaled to this one."""
        assert self._finished is not None
        if self._camera == look.camera:
            painter.drawPixmap(0, 0, self._finished)
            return
        factor = look.camera.scale / self._camera.scale
        painter.fillRect(0, 0, round(look.width), round(look.height), QColor(look.theme.paper))
        painter.save()
        painter.translate(
            look.camera.dx - self._camera.dx * factor, look.camera.dy - self._camera.dy * factor
        )
        painter.scale(factor, factor)
        painter.drawPixmap(QPointF(0, 0), self._finished)
        painter.restore()

    def _blank(self, look: Look, size: QSize, ratio: float) -> QPixmap:
        """The paper with its dots, kept while only what lies on it changes."""
        key = (look.camera, size, ratio, look.theme, look.options.grid)
        if key != self._paper_key:
            self._paper_key, self._paper = key, QPixmap(size * ratio)
            self._paper.setDevicePixelRatio(ratio)
            with QPainter(self._paper) as painter:
                paint_paper(painter, look)
        return self._paper

    def _go_on(self) -> None:
        until = perf_counter() + PIECE
        while self._work is not None and perf_counter() < until:
            if next(self._work, self) is self:
                self.abandon()
                self._update()

    def _paint(self, look: Look, size: QSize, ratio: float, key: Key) -> Iterator[None]:
        started, spent = perf_counter(), 0.0
        picture = QPixmap(self._blank(look, size, ratio))
        with QPainter(picture) as painter:
            for _ in self._layers.paint(painter, look):
                spent += perf_counter() - started
                yield
                started = perf_counter()
        self._finished, self._camera, self.key = picture, look.camera, key
        spent += perf_counter() - started
        self._pace.painted(spent, len(look.geometry.edges), look.smooth)
