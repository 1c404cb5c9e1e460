"""The edge layer: all edges in a few batches of lines, one for each color, width and dash."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from simulator.appearance.scales import BUCKETS, bucket_colors, buckets
from simulator.canvas.coloring import WIDTHS, edge_widths, positions, table_of
from simulator.canvas.geometry import EVERY, clipped, trimmed
from simulator.canvas.inks import mixed
from simulator.canvas.look import Look
from simulator.canvas.primitives import Primitives
from simulator.drawing.records import NODE_RADIUS
from simulator.numerics.array import Array, Indices

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
    there = np.flatnonzero(seen(lines, look.width, look.height))
    rows, lines = there if of is None else of[there], lines[there]
    places = positions(look.coloring, look.values, look.tops)
    if places is None:
        color = np.full(len(rows), -1, dtype=np.intp)
    else:
        color = np.where(np.isnan(places[rows]), -1, buckets(places[rows]))
    dashed = (look.values.weight[rows] < 0) & dashes(look)
    width = edge_widths(look.values, rows)
    strength = np.abs(color - BUCKETS / 2) if look.coloring.signed else color
    order = np.lexsort((dashed, width, color, strength))
    lines = within_reach(lines[order], look)
    return Strokes(rows[order], lines, color[order], width[order], dashed[order])


def within_reach(lines: Array, look: Look) -> Array:
    """Lines cut to the surroundings of the view where they are so long that dashing them would take ages."""
    around = (-FAR, -FAR, look.width + FAR, look.height + FAR)
    long = (np.abs(lines) > 4 * FAR).any(axis=1)
    lines[long] = clipped(lines[long], around)
    return lines


def seen(lines: Array, width: float, height: float) -> NDArray[np.bool_]:
    """Which lines may reach into the view."""
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
