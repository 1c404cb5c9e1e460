"""How a tile of the palette looks: a card with a small drawing of the thing, its name and its key."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from simulator.appearance.theme import Theme

PICTURE = 48.0
"""Width that the small drawing takes."""


@dataclass(frozen=True, slots=True)
class Look:
    """What the hand does to the tile."""

    hovered: bool
    focused: bool
    pressed: bool


def paint_tile(
    painter: QPainter, rect: QRectF, theme: Theme, texts: tuple[str, str, str], look: Look
) -> None:
    """Paint the card; ``texts`` are kind, name and key."""
    kind, name, key = texts
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _card(painter, rect, theme, look)
    ink = QColor(theme.ink)
    _thing(
        painter,
        kind,
        QPointF(rect.left() + PICTURE / 2 + 4, rect.center().y()),
        ink,
        QColor(theme.soft_accent),
    )
    painter.setPen(ink)
    room = rect.adjusted(PICTURE + 12, 0, -40 if key else -8, 0)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
    if key:
        _keycap(painter, QRectF(rect.right() - 36, rect.center().y() - 11, 24, 22), theme, key)


def _card(painter: QPainter, rect: QRectF, theme: Theme, look: Look) -> None:
    fill = QColor(theme.soft_accent if look.pressed or look.hovered else theme.raised)
    border = QColor(theme.accent if look.focused or look.hovered else theme.border)
    painter.setPen(QPen(border, 2.0 if look.focused else 1.0))
    painter.setBrush(fill)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 8, 8)


def _keycap(painter: QPainter, rect: QRectF, theme: Theme, key: str) -> None:
    painter.setPen(QPen(QColor(theme.border), 1))
    painter.setBrush(QColor(theme.surface))
    painter.drawRoundedRect(rect, 4, 4)
    painter.setPen(QColor(theme.muted))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, key)


def _thing(painter: QPainter, kind: str, center: QPointF, ink: QColor, fill: QColor) -> None:
    painter.setPen(QPen(ink, 1.6))
    painter.setBrush(fill)
    {"input": _input, "layer": _layer}.get(kind, _neuron)(painter, center)


def _neuron(painter: QPainter, center: QPointF) -> None:
    for dy in (-8.0, 8.0):
        painter.drawLine(QLineF(center + QPointF(-20, dy), center + QPointF(-10, dy / 3)))
    painter.drawLine(QLineF(center + QPointF(11, 0), center + QPointF(20, 0)))
    painter.drawEllipse(center, 11.0, 11.0)


def _input(painter: QPainter, center: QPointF) -> None:
    painter.drawRoundedRect(QRectF(center.x() - 12, center.y() - 10, 20, 20), 4, 4)
    painter.drawLine(QLineF(center + QPointF(8, 0), center + QPointF(20, 0)))


def _layer(painter: QPainter, center: QPointF) -> None:
    for dy in (-13.0, 0.0, 13.0):
        painter.drawEllipse(center + QPointF(0, dy), 5.0, 5.0)
        for end in (-9.0, 9.0):
            painter.drawLine(QLineF(center + QPointF(-20, end), center + QPointF(-6, dy)))
