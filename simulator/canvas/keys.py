"""The keys that the canvas keeps for itself: Space to pan or play, and what a gesture listens to."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from simulator.canvas.mouse import Mouse
from simulator.canvas.pointer_events import pointer_at
from simulator.canvas.stage import Stage
from simulator.tools.hand import Hand
from simulator.workbench.trainer import toggle
from simulator.workbench.workbench import Workbench

Key = Qt.Key
Modifier = Qt.KeyboardModifier
NO_TYPING = Modifier.ControlModifier | Modifier.AltModifier | Modifier.MetaModifier


class Keys:
    """Answers whether it took a key; all others belong to the commands of the window."""

    def __init__(self, bench: Workbench, hand: Hand, stage: Stage, mouse: Mouse) -> None:
        self._bench, self._hand, self._stage, self._mouse = bench, hand, stage, mouse

    def wants(self, event: QKeyEvent) -> bool:
        """Whether a key is kept from shortcuts: Space, and everything typed during a gesture."""
        if event.key() == Key.Key_Space and _plain(event):
            return True
        return self._hand.busy and (_typed(event) or event.key() == Key.Key_Escape)

    def press(self, event: QKeyEvent) -> bool:
        """A key goes down."""
        if event.key() == Key.Key_Space and _plain(event):
            if not event.isAutoRepeat():
                self._mouse.space, self._mouse.space_used = True, False
                self._mouse.show_cursor()
            return True
        if event.key() == Key.Key_Escape:
            self._hand.escape()
            return True
        if self._hand.busy and _typed(event):
            self._hand.feed(pointer_at(self._stage, "key", self._mouse.last, text=event.text()))
            return True
        return False

    def release(self, event: QKeyEvent) -> bool:
        """A key goes up: Space without a drag plays or pauses."""
        if event.key() != Key.Key_Space or event.isAutoRepeat() or not self._mouse.space:
            return False
        self._mouse.space = False
        self._mouse.show_cursor()
        if not self._mouse.space_used:
            toggle(self._bench.trainer)
        return True

    def forget(self, _event: QEvent | None = None) -> bool:
        """The keyboard has gone elsewhere; whatever was held counts no more."""
        self._mouse.space = False
        return False


def _plain(event: QKeyEvent) -> bool:
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return held == Qt.KeyboardModifier.NoModifier


def _typed(event: QKeyEvent) -> bool:
    """A sign may need Shift, as * does."""
    text, verb = event.text(), event.modifiers() & NO_TYPING
    return not verb and (text.isprintable() or event.key() == Key.Key_Backspace) and bool(text)
