"""A choice: a combo box of keys with labels that follow the language."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from simulator.language import Phrase, phrase
from simulator.panels.widgets.rhythm import FIELD

Option = tuple[str, Phrase | str]
"""A key and what the user reads; plain strings are names that came from data."""

MIXED = phrase("Choice", "mixed")


class Choice(QComboBox):
    """Emits ``picked(key)`` when the user chooses; ``show_key`` never does."""

    picked = Signal(str)

    def __init__(self, options: Sequence[Option] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options: tuple[Option, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setMinimumHeight(FIELD)
        self.offer(options)
        self.activated.connect(lambda index: self.picked.emit(self.itemData(index)))

    def offer(self, options: Sequence[Option]) -> None:
        """Replace the options; the chosen key stays chosen where it is still offered."""
        if tuple(options) == self._options:
            return
        key = self.currentData()
        self._options = tuple(options)
        self.clear()
        for option, text in self._options:
            self.addItem(str(text), option)
        self.show_key(key)

    def show_key(self, key: str | None) -> None:
        """Show a key chosen elsewhere; None shows that the choice is mixed."""
        self.setCurrentIndex(-1 if key is None else self.findData(key))
        self.setPlaceholderText(str(MIXED) if key is None else "")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            for index, (_, text) in enumerate(self._options):
                self.setItemText(index, str(text))
            if self.placeholderText():
                self.setPlaceholderText(str(MIXED))
        super().changeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Only a box in use turns with the wheel; others let the panel scroll."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
