"""Keys of the canvas: single letters and arrows count only while it has the focus, in Korean layouts too."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from simulator.app.entries.entries import Entry, combination, only_on_canvas
from simulator.app.entries.scan_codes import letter_of

CANVAS_OWN = ("Space",)
"""Held, it pans; the canvas itself tells a tap from a drag."""

KEYPAD = Qt.KeyboardModifier.KeypadModifier


class CanvasKeys(QObject):
    """Sits before the canvas: what is a command is run, everything else goes on to the canvas.

    ``busy`` says that a gesture is under way; its keys (digits, Escape) are the gesture's own.
    """

    def __init__(
        self, canvas: QWidget, entries: Sequence[Entry], run: Callable[[str], None], busy: Callable[[], bool]
    ) -> None:
        super().__init__(canvas)
        self._run, self._busy = run, busy
        self._repeats = {entry.key for entry in entries if entry.repeats}
        self._keys = {
            combination(key).toCombined(): entry.key
            for entry in entries
            for key in entry.shortcuts
            if only_on_canvas(key) and key not in CANVAS_OWN
        }
        canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a command's key before menus, mnemonics and the canvas see it."""
        if not isinstance(event, QKeyEvent) or event.type() == QEvent.Type.KeyRelease:
            return False
        key = self._command(event)
        if key is None or (self._busy() and not _is_command(event)):
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress and (key in self._repeats or not event.isAutoRepeat()):
            self._run(key)
        return True

    def _command(self, event: QKeyEvent) -> str | None:
        """By the sign that was typed, with or without the Shift it needed; else by the key's place."""
        modifiers = event.modifiers() & ~KEYPAD
        known = self._known(event.key(), modifiers)
        if known is None and event.text() and not event.text().isalnum():
            known = self._known(event.key(), modifiers & ~Qt.KeyboardModifier.ShiftModifier)
        if known is None and _beyond_latin(event):
            letter = letter_of(event)
            known = None if letter is None else self._known(ord(letter), modifiers)
        return known

    def _known(self, key: int, modifiers: Qt.KeyboardModifier) -> str | None:
        return self._keys.get(QKeyCombination(modifiers, Qt.Key(key)).toCombined())


def _beyond_latin(event: QKeyEvent) -> bool:
    """A letter of another alphabet, or a key that an input method swallowed."""
    return event.key() in (0, Qt.Key.Key_unknown) or 0x80 < event.key() < 0x01000000


def _is_command(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
