"""Emphasis: selected, lit and hovered edges on top of the others, with arrows or, a crowd, as plain lines."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from simulator.canvas.coloring import WIDTHS, edge_widths
from simulator.canvas.edge_layer import screen_lines, seen, stroke_scale, within_reach
from simulator.canvas.look import Look
from simulator.canvas.primitives import Primitives
from simulator.drawing.ties import tied_with
from simulator.numerics.array import Array, Indices

TIED = 0.8
"""Pixels by which an edge is wider that is tied to a selected one; its halo is dashed."""

PLAIN = 1
"""Which of ``WIDTHS`` a line in a crowd has, whatever its weight is by now: the picture of it is kept."""

LESS = 1.5
"""Pixels by which a line in a crowd is thinner, so that the drawing does not turn into a blot."""

FINE_UP_TO = 1000
"""At most this many lines of a crowd are antialiased: others take six times as long."""


@dataclass(frozen=True, slots=True)
class Group:
    """Edges that are emphasized alike, by ``extra`` pixels of width."""

    rows: Indices
    color: str
    extra: float


def groups(look: Look) -> tuple[Group, ...]:
    """What is emphasized, from the bottom up."""
    index, theme = look.geometry.edge_index, look.theme
    tied = [edge.id for edge in tied_with(look.drawing, look.selection) if edge.id not in look.selection]
    return tuple(
        Group(np.array(sorted(index[id] for id in ids if id in index), dtype=np.intp), color, extra)
        for ids, color, extra in (
            (tied, theme.accent, TIED),
            (look.selection, theme.accent, 2.0),
            (look.overlay.lit, theme.danger if look.overlay.refused else theme.accent, 3.0),
            ((look.hovered,), theme.accent, 1.2),
        )
    )


def paint_emphasis(painter: QPainter, look: Look) -> None:
    """A few edges, each with a halo and with the direction it points in."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    for group in groups(look):
        widths = WIDTHS[edge_widths(look.values, group.rows)] * stroke_scale(look) + group.extra
        for line, width in zip(screen_lines(look, group.rows), widths.tolist(), strict=True):
            _paint_arrow(painter, line, QColor(group.color), width, dashed=group.extra == TIED)


def paint_crowd(painter: QPainter, look: Look) -> None:
    """Any number of edges, as lines without halos and arrows, which would cover each other."""
    buffer = Primitives(QLineF)
    for group in groups(look):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, len(group.rows) <= FINE_UP_TO)
        lines = screen_lines(look, group.rows)
        buffer.load(within_reach(lines[seen(lines, look.width, look.height)], look))
        width = max(1.0, float(WIDTHS[PLAIN]) * stroke_scale(look) + group.extra - LESS)
        painter.setPen(QPen(QColor(group.color), width, c=Qt.PenCapStyle.FlatCap))
        buffer.draw(painter)


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
