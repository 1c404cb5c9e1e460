"""How a tile of the palette looks: a card with a small drawing of the thing, its name and its key."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from simulator.appearance.shapes import paint_curve, paint_glyph, paint_node_shape, paint_shape
from simulator.appearance.theme import Theme
from simulator.drawing.records import NEURON, SOURCES

PICTURE = 48.0
"""Width that the small drawing takes."""

RADIUS, SMALL, REACH = 12.0, 5.2, 20.0
"""Of a node, of each node in a layer, and how far its edges go."""

SIGN = 15.0
"""Radius of the circle that the sign of an operation would fill."""

ROWS = (-13.0, 0.0, 13.0)

NEW_NEURON = "sigmoid"
"""The activation that a neuron from the palette has."""


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
    _thing(painter, kind, QPointF(rect.left() + PICTURE / 2 + 4, rect.center().y()), theme)
    painter.setPen(QColor(theme.ink))
    room = rect.adjusted(PICTURE + 12, 0, -40 if key else -8, 0)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
    if key:
        _keycap(painter, QRectF(rect.right() - 36, rect.center().y() - 11, 24, 22), theme, key)


def paint_sign(painter: QPainter, rect: QRectF, theme: Theme, kind: str, look: Look) -> None:
    """A small card with nothing on it but the sign of an operation, as large as it can be."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _card(painter, rect, theme, look)
    paint_glyph(painter, kind, rect.center(), SIGN, QColor(theme.ink))


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


def _thing(painter: QPainter, kind: str, center: QPointF, theme: Theme) -> None:
    """What will stand on the paper, in the shapes and colors that it has there, with a hint of its edges."""
    painter.setPen(QPen(QColor(theme.edge), 1.6))
    (_input_edges if kind in SOURCES else _layer_edges if kind == "layer" else _neuron_edges)(painter, center)
    painter.setPen(QPen(QColor(theme.rim), 1.4))
    painter.setBrush(QColor(theme.node))
    if kind == "layer":
        for dy in ROWS:
            paint_shape(painter, "neuron", center + QPointF(0, dy), SMALL)
        return
    paint_node_shape(painter, kind, center, RADIUS)
    if kind == NEURON:
        box = QRectF(center.x() - 5.5, center.y() - 2.5, 11, 5)
        paint_curve(painter, NEW_NEURON, box, QColor(theme.ink), 1.3)


def _neuron_edges(painter: QPainter, center: QPointF) -> None:
    for dy in (-8.0, 8.0):
        painter.drawLine(QLineF(center + QPointF(-REACH, dy), center))
    _input_edges(painter, center)


def _input_edges(painter: QPainter, center: QPointF) -> None:
    painter.drawLine(QLineF(center, center + QPointF(REACH, 0)))


def _layer_edges(painter: QPainter, center: QPointF) -> None:
    for dy in ROWS:
        for end in (-9.0, 9.0):
            painter.drawLine(QLineF(center + QPointF(-REACH, end), center + QPointF(0, dy)))
