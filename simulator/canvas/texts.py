"""Text on the canvas: fonts by pixel size, and words with a halo of paper so that edges do not cross them."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from simulator.appearance.theme import Theme

SMALLEST = 8.0
"""Pixels; smaller text is not set but at this size."""

Side = Literal["left", "center", "right"]


def font(size: float, *, bold: bool = False) -> QFont:
    """The application's font at a pixel size, in half steps."""
    return _font(tuple(QFont().families()), round(max(size, SMALLEST) * 2), bold)


@lru_cache(maxsize=256)
def _font(families: tuple[str, ...], half_pixels: int, bold: bool) -> QFont:
    found = QFont(list(families))
    found.setPixelSize(round(half_pixels / 2))
    found.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    found.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return found


@lru_cache(maxsize=256)
def _metrics(families: tuple[str, ...], half_pixels: int, bold: bool) -> QFontMetricsF:
    return QFontMetricsF(_font(families, half_pixels, bold))


def metrics(size: float, *, bold: bool = False) -> QFontMetricsF:
    """The measures of ``font(size)``."""
    return _metrics(tuple(QFont().families()), round(max(size, SMALLEST) * 2), bold)


def text_box(at: QPointF, text: str, size: float, side: Side) -> QRectF:
    """Where ``halo_text`` writes: ``at`` is the left end, the middle or the right end of the line."""
    measures = metrics(size)
    width, height = measures.horizontalAdvance(text), measures.height()
    left = at.x() - {"left": 0.0, "center": width / 2, "right": width}[side]
    return QRectF(left, at.y() - height / 2, width, height)


def halo_text(
    painter: QPainter,
    theme: Theme,
    at: QPointF,
    text: str,
    size: float,
    side: Side,
    *,
    muted: bool = False,
    ink: str = "",
) -> None:
    """One line of text on a soft patch of paper; ``ink`` is a color of the theme."""
    box = text_box(at, text, size, side)
    patch = QColor(theme.paper)
    patch.setAlphaF(0.82)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(patch)
    painter.drawRoundedRect(box.adjusted(-2.5, 0.5, 2.5, -0.5), 3.0, 3.0)
    painter.setFont(font(size))
    painter.setPen(QColor(ink or (theme.muted if muted else theme.ink)))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, text)
