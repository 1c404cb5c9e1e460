"""The inline editor: a weight, a bias or a name is typed where it stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from simulator.appearance.theme import current
from simulator.canvas.subject import Subject, set_subject, shown_text, why_not_text
from simulator.canvas.texts import font
from simulator.problems import Problem
from simulator.workbench.workbench import Workbench

Type = QEvent.Type

WIDTH = 116
HEIGHT = 28


class InlineEditor(QLineEdit):
    """One field at a time; Return takes the text, Escape drops it, a bad text stays to be mended."""

    def __init__(self, parent: QWidget, bench: Workbench, place: Callable[[Subject], QRectF]) -> None:
        super().__init__(parent)
        self._bench, self._place_of = bench, place
        self._canvas = parent
        self.subject: Subject | None = None
        self._before = ""
        self.sentence = QLabel(parent)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.sentence.hide()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMaxLength(1000)
        self.setAcceptDrops(False)  # a dropped file is the window's
        self.setFont(font(13.0))
        self.textEdited.connect(lambda _: self._dress(None))
        self.hide()

    def open(self, subject: Subject) -> None:
        """Begin to type."""
        self.subject = subject
        self._before = shown_text(self._bench, subject)
        self.setText(self._before)
        self.setAccessibleName(str(subject.title))
        self.setToolTip(str(subject.title))
        self._dress(None)
        self.follow()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectAll()

    def follow(self) -> None:
        """Stay at the place that is edited; close if it is gone."""
        if self.subject is None:
            return
        if self.subject.id not in self._bench.drawing.records:
            self.close_up()
            return
        center = self._place_of(self.subject).center()
        width = WIDTH if self.subject.field == "label" else WIDTH + 30
        self.setGeometry(round(center.x() - width / 2), round(center.y() - HEIGHT / 2), width, HEIGHT)
        self.sentence.move(self.x(), self.y() + HEIGHT + 4)

    def take(self) -> bool:
        """Make what was typed so, in one undo step; whether it could be."""
        if self.subject is None:
            return True
        if self.text() != self._before:
            problem = why_not_text(self.subject, self.text())
            if problem is not None:
                self._dress(problem)
                return False
            set_subject(self._bench, self.subject, self.text())
        self.close_up()
        return True

    def settle(self) -> None:
        """Take what is typed now, or say why not: an undo from the menu undoes it before anything else."""
        self.take()

    def close_up(self) -> None:
        """Stop typing; whatever was typed is dropped."""
        focused = self.hasFocus()
        self.subject = None
        for say in (self.setAccessibleName, self.setToolTip, self.sentence.setText):
            say("")  # it would stay in the language of now
        self.hide()
        self.sentence.hide()
        if focused:
            self._canvas.setFocus()

    def event(self, event: QEvent) -> bool:
        """Tab goes from a neuron's name to its bias and back."""
        pressed = event.key() if isinstance(event, QKeyEvent) and event.type() == Type.KeyPress else None
        if pressed in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and self.subject is not None:
            other = self.subject.other_field(self._bench)
            if self.take() and other is not None:
                self.open(other)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return and Escape end it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_up()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going elsewhere takes the text; a bad one stays open."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.take()

    def _dress(self, problem: Problem | None) -> None:
        theme = current()
        color = theme.danger if problem else theme.accent
        self.setStyleSheet(
            f"QLineEdit {{ background: {theme.raised}; color: {theme.ink}; border: 2px solid {color};"
            f" border-radius: {theme.radius}px; padding: 1px 4px; }}"
        )
        self.sentence.setVisible(problem is not None)
        if problem is not None:
            self.sentence.setText(str(problem))
            self.sentence.setStyleSheet(
                f"QLabel {{ background: {theme.soft_danger}; color: {theme.ink}; padding: 5px 8px;"
                f" border: 1px solid {theme.danger}; border-radius: {theme.radius}px; }}"
            )
            self.sentence.setFixedWidth(260)
            self.sentence.adjustSize()
            self.sentence.raise_()
