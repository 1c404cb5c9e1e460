"""The still: the picture of what moves only with training; a large one is painted piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import perf_counter

from PySide6.QtCore import QObject, QPointF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap

from simulator.canvas.apart import Apart
from simulator.canvas.camera import Camera
from simulator.canvas.layers import DrawingLayers
from simulator.canvas.look import Look
from simulator.canvas.pace import Pace
from simulator.canvas.paper_layer import paint_paper
from simulator.canvas.pauses import finish

AT_ONCE = 1500
"""Up to this many edges are painted in one go, unless training only gives them other colors and numbers."""

PIECE = 0.004
"""Seconds of painting between two looks at what the hand does."""

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished one: all of a drawing, or what lies under and over a part that moves."""

    under: QPixmap
    camera: Camera
    apart: Apart | None = None
    over: QPixmap | None = None


class Still:
    """Shows the latest finished picture, moved to where the camera is by now, while the next one is made."""

    def __init__(self, owner: QObject, layers: DrawingLayers, pace: Pace, update: Callable[[], None]) -> None:
        self._layers, self._pace, self._update = layers, pace, update
        self._finished: Picture | None = None
        self.apart: Apart | None = None
        """What the next pictures leave out, for it moves with the hand."""
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
            finish(self._paint(look, size, ratio, key))
        elif self._work is None and not self._pace.free:
            self._pace.ask()
        elif self._work is None:
            self._work = self._paint(look, size, ratio, key)
            self._next.start()

    def abandon(self) -> None:
        """What is being made is no longer so."""
        self._work = None
        self._next.stop()

    def leaves_out(self, ids: frozenset[str]) -> bool:
        """Whether just these nodes are left out of the finished picture, and will be of the next."""
        shown = self._finished.apart if self._finished is not None else None
        return shown is not None and shown is self.apart and shown.ids == ids

    def show(self, painter: QPainter, look: Look) -> None:
        """Draw the finished picture, and what moves where it is by now."""
        picture = self._finished
        assert picture is not None
        if picture.camera != look.camera:
            painter.fillRect(0, 0, round(look.width), round(look.height), QColor(look.theme.paper))
        draw_moved(painter, look, picture.under, picture.camera)
        if picture.apart is None or picture.over is None or picture.apart.revision != look.geometry.revision:
            return
        self._layers.paint_moving_edges(painter, look, picture.apart.moving)
        draw_moved(painter, look, picture.over, picture.camera)
        self._layers.paint_nodes(painter, look, picture.apart.moving)

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
        under, apart, over = QPixmap(self._blank(look, size, ratio)), self.apart, None
        with QPainter(under) as painter:
            layers = self._layers
            work = (
                layers.paint(painter, look)
                if apart is None
                else layers.paint_edges(painter, look, apart.staying)
            )
            for _ in work:
                spent += perf_counter() - started
                yield
                started = perf_counter()
        if apart is not None:
            over = self._over(look, size, ratio, apart)
        self._finished, self.key = Picture(under, look.camera, apart, over), key
        spent += perf_counter() - started
        self._pace.painted(spent, len(look.geometry.edges), look.smooth)

    def _over(self, look: Look, size: QSize, ratio: float, apart: Apart) -> QPixmap:
        over = clear(size, ratio)
        with QPainter(over) as painter:
            self._layers.paint_nodes(painter, look, apart.staying)
        return over


def clear(size: QSize, ratio: float) -> QPixmap:
    """A picture with nothing on it, to be laid over another."""
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    return picture


def draw_moved(painter: QPainter, look: Look, picture: QPixmap, camera: Camera) -> None:
    """A picture of the view; one of another camera is moved and scaled to this one."""
    if camera == look.camera:
        painter.drawPixmap(0, 0, picture)
        return
    factor = look.camera.scale / camera.scale
    painter.save()
    painter.translate(look.camera.dx - camera.dx * factor, look.camera.dy - camera.dy * factor)
    painter.scale(factor, factor)
    painter.drawPixmap(QPointF(0, 0), picture)
    painter.restore()
