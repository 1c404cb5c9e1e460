"""The one big button: play while it rests, pause while it runs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton

from simulator.appearance import theme as themes
from simulator.appearance.icons import pixmap
from simulator.appearance.theme import Theme
from simulator.language import phrase
from simulator.panels.widgets.labels import sized
from simulator.panels.widgets.listening import listen

PLAY = phrase("RunBar", "Play")
PAUSE = phrase("RunBar", "Pause")


class PlayButton(QPushButton):
    """In the accent color, so that the eye finds it first."""

    def __init__(self) -> None:
        super().__init__()
        self._running = False
        self.setFont(sized(self.font(), 1.1, bold=True))
        self.setIconSize(QSize(20, 20))
        self.setMinimumSize(128, 40)
        listen(self, themes.changed, self._dress)
        self._show()

    def show_running(self, running: bool) -> None:
        """Show what a press would do."""
        if running != self._running:
            self._running = running
            self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language, and fade when there is nothing to train."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.EnabledChange):
            self._show()
        super().changeEvent(event)

    def _dress(self, _: Theme) -> None:
        self._show()

    def _show(self) -> None:
        theme = themes.current()
        ink = theme.on_accent if self.isEnabled() else theme.faint
        self.setStyleSheet(style_of(theme))
        name = "pause" if self._running else "play"
        self.setIcon(QIcon(pixmap(name, 20, ink, self.devicePixelRatioF())))
        self.setText(str(PAUSE if self._running else PLAY))


def style_of(theme: Theme) -> str:
    """Flat and filled; what Fusion paints with a gradient cannot be had from a palette."""
    return f"""
    QPushButton {{ background: {theme.accent}; color: {theme.on_accent}; border: 2px solid {theme.accent};
                   border-radius: 8px; padding: 0 16px; }}
    QPushButton:hover {{ border-color: {theme.ink}; }}
    QPushButton:focus {{ border-color: {theme.ink}; }}
    QPushButton:pressed {{ background: {theme.ink}; color: {theme.paper}; }}
    QPushButton:disabled {{ background: {theme.border}; color: {theme.faint}; border-color: {theme.border}; }}
    """
