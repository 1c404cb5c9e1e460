"""Cards: what lies on top of the paper - legend, minimap, sentences - shares one quiet frame."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from simulator.appearance.theme import Theme
from simulator.canvas.bubble_places import MARGIN, bubble_box, inside
from simulator.canvas.look import Look
from simulator.canvas.texts import font, metrics
from simulator.language import translate

WELCOME_SIZE = 15.0
CENTERED = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)

BUBBLE_WIDTH = 300.0
BUBBLE_SIZE = 12.5


def paint_card(painter: QPainter, theme: Theme, box: QRectF, *, border: str = "", fill: str = "") -> None:
    """A rounded card with a soft shadow."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(Qt.PenStyle.NoPen)
    for spread, alpha in ((3.0, 0.03), (2.0, 0.04), (1.0, 0.05)):
        shadow = QColor(theme.shadow)
        shadow.setAlphaF(alpha * (3.0 if theme.dark else 1.0))
        painter.setBrush(shadow)
        around = box.adjusted(-spread, -spread + 1.5, spread, spread + 1.5)
        painter.drawRoundedRect(around, theme.card_radius + spread, theme.card_radius + spread)
    ground = QColor(fill or theme.raised)
    ground.setAlphaF(0.96)
    painter.setBrush(ground)
    painter.setPen(QPen(QColor(border or theme.border), 1.0))
    inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(inner, theme.card_radius, theme.card_radius)


def paint_bubbles(painter: QPainter, look: Look) -> None:
    """What the gesture says at the cursor, and the problem at the place it is about."""
    overlay = look.overlay
    if overlay.sentence is not None:
        at, text = QPointF(*look.camera.to_view(*overlay.at)) + QPointF(18.0, 18.0), str(overlay.sentence)
        box = inside(look, at, _bubble_size(text))
        _paint_bubble(painter, look, box, text, refused=overlay.refused)
    elif look.problem is not None:
        text = str(look.problem)
        place = bubble_box(look, look.problem, _bubble_size(text))
        if place is not None:
            _paint_bubble(painter, look, place, text, refused=True)


def paint_welcome(painter: QPainter, look: Look, legend: QRectF) -> None:
    """What to do with empty paper, clear of the legend."""
    painter.setFont(font(WELCOME_SIZE))
    painter.setPen(QColor(look.theme.muted))
    text = translate("Canvas", "Drag a neuron here from the palette, or press N and click.")
    painter.drawText(welcome_box(look, legend, text), CENTERED, text)


def welcome_box(look: Look, legend: QRectF, text: str) -> QRectF:
    """Where a sentence stands on empty paper: in the middle, or in the middle of what is above the legend."""
    whole = QRectF(0, 0, look.width, look.height).adjusted(40, 0, -40, 0)
    found = metrics(WELCOME_SIZE).boundingRect(whole, CENTERED, text)
    if found.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN).intersects(legend):
        found.moveTop(max((legend.top() - found.height()) / 2, 0.0))
    return found


def _bubble_size(text: str) -> QSizeF:
    measured = metrics(BUBBLE_SIZE).boundingRect(
        QRectF(0, 0, BUBBLE_WIDTH, 1000), int(Qt.TextFlag.TextWordWrap), text
    )
    return QSizeF(measured.width() + 24.0, measured.height() + 16.0)


def _paint_bubble(painter: QPainter, look: Look, box: QRectF, text: str, *, refused: bool) -> None:
    theme = look.theme
    border, fill = (theme.danger, theme.soft_danger) if refused else (theme.accent, theme.raised)
    paint_card(painter, theme, box, border=border, fill=fill)
    painter.setFont(font(BUBBLE_SIZE))
    painter.setPen(QColor(theme.ink))
    painter.drawText(box.adjusted(12, 8, -10, -8), int(Qt.TextFlag.TextWordWrap), text)
