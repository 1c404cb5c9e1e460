"""The tip: a small card beside the hand with exact numbers, true while training goes on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from simulator.appearance.theme import current
from simulator.canvas.cards import paint_card
from simulator.canvas.texts import font, metrics
from simulator.canvas.tip_text import TipText

DELAY = 280
"""Milliseconds that the hand rests before the tip appears."""

PADDING = 12
TEXT = 12.0
LINE = 19
GAP = 20
REMARK_WIDTH = 250.0


class Tip(QWidget):
    """Asks ``text`` what to say about the place of the hand, now and with every frame."""

    def __init__(self, parent: QWidget, text: Callable[[], TipText | None]) -> None:
        super().__init__(parent)
        self._canvas = parent
        self._text = text
        self.shown: TipText | None = None
        self._at = QPointF()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._wait = QTimer(self, singleShot=True, interval=DELAY)
        self._wait.timeout.connect(self._appear)
        self.hide()

    def aim(self, at: QPointF | None) -> None:
        """The hand rests at a place, or is busy."""
        if at is None or self._text() is None:
            self._wait.stop()
            self.hide()
            return
        self._at = at
        if self.isVisible():
            self._appear()
        else:
            self._wait.start()

    def refresh(self) -> None:
        """There are new numbers."""
        if self.isVisible():
            self._appear()

    def _appear(self) -> None:
        text = self._text()
        if text is None:
            self.hide()
            return
        if text != self.shown:
            self.shown = text
            self.resize(self._size(text))
            self.update()
        self.move(self._place())
        self.show()
        self.raise_()

    def _size(self, text: TipText) -> QSize:
        plain, bold = metrics(TEXT), metrics(TEXT, bold=True)
        width = bold.horizontalAdvance(text.title)
        for name, value in text.rows:
            width = max(width, plain.horizontalAdvance(name) + GAP + bold.horizontalAdvance(value))
        height = LINE * (1 + len(text.rows)) + 3
        if text.remark:
            width = max(width, min(REMARK_WIDTH, plain.horizontalAdvance(text.remark)))
            height += round(self._remark_box(text, width).height()) + 4
        return QSize(round(width) + 2 * PADDING + 2, height + 2 * PADDING - 4)

    @staticmethod
    def _remark_box(text: TipText, width: float) -> QRectF:
        room = QRectF(0, 0, width, 500)
        return metrics(TEXT).boundingRect(room, int(Qt.TextFlag.TextWordWrap), text.remark)

    def _place(self) -> QPoint:
        """Below and right of the hand, or on the other side where there is no room."""
        parent = self._canvas.size()
        x, y = self._at.x() + 18, self._at.y() + 20
        if x + self.width() > parent.width() - 4:
            x = self._at.x() - self.width() - 12
        if y + self.height() > parent.height() - 4:
            y = self._at.y() - self.height() - 12
        return QPoint(max(round(x), 4), max(round(y), 4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The card and its rows."""
        if self.shown is not None:
            with QPainter(self) as painter:
                self._paint(painter, self.shown)

    def _paint(self, painter: QPainter, text: TipText) -> None:
        theme = current()
        paint_card(painter, theme, QRectF(self.rect()).adjusted(2, 1, -2, -3))
        left, right = PADDING, self.width() - PADDING
        base = PADDING + 11
        painter.setFont(font(TEXT, bold=True))
        painter.setPen(QColor(theme.ink))
        painter.drawText(left, base, text.title)
        for name, value in text.rows:
            base += LINE
            self._paint_row(painter, left, right, base, name, value)
        painter.setFont(font(TEXT))
        painter.setPen(QColor(theme.muted))
        box = QRectF(left, base + 8, right - left, self.height() - base)
        painter.drawText(box, int(Qt.TextFlag.TextWordWrap), text.remark)

    @staticmethod
    def _paint_row(painter: QPainter, left: int, right: int, base: int, name: str, value: str) -> None:
        theme = current()
        painter.setFont(font(TEXT))
        painter.setPen(QColor(theme.muted))
        painter.drawText(left, base, name)
        painter.setFont(font(TEXT, bold=True))
        painter.setPen(QColor(theme.ink))
        painter.drawText(QPointF(right - metrics(TEXT, bold=True).horizontalAdvance(value), base), value)
