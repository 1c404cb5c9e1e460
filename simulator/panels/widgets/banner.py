"""A banner: a sentence that wants to be read, with what can be done about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QPushButton

from simulator.appearance import theme as themes
from simulator.appearance.icons import pixmap
from simulator.appearance.theme import Theme
from simulator.language import Phrase
from simulator.panels.widgets.labels import text_label
from simulator.panels.widgets.rhythm import EDGE, FIELD, column, row
from simulator.panels.widgets.speaking import Speaking


class Banner(Speaking):
    """``tone`` is ``danger``, ``warning`` or ``accent``: background and sign follow the theme."""

    def __init__(self, tone: str) -> None:
        super().__init__()
        self._tone = tone
        self._frame = QFrame()
        self._frame.setAutoFillBackground(True)
        self._sign = QLabel()
        self.sentence = text_label(wrap=True)
        self._buttons = column()
        inside = column(row(self._sign, self.sentence), self._buttons, margin=EDGE)
        inside.setStretch(0, 1)
        self._sign.setFixedWidth(20)
        self._frame.setLayout(inside)
        self.setLayout(column(self._frame))
        self.dress(themes.current())

    def offer(self, label: Phrase, action: Callable[[], object]) -> QPushButton:
        """Add a button below the sentence."""
        button = QPushButton()
        button.setMinimumHeight(FIELD)
        self.say(button.setText, label)
        button.clicked.connect(lambda: action())
        self._buttons.addWidget(button)
        return button

    def take_tone(self, tone: str) -> None:
        """Say it more or less urgently."""
        if tone != self._tone:
            self._tone = tone
            self.dress(themes.current())

    def dress(self, theme: Theme) -> None:
        """Take the theme's colors of this tone."""
        super().dress(theme)
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Window, QColor(getattr(theme, f"soft_{self._tone}")))
        self._frame.setPalette(palette)
        sign = "info" if self._tone == "accent" else "warning"
        self._sign.setPixmap(pixmap(sign, 20, getattr(theme, self._tone), self.devicePixelRatioF()))
