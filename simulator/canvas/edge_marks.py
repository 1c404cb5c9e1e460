"""Small marks on edges: a snowflake where it is frozen, the name of its tie, its number as an argument."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from simulator.canvas.edge_layer import screen_lines
from simulator.canvas.look import Look
from simulator.canvas.marks import paint_mark
from simulator.canvas.texts import font, metrics
from simulator.drawing.arguments import in_order
from simulator.model.kinds import ORDERED
from simulator.numerics.array import Array

MARKS_FROM = 0.3
"""Scale from which marks are drawn."""

BEFORE_TARGET = 9.0
"""Scene units from the end of an edge to the middle of its number as an argument."""

ALONG_TIE, ALONG_FROZEN = 0.13, 0.87
"""Share of the way at which a tie's name and a snowflake stand."""


def paint_marks(painter: QPainter, look: Look, of: frozenset[str] | None = None) -> None:
    """All marks that are needed, or those on a few edges; most drawings need none."""
    if look.camera.scale < MARKS_FROM:
        return
    drawing, ids = look.drawing, look.drawing.edges if of is None else of
    marked = [edge for edge in map(drawing.edges.__getitem__, ids) if edge.frozen or edge.tie is not None]
    ordered = [(id, number) for id, number in argument_numbers(look) if of is None or id in of]
    if not marked and not ordered:
        return
    lines = screen_lines(look)
    for edge in marked:
        line = lines[look.geometry.edge_index[edge.id]]
        if edge.frozen:
            _paint_frozen(painter, look, _along(line, ALONG_FROZEN))
        if edge.tie is not None:
            _paint_tag(painter, look, _along(line, ALONG_TIE), edge.tie, round_=False)
    for id, number in ordered:
        _paint_tag(painter, look, argument_place(look, lines, id), str(number), round_=True)


def argument_numbers(look: Look) -> Iterator[tuple[str, int]]:
    """Edges into operations whose order matters, each with its number from 1."""
    for id, kind in zip(look.geometry.nodes, look.geometry.kinds, strict=True):
        if kind in ORDERED:
            edges = in_order(look.drawing.incoming(id).values())
            yield from ((edge.id, number) for number, edge in enumerate(edges, 1) if len(edges) > 1)


def argument_place(look: Look, lines: Array, id: str) -> QPointF:
    """Where the number of an argument stands: just before the node it is for."""
    line = lines[look.geometry.edge_index[id]]
    length = float(np.hypot(*(line[2:] - line[:2])))
    return _along(line, max(1.0 - BEFORE_TARGET * look.camera.scale / max(length, 1e-9), 0.5))


def _along(line: Array, share: float) -> QPointF:
    return QPointF(*(line[:2] + share * (line[2:] - line[:2])))


def _paint_frozen(painter: QPainter, look: Look, at: QPointF) -> None:
    side = float(np.clip(13.0 * look.camera.scale, 9.0, 18.0))
    box = QRectF(at.x() - side / 2, at.y() - side / 2, side, side)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.theme.paper))
    painter.drawEllipse(box.adjusted(-1.5, -1.5, 1.5, 1.5))
    paint_mark(painter, "freeze", box, look.theme.accent)


def _paint_tag(painter: QPainter, look: Look, at: QPointF, text: str, *, round_: bool) -> None:
    """A word in a small frame: dashed and square for a tie, a circle for a number."""
    size = float(np.clip(9.5 * look.camera.scale, 8.0, 14.0))
    high = size + 5.0
    wide = max(metrics(size, bold=True).horizontalAdvance(text) + 7.0, high)
    box = QRectF(at.x() - wide / 2, at.y() - high / 2, wide, high)
    pen = QPen(QColor(look.theme.muted if round_ else look.theme.accent), 1.0)
    if not round_:
        pen.setDashPattern([2.5, 1.8])
    painter.setPen(pen)
    painter.setBrush(QColor(look.theme.paper))
    corner = high / 2 if round_ else 3.0
    painter.drawRoundedRect(box, corner, corner)
    painter.setFont(font(size, bold=True))
    painter.setPen(QColor(look.theme.ink if round_ else look.theme.accent))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip), text)
