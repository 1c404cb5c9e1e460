"""A line of text: what is typed is taken when editing ends, or before something else happens."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from simulator.panels.widgets.rhythm import FIELD


class TextField(QLineEdit):
    """Emits ``edited`` only when the user typed; ``show_text`` never does."""

    edited = Signal(str)

    def __init__(self, longest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(False)  # a dropped file is the window's
        self.setMaxLength(longest)
        self.setMinimumHeight(FIELD)
        self.editingFinished.connect(self.settle)

    def show_text(self, text: str, otherwise: str = "") -> None:
        """Show a text from elsewhere, unless the user is typing; ``otherwise`` is said in an empty field."""
        if not self.isModified() and self.text() != text:
            self.setText(text)
        self.setPlaceholderText(otherwise)

    def settle(self, leaving: bool = False) -> None:
        """Take what is typed now, also when ``leaving`` for something else."""
        if self.isModified():
            self.setModified(False)
            self.edited.emit(self.text())
