"""A heading that folds what stands below it: a click, Space or Enter."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from simulator.appearance.icons import pixmap
from simulator.appearance.theme import current
from simulator.panels.widgets.labels import sized
from simulator.panels.widgets.rhythm import GAP

SIGN = 16


class Heading(QAbstractButton):
    """Checked is unfolded; quiet until the hand is on it."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setFont(sized(self.font(), 1.0, bold=True))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """One line with room around it."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + SIGN + 3 * GAP, metrics.height() + GAP)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter folds as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A sign, the title, a thin line to the right edge."""
        theme, room = current(), self.rect()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.underMouse() or self.hasFocus():
                painter.setPen(QColor(theme.accent) if self.hasFocus() else Qt.PenStyle.NoPen)
                painter.setBrush(QColor(theme.soft_accent))
                painter.drawRoundedRect(room.adjusted(0, 0, -1, -1), theme.radius, theme.radius)
            name = "chevron-down" if self.isChecked() else "chevron-right"
            sign = pixmap(name, SIGN, theme.muted, self.devicePixelRatioF())
            painter.drawPixmap(QRect(2, (room.height() - SIGN) // 2, SIGN, SIGN), sign)
            painter.setPen(QColor(theme.ink))
            painter.drawText(room.adjusted(SIGN + GAP, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
            left = SIGN + 2 * GAP + self.fontMetrics().horizontalAdvance(self.text())
            painter.setPen(QColor(theme.border))
            painter.drawLine(left, room.center().y() + 1, room.right() - 4, room.center().y() + 1)
