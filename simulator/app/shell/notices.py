"""The notice bar: says something above the canvas without stopping anybody, and offers what can be done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from simulator.appearance import theme as themes
from simulator.appearance.icons import pixmap
from simulator.appearance.theme import Theme
from simulator.language import Phrase, phrase
from simulator.panels.widgets.labels import text_label
from simulator.panels.widgets.speaking import Speaking
from simulator.problems import Refusal

Tone = Literal["hint", "warning", "danger"]

DISMISS = phrase("Notices", "Dismiss")
ICONS: dict[Tone, str] = {"hint": "info", "warning": "warning", "danger": "warning"}


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence and what can be done; ``about`` names the subject, of which only the last word counts."""

    about: str
    sentence: Phrase
    tone: Tone = "hint"
    actions: tuple[tuple[Phrase, Callable[[], object]], ...] = ()


class NoticeBar(Speaking):
    """One notice at a time; the next takes its place."""

    dismissed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heir: QWidget | None = None
        """Takes the keyboard when the bar goes; else Qt gives it to whatever comes next in the window."""
        self.setAutoFillBackground(True)
        self.notice: Notice | None = None
        self.buttons: list[QPushButton] = []
        self.sentence = text_label(wrap=True)
        self.sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._sign = QLabel()
        self.close_button = QToolButton(autoRaise=True)
        self.close_button.clicked.connect(self.dismiss)
        self.picture(self.close_button, "close")
        self.say(self.close_button.setToolTip, DISMISS)
        self.say(self.close_button.setAccessibleName, DISMISS)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(12, 6, 8, 6)
        for part in (self._sign, self.sentence, self.close_button):
            self._layout.addWidget(part)
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Say it, in the place of what was said before."""
        self._clear_buttons()
        self.notice = notice
        for place, (label, run) in enumerate(notice.actions):
            button = QPushButton(str(label))
            button.clicked.connect(lambda _=False, run=run: self._run(run))
            self._layout.insertWidget(2 + place, button)
            self.buttons.append(button)
        self.retranslate()
        self.dress(themes.current())
        self.show()

    def warn(self, about: str, refusal: Refusal) -> None:
        """Say that something could not be done, unless that is what is being said."""
        if self.notice is None or self.notice.about != about:
            self.show_notice(Notice(about, refusal.problem.sentence, "warning"))

    def withdraw(self, about: str) -> None:
        """Take a notice back when what it was about has passed."""
        if self.notice is not None and self.notice.about == about:
            self._forget()

    def dismiss(self) -> None:
        """The person has read it."""
        about = self.notice.about if self.notice else ""
        self._forget()
        self.dismissed.emit(about)

    def retranslate(self) -> None:
        """The notice as well."""
        super().retranslate()
        if self.notice is not None:
            self.sentence.setText(str(self.notice.sentence))
            for button, (label, _) in zip(self.buttons, self.notice.actions, strict=True):
                button.setText(str(label))

    def dress(self, theme: Theme) -> None:
        """Ground and sign in the tone of the notice."""
        super().dress(theme)
        if self.notice is None:
            return
        tone = self.notice.tone
        ground = {"hint": theme.soft_accent, "warning": theme.soft_warning, "danger": theme.soft_danger}[tone]
        stroke = {"hint": theme.accent, "warning": theme.warning, "danger": theme.danger}[tone]
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Window, QColor(ground))
        self.setPalette(palette)
        self._sign.setPixmap(pixmap(ICONS[tone], 20, stroke, self.devicePixelRatioF()))

    def _run(self, run: Callable[[], object]) -> None:
        self._forget()
        run()

    def _forget(self) -> None:
        self._clear_buttons()
        self.notice = None
        self.sentence.clear()
        self._hand_on_focus()
        self.hide()

    def _hand_on_focus(self) -> None:
        focused = QApplication.focusWidget()
        if self.heir is not None and focused is not None and self.isAncestorOf(focused):
            self.heir.setFocus()

    def _clear_buttons(self) -> None:
        if any(button.hasFocus() for button in self.buttons):
            self._hand_on_focus()
        for button in self.buttons:
            self._layout.removeWidget(button)
            button.deleteLater()
        self.buttons.clear()
