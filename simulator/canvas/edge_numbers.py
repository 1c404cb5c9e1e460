"""Numbers on edges, on patches of paper along the line."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from simulator.canvas.graph_text import NO_VALUE, flow_text, value_text
from simulator.canvas.look import FADED, Look
from simulator.canvas.number_places import Placed, text_size
from simulator.canvas.numbers_shown import short
from simulator.canvas.texts import font, metrics
from simulator.numerics.array import Array


def numbers_of(look: Look) -> Array:
    """The numbers that stand on edges: gradients or updates where colors mean them signed, else weights."""
    values = look.values
    chosen = {"gradient": values.gradient, "update": values.update}
    return chosen.get(look.coloring.key, values.weight) if values.trained else values.weight


def edge_texts(look: Look, row: int) -> tuple[str, ...]:
    """What stands on an edge: a weight; on one without, the value going forward, the gradient coming back."""
    values = look.values
    if not values.is_argument[row]:
        number = float(numbers_of(look)[row])
        if np.isnan(number):  # of a weight that is there, a gradient that does not exist
            return () if np.isnan(values.weight[row]) else (NO_VALUE,)
        return (short(number),)
    source = int(look.geometry.ends[row, 0])
    known = look.frame is not None or look.stale
    forward = value_text(look, source, look.geometry.nodes[source]) if known else ""
    return tuple(text for text in (forward, flow_text(look, row)) if text)


def paint_numbers(painter: QPainter, look: Look, placed: tuple[Placed, ...]) -> Iterator[None]:
    """Each number at its place, with a pause after it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setFont(font(text_size(look)))
    painter.setOpacity(FADED if look.stale else 1.0)
    for item in placed:
        painter.save()
        painter.translate(item.x, item.y)
        painter.rotate(item.angle)
        _paint_texts(painter, look, edge_texts(look, item.row), item)
        painter.restore()
        yield
    painter.setOpacity(1.0)


def _paint_texts(painter: QPainter, look: Look, texts: tuple[str, ...], item: Placed) -> None:
    """A single one on the line; of two the first above it and the second below."""
    if not look.values.is_argument[item.row]:
        for text in texts:
            _paint_number(painter, look, text, 0.0, item.height, look.theme.ink)
        return
    half = item.height / 2
    for text, side, ink in zip(texts, (-1, 1), (look.theme.ink, look.theme.backward), strict=False):
        if text:
            _paint_number(painter, look, text, side * half / 2, half, ink)


def _paint_number(painter: QPainter, look: Look, text: str, down: float, height: float, ink: str) -> None:
    patch = QColor(look.theme.paper)
    patch.setAlphaF(0.9)
    width = metrics(text_size(look)).horizontalAdvance(text) + 6.0
    box = QRectF(-width / 2, down - height / 2 + 1.5, width, height - 3.0)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(patch)
    painter.drawRoundedRect(box, 4.0, 4.0)
    painter.setPen(QColor(ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, text)
