"""The edge layer: all edges in a few batches of lines, one for each color, width and dash."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from simulator.appearance.scales import BUCKETS, bucket_colors, buckets
from simulator.canvas.coloring import WIDTHS, edge_widths, positions, table_of
from simulator.canvas.geometry import EVERY, Array, Indices, clipped, trimmed
from simulator.canvas.inks import mixed
from simulator.canvas.look import Look
from simulator.canvas.primitives import Primitives
from simulator.drawing.records import NODE_RADIUS
from simulator.drawing.ties import tied_with

GAP = 2.5
"""Scene units between a rim and the edges that end at it."""

DASHES_UP_TO = 1500
"""Dashes cost ten times a plain line: with more edges than this, the sign of a weight is not drawn."""

PIECE = 400
"""Lines that are drawn between two pauses."""

FAR = 2000.0
"""Pixels around the view beyond which a line need not be drawn."""

GLOW_FROM = 0.8
"""Position on the scale from which an edge glows."""

GLOW = ((10.0, 0.08), (6.0, 0.10), (3.0, 0.14))
"""Widths beyond the line's and opacities, from the outside in."""

GLOW_UP_TO = 40
"""At most this many edges glow: wide transparent lines are slow."""

TIED = 0.8
"""Pixels by which an edge is wider that is tied to a selected one; its halo is dashed."""

CROWD = 1200
"""With more edges than this, lines become thinner so that the drawing does not turn into a blot."""


@dataclass(frozen=True, slots=True)
class Strokes:
    """How every edge that can be seen is drawn: rows of equal ``batch`` share one pen."""

    rows: Indices
    lines: Array
    color: Indices
    """Bucket of the color scale, -1 for an edge without a number."""
    width: Indices
    dashed: NDArray[np.bool_]


def dashes(look: Look) -> bool:
    """Whether the sign of a weight is drawn."""
    return len(look.geometry.edges) <= DASHES_UP_TO


def screen_lines(look: Look, rows: Indices | slice = EVERY) -> Array:
    """(edges, 4): every edge in pixels of the view, trimmed to the rims of its nodes."""
    lines = trimmed(look.geometry.segments(rows), NODE_RADIUS + GAP) * look.camera.scale
    lines += (look.camera.dx, look.camera.dy, look.camera.dx, look.camera.dy)
    return lines


def strokes(look: Look, of: Indices | None = None) -> Strokes:
    """What is seen of the edges, or of some rows, the weakest first, so that the strongest lie on top."""
    lines = screen_lines(look, EVERY if of is None else of)
    seen = np.flatnonzero(_seen(lines, look.width, look.height))
    rows, lines = seen if of is None else of[seen], lines[seen]
    places = positions(look.coloring, look.values, look.tops)
    if places is None:
        color = np.full(len(rows), -1, dtype=np.intp)
    else:
        color = np.where(np.isnan(places[rows]), -1, buckets(places[rows]))
    dashed = (look.values.weight[rows] < 0) & dashes(look)
    width = edge_widths(look.values, rows)
    strength = np.abs(color - BUCKETS / 2) if look.coloring.signed else color
    order = np.lexsort((dashed, width, color, strength))
    lines = _within_reach(lines[order], look)
    return Strokes(rows[order], lines, color[order], width[order], dashed[order])


def _within_reach(lines: Array, look: Look) -> Array:
    """Lines cut to the surroundings of the view where they are so long that dashing them would take ages."""
    around = (-FAR, -FAR, look.width + FAR, look.height + FAR)
    long = (np.abs(lines) > 4 * FAR).any(axis=1)
    lines[long] = clipped(lines[long], around)
    return lines


def _seen(lines: Array, width: float, height: float) -> NDArray[np.bool_]:
    left = np.minimum(lines[:, 0], lines[:, 2])
    right = np.maximum(lines[:, 0], lines[:, 2])
    top = np.minimum(lines[:, 1], lines[:, 3])
    bottom = np.maximum(lines[:, 1], lines[:, 3])
    margin = 8.0
    return (right > -margin) & (left < width + margin) & (bottom > -margin) & (top < height + margin)


class EdgeLayer:
    """Paints strokes; its buffer is kept from one picture to the next."""

    def __init__(self) -> None:
        self._buffer = Primitives(QLineF)

    def paint(self, painter: QPainter, look: Look, of: Indices | None = None) -> Iterator[None]:
        """All edges, or some rows, in their colors, with a pause after every few hundred."""
        todo = strokes(look, of)
        if not len(todo.rows):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, look.smooth)
        self._buffer.load(todo.lines)
        colors = bucket_colors(table_of(look.coloring, look.theme))
        widths = WIDTHS * stroke_scale(look)
        batch = (todo.color + 1) * 2 * len(WIDTHS) + todo.width * 2 + todo.dashed
        starts = np.flatnonzero(np.diff(batch, prepend=-1))
        for start, stop in pairwise([*starts.tolist(), len(batch)]):
            color = _color(todo.color[start], colors, look.theme.edge)
            if self._glows(look, todo, start):
                for spread, share in GLOW:
                    halo = _halo_pen(color, float(widths[todo.width[start]]), spread, share, look)
                    yield from self._lines(painter, halo, start, stop)
            pen = _pen(color, float(widths[todo.width[start]]), bool(todo.dashed[start]), look.theme.paper)
            yield from self._lines(painter, pen, start, stop)

    def _glows(self, look: Look, todo: Strokes, start: int) -> bool:
        if not look.smooth or look.coloring.signed:
            return False
        place = (todo.color[start] + 0.5) / BUCKETS
        return bool(place >= GLOW_FROM and len(todo.rows) - start <= GLOW_UP_TO)

    def _lines(self, painter: QPainter, pen: QPen, start: int, stop: int) -> Iterator[None]:
        painter.setPen(pen)
        for first in range(start, stop, PIECE):
            self._buffer.draw(painter, first, min(first + PIECE, stop))
            yield


def stroke_scale(look: Look) -> float:
    """Factor on line widths: thinner when zoomed out and in a crowd, thicker when zoomed in."""
    crowd = min(1.0, (CROWD / max(len(look.geometry.edges), 1)) ** 0.5)
    return float(np.clip(look.camera.scale, 0.45, 1.8) * max(crowd, 0.3))


def _color(bucket: int, colors: NDArray[np.uint8], plain: str) -> QColor:
    return QColor(plain) if bucket < 0 else QColor(*(int(part) for part in colors[bucket]))


def _pen(color: QColor, width: float, dashed: bool, paper: str) -> QPen:
    pen = QPen(color, max(width, 1.0))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if width < 1.0:
        pen.setColor(mixed(color, QColor(paper), max(width, 0.35)))
    if dashed:
        pen.setDashPattern([max(5.0 / pen.widthF(), 1.6), max(3.0 / pen.widthF(), 1.1)])
    return pen


def _halo_pen(color: QColor, width: float, spread: float, share: float, look: Look) -> QPen:
    halo = QColor(color)
    halo.setAlphaF(share if look.theme.dark else share * 0.6)
    return QPen(halo, width + spread * min(look.camera.scale, 1.5), c=Qt.PenCapStyle.RoundCap)


def paint_emphasis(painter: QPainter, look: Look, lines: Array) -> None:
    """Selected, lit and hovered edges on top of the others, with the direction they point in."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    index = look.geometry.edge_index
    scale = stroke_scale(look)
    lit_color = look.theme.danger if look.overlay.refused else look.theme.accent
    tied = [edge.id for edge in tied_with(look.drawing, look.selection) if edge.id not in look.selection]
    for ids, color, extra in (
        (tied, look.theme.accent, TIED),
        (look.selection, look.theme.accent, 2.0),
        (look.overlay.lit, lit_color, 3.0),
        ((look.hovered,), look.theme.accent, 1.2),
    ):
        rows = [index[id] for id in ids if id in index]
        for row in sorted(rows):
            width = float(WIDTHS[edge_widths(look.values, np.array([row]))[0]]) * scale + extra
            _paint_arrow(painter, lines[row], QColor(color), width, dashed=extra == TIED)


def _paint_arrow(painter: QPainter, line: Array, color: QColor, width: float, *, dashed: bool) -> None:
    length = float(np.hypot(*(line[2:] - line[:2])))
    if length < 1.0:
        return
    size = min(7.0 + 1.5 * width, length / 2)
    start, end = QPointF(line[0], line[1]), QPointF(line[2], line[3])
    back = QPointF(*(line[:2] - line[2:])) * (size / length)
    across = QPointF(-back.y(), back.x()) * 0.45
    halo = QColor(color)
    halo.setAlphaF(0.22)
    pen = QPen(halo, width + 6.0, c=Qt.PenCapStyle.FlatCap if dashed else Qt.PenCapStyle.RoundCap)
    if dashed:
        pen.setDashPattern([1.2, 0.8])
    painter.setPen(pen)
    painter.drawLine(start, end)
    painter.setPen(QPen(color, width, c=Qt.PenCapStyle.FlatCap))
    painter.drawLine(start, end + back * 0.8)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawPolygon(QPolygonF([end, end + back + across, end + back - across]))
