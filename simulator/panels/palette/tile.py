"""A tile: one thing that can be placed, with its picture, name and key; it can be dragged or picked."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QSizePolicy

from simulator.appearance.theme import current
from simulator.language import Phrase, phrase
from simulator.panels.palette.picture import Look, paint_sign, paint_tile
from simulator.panels.widgets.speaking import Speaking

TIP = phrase("Palette", "{name}: drag it onto the paper, or click and then click on the paper.")
TIP_WITH_KEY = phrase(
    "Palette", "{name} ({key}): drag it onto the paper, or click and then click on the paper."
)

NOTCH = 120
"""Qt's wheel units in one notch."""


class Tile(Speaking):
    """Grabs the mouse from press to release; what happens in between is told by signals."""

    picked = Signal(str)
    drag_moved = Signal(str, QPoint)
    drag_dropped = Signal(str, QPoint)
    drag_cancelled = Signal()
    drag_key = Signal(str)
    drag_wheel = Signal(int)
    steps: ClassVar[dict[int, int]] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
    """How many tiles further each arrow goes."""

    def __init__(self, kind: str, label: Phrase, shortcut: str) -> None:
        super().__init__()
        self.kind, self.label, self.shortcut = kind, label, shortcut
        self._press: QPoint | None = None
        self._dragging = False
        self._turned = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.say(self.setAccessibleName, label)
        self.say(self.setToolTip, (TIP_WITH_KEY if shortcut else TIP).of(name=label, key=shortcut))

    def sizeHint(self) -> QSize:
        """As high as its picture."""
        return QSize(self.fontMetrics().horizontalAdvance(self.accessibleName()) + 104, 42)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Picture, name, keycap."""
        with QPainter(self) as painter:
            self.paint(painter, QRectF(self.rect()), self._look())

    def paint(self, painter: QPainter, rect: QRectF, look: Look) -> None:
        """The card with all that is on it."""
        paint_tile(painter, rect, current(), (self.kind, self.accessibleName(), self.shortcut), look)

    def _look(self) -> Look:
        pressed = self._dragging or self._press is not None
        return Look(hovered=self.underMouse(), focused=self.hasFocus(), pressed=pressed)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Maybe a click, maybe the beginning of a drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = event.position().toPoint()
            self.update()
        elif self._dragging:
            self._cancel()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Beyond the usual distance it is a drag."""
        if self._press is None:
            return
        far = (event.position().toPoint() - self._press).manhattanLength()
        if not self._dragging and far >= QApplication.startDragDistance():
            self._set_dragging(True)
        if self._dragging:
            self.drag_moved.emit(self.kind, event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A drop, or a click."""
        if event.button() != Qt.MouseButton.LeftButton or self._press is None:
            return
        self._press = None
        self.update()
        if self._dragging:
            self._set_dragging(False)
            self.drag_dropped.emit(self.kind, event.globalPosition().toPoint())
        elif self.rect().contains(event.position().toPoint()):
            self.picked.emit(self.kind)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space pick; the arrows walk to the neighbors."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(self.kind)
        elif event.key() in self.steps:
            steps = self.steps[event.key()]
            for _ in range(abs(steps)):
                self.focusNextPrevChild(steps > 0)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While dragging: keys and the wheel belong to the drag, wherever the pointer is."""
        kind = event.type()
        if kind == QEvent.Type.ApplicationDeactivate:
            self._cancel()
        elif isinstance(event, QWheelEvent):
            self._turn(event.angleDelta().y())
            return True
        elif isinstance(event, QKeyEvent) and kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            event.accept()
            if kind == QEvent.Type.KeyPress and watched.isWidgetType():
                self._press_key(event)
            return kind == QEvent.Type.ShortcutOverride or watched.isWidgetType()
        return False

    def _press_key(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._cancel()
        elif event.text():
            self.drag_key.emit(event.text())

    def _turn(self, angle: int) -> None:
        self._turned += angle
        notches = int(self._turned / NOTCH)
        self._turned -= notches * NOTCH
        if notches:
            self.drag_wheel.emit(notches)

    def _cancel(self) -> None:
        if self._dragging:
            self._press = None
            self._set_dragging(False)
            self.drag_cancelled.emit()

    def _set_dragging(self, dragging: bool) -> None:
        self._dragging, self._turned = dragging, 0
        application = QApplication.instance()
        assert application is not None
        if dragging:
            application.installEventFilter(self)
        else:
            application.removeEventFilter(self)
        self.setCursor(Qt.CursorShape.ClosedHandCursor if dragging else Qt.CursorShape.OpenHandCursor)
        self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        """A tile that goes away in the middle of a drag takes the drag with it."""
        self._cancel()
        super().hideEvent(event)


class SignTile(Tile):
    """An operation: nothing but its sign, one of several in a row; the tip tells its name."""

    across = 5
    """Tiles in a row."""
    steps: ClassVar[dict[int, int]] = {
        Qt.Key.Key_Right: 1,
        Qt.Key.Key_Left: -1,
        Qt.Key.Key_Down: across,
        Qt.Key.Key_Up: -across,
    }

    def sizeHint(self) -> QSize:
        """About square."""
        return QSize(34, 36)

    def paint(self, painter: QPainter, rect: QRectF, look: Look) -> None:
        """The sign."""
        paint_sign(painter, rect, current(), self.kind, look)
