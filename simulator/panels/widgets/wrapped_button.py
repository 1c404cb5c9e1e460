"""A button that is a line of text, wrapped where it must be: a sentence to click."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QStyleOptionFocusRect, QWidget

from simulator.appearance.theme import current
from simulator.panels.widgets.rhythm import GAP

FLAGS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class WrappedButton(QAbstractButton):
    """Quiet until the pointer or the focus is on it."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setToolTip(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """It grows downwards."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As many lines as the text needs."""
        room = QRect(0, 0, max(width - 2 * GAP, 40), 10_000)
        return self.fontMetrics().boundingRect(room, int(FLAGS), self.text()).height() + GAP

    def sizeHint(self) -> QSize:
        """A comfortable line."""
        return QSize(220, self.heightForWidth(220))

    def minimumSizeHint(self) -> QSize:
        """A short line."""
        return QSize(120, self.fontMetrics().height() + GAP)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Text, and a wash below it while the hand is there."""
        theme = current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.underMouse() or self.isDown():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(theme.soft_accent))
                painter.drawRoundedRect(self.rect(), theme.radius, theme.radius)
            painter.setPen(QColor(theme.ink))
            painter.drawText(self.rect().adjusted(GAP, 0, -GAP, 0), int(FLAGS), self.text())
            if self.hasFocus():
                option = QStyleOptionFocusRect()
                option.initFrom(self)
                self.style().drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, self)
