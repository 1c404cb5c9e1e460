"""Dressing the application: style, palette and the little style sheet, following the system when asked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from simulator.appearance import theme as themes
from simulator.appearance.theme import DARK, LIGHT, Theme, box_palette_of, palette_of, theme_named

SYSTEM = "system"
"""The choice that follows the system; the others are the names of themes."""


def system_theme(application: QApplication) -> Theme:
    """What the desktop asks for; light where it does not say."""
    return DARK if application.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT


class Wardrobe:
    """Dresses the application by a choice (``system``, ``light`` or ``dark``) and keeps it dressed."""

    def __init__(self, application: QApplication, choice: str = SYSTEM) -> None:
        self._application = application
        self._choice = choice
        application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(self._follow)
        self.choose(choice)

    @property
    def choice(self) -> str:
        """``system``, ``light`` or ``dark``."""
        return self._choice

    def choose(self, choice: str) -> None:
        """Dress by this choice from now on."""
        self._choice = choice
        theme = system_theme(self._application) if choice == SYSTEM else theme_named(choice)
        self._application.setStyleSheet("")  # to change one takes Qt three times as long as to set it anew
        self._application.setPalette(palette_of(theme))
        boxes = box_palette_of(theme)
        self._application.setPalette(boxes, "QCheckBox")  # type: ignore[arg-type]  # its stubs ask for bytes
        self._application.setStyleSheet(style_sheet_of(theme))
        themes.use(theme)

    def _follow(self) -> None:
        if self._choice == SYSTEM:
            self.choose(SYSTEM)


def style_sheet_of(theme: Theme) -> str:
    """Only what a palette cannot say; small, because a style sheet slows every widget down."""
    return f"""
    QToolTip {{ color: {theme.ink}; background: {theme.raised}; border: 1px solid {theme.border};
                padding: 4px 6px; }}
    QMainWindow::separator {{ background: {theme.border}; width: 1px; height: 1px; }}
    QMainWindow::separator:hover {{ background: {theme.accent}; }}
    QStatusBar {{ border-top: 1px solid {theme.border}; }}
    QStatusBar::item {{ border: none; }}
    """
