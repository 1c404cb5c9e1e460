"""The legend: what colors, widths, dashes and fills mean, on which scale; it is always there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from simulator.appearance.scales import Table, bucket_colors, rounded_top
from simulator.appearance.theme import Theme
from simulator.canvas.bubble_places import MARGIN
from simulator.canvas.cards import paint_card
from simulator.canvas.coloring import WIDTHS, coloring, edge_scale, table_of, width_buckets
from simulator.canvas.edge_layer import dashes
from simulator.canvas.look import Look
from simulator.canvas.numbers_shown import power_of_ten, short
from simulator.canvas.texts import font, metrics
from simulator.language import translate

WIDTH = 268.0
HEIGHT = 118.0
LOW = 64.0
"""Height in a small view, where only the scale of the colors has room."""

PADDING = 12.0
TEXT = 11.0
APART = "   "
BAR = 10.0
"""Height of the color bar."""


def legend_box(look: Look) -> QRectF:
    """Lower left corner of the view."""
    return _box(look, _height(look.width, look.height))


def covered_corner(width: float, height: float) -> QSizeF:
    """What the legend takes of a view of this size, with the margin around it."""
    return QSizeF(WIDTH + MARGIN, _height(width, height) + MARGIN)


def _height(width: float, height: float) -> float:
    return HEIGHT if width >= 1.7 * WIDTH and height >= 2 * HEIGHT else LOW


def _box(look: Look, height: float) -> QRectF:
    return QRectF(MARGIN, look.height - height - MARGIN, WIDTH, height)


def paint_legend(painter: QPainter, look: Look, *, whole: bool = False) -> Iterator[None]:
    """The card, with a pause in it; ``whole`` also where a view as small would show only the scale."""
    box = _box(look, HEIGHT) if whole else legend_box(look)
    paint_card(painter, look.theme, box)
    inner = box.adjusted(PADDING, PADDING - 2, -PADDING, -PADDING + 2)
    _paint_title(painter, look, inner)
    bar = QRectF(inner.left(), inner.top() + 22, inner.width(), BAR)
    _paint_bar(painter, look, bar)
    _paint_ticks(painter, look, bar)
    yield
    if box.height() > LOW:
        lines = look.geometry.is_argument
        paint = _paint_both_ways if lines.any() and lines.all() else _paint_widths
        paint(painter, look, QPointF(inner.left(), bar.bottom() + 37))
        _paint_nodes_line(painter, look, QPointF(inner.left(), bar.bottom() + 59))


def _write(
    painter: QPainter,
    look: Look,
    at: QPointF,
    text: str,
    *,
    bold: bool = False,
    muted: bool = False,
    ink: str = "",
) -> float:
    """Text on a baseline; the answer is where it ends."""
    painter.setFont(font(TEXT, bold=bold))
    painter.setPen(QColor(ink or (look.theme.muted if muted else look.theme.ink)))
    painter.drawText(at, text)
    return at.x() + metrics(TEXT, bold=bold).horizontalAdvance(text)


def _paint_title(painter: QPainter, look: Look, inner: QRectF) -> None:
    base = inner.top() + 12
    symbol, *meanings = _title(look)
    end = _write(painter, look, QPointF(inner.left(), base), symbol, bold=True)
    meaning = _longest(meanings, inner.right() - end - 8)
    _write(painter, look, QPointF(end + 8, base), meaning, muted=True)


def _longest(texts: Sequence[str], room: float) -> str:
    """The first that has room, of texts that say the same in fewer and fewer words."""
    measures = metrics(TEXT)
    whole = (text for text in texts if measures.horizontalAdvance(text) <= room)
    return next(whole, measures.elidedText(texts[-1], Qt.TextElideMode.ElideRight, room))


def _title(look: Look) -> tuple[str, ...]:
    """What colors stand for; of edges without a weight, the gradient that comes back through them.

    First the symbol, then its meaning, and where that is long a shorter one.
    """
    row, arguments = look.coloring, look.geometry.is_argument
    symbol, meaning = row.symbol, str(row.meaning)
    if arguments.any() and not row.flow:
        meaning = translate("Legend", "where an edge has a weight")
    elif arguments.any():
        symbol = row.flow if arguments.all() else f"{row.symbol}, {row.flow}"
        meaning = translate("Legend", "what comes back through an edge")
        if not arguments.all():
            meaning = translate("Legend", "by weights and by values")
    if row.needs_gradient and not look.values.trained:
        if look.stale:
            return symbol, translate("Legend", "gray: values from before")
        waiting = translate("Legend", "no gradient yet, take a step")
        return symbol, waiting, translate("Legend", "no gradient yet")
    return symbol, meaning


def _paint_bar(painter: QPainter, look: Look, bar: QRectF) -> None:
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    painter.drawImage(bar, _strip(look.coloring.key, look.theme))


@lru_cache(maxsize=16)
def _strip(key: str, theme: Theme) -> QImage:
    return _image(bucket_colors(table_of(coloring(key), theme)))


def _image(colors: Table) -> QImage:
    pixels = np.ascontiguousarray(colors[None, :, :])
    image = QImage(pixels.tobytes(), len(colors), 1, 3 * len(colors), QImage.Format.Format_RGB888)
    return image.copy()


def _paint_ticks(painter: QPainter, look: Look, bar: QRectF) -> None:
    """Ends first, then what has room between them."""
    ticks = edge_scale(look.coloring, look.tops).ticks()
    taken: list[QRectF] = []
    for place, value in sorted(ticks, key=lambda tick: (-abs(tick[0] - 0.5), tick[0])):
        x = bar.left() + place * bar.width()
        painter.setPen(QPen(QColor(look.theme.faint), 1.0))
        painter.drawLine(QPointF(x, bar.bottom()), QPointF(x, bar.bottom() + 3))
        text = short(value) if look.coloring.signed else power_of_ten(value)
        width = metrics(TEXT - 1.0).horizontalAdvance(text)
        left = min(max(x - width / 2, bar.left()), bar.right() - width)
        box = QRectF(left - 3, bar.bottom(), width + 6, 16)
        if not any(box.intersects(other) for other in taken):
            taken.append(box)
            painter.setFont(font(TEXT - 1.0))
            painter.setPen(QColor(look.theme.muted))
            painter.drawText(QPointF(left, bar.bottom() + 14), text)


def _paint_widths(painter: QPainter, look: Look, at: QPointF) -> None:
    x = _write(painter, look, at, translate("Legend", "width |w|"), muted=True) + 8
    middle = at.y() - 4
    signed = dashes(look)
    for weight in (0.1, 1.0, 5.0) if signed else (1.0, 5.0):
        width = float(WIDTHS[width_buckets(np.array([weight]))[0]])
        x = _paint_sample(painter, look, x, middle, width, [])
        x = _write(painter, look, QPointF(x, at.y()), f"{weight:g}", muted=True) + 8
    if signed:
        x = _paint_sample(painter, look, x + 4, middle, 1.9, [2.6, 1.6])
    sign = translate("Legend", "w < 0") if signed else translate("Legend", "sign not drawn")
    _write(painter, look, QPointF(x, at.y()), sign, muted=True)


def _paint_both_ways(painter: QPainter, look: Look, at: QPointF) -> None:
    """What stands above and below edges that carry no weight."""
    end = _write(painter, look, at, translate("Legend", "above the edge: value a"), muted=True)
    below = translate("Legend", "below: ∂L/∂a")
    _write(painter, look, QPointF(end + 12, at.y()), below, ink=look.theme.backward)


def _paint_sample(
    painter: QPainter, look: Look, x: float, y: float, width: float, dashes: list[float]
) -> float:
    pen = QPen(QColor(look.theme.ink), width, c=Qt.PenCapStyle.FlatCap)
    if dashes:
        pen.setDashPattern(dashes)
    painter.setPen(pen)
    painter.drawLine(QPointF(x, y), QPointF(x + 20, y))
    return x + 24


def _paint_nodes_line(painter: QPainter, look: Look, at: QPointF) -> None:
    room = legend_box(look).right() - PADDING - at.x()
    _write(painter, look, at, _longest(_nodes_lines(look), room), muted=True)


def _nodes_lines(look: Look) -> tuple[str, str]:
    """What nodes are filled and rimmed with, in words, and in signs where the numbers are long."""
    a = f"{rounded_top(look.tops.a.value):g}"
    fill = translate("Legend", "fill a, −{top} to {top}").format(top=a)
    brief = translate("Legend", "fill a ±{top}").format(top=a)
    if not look.values.trained:
        return fill, brief
    delta = f"{rounded_top(look.tops.delta.value):g}"
    ring = translate("Legend", "ring |δ|, up to {top}").format(top=delta)
    brief_ring = translate("Legend", "ring |δ| ≤ {top}").format(top=delta)
    return fill + APART + ring, brief + APART + brief_ring
