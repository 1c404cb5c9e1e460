"""An entry: anything a person can do by name, from a menu, a key, the toolbar or the command finder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from simulator.language import Phrase

ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
NO_TYPING = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier | Qt.KeyboardModifier.AltModifier
)
"""A key with one of these types nothing into a field."""


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Entry:
    """One row, in the order of a ``Command``; ``group`` parts it from the next by a line in its menu."""

    key: str
    label: Phrase
    menu: str
    group: str
    shortcuts: tuple[str, ...]
    run: Callable[[], object]
    enabled: Callable[[], bool] = _always
    checked: Callable[[], bool | None] | None = None
    icon: str = ""
    repeats: bool = False
    live_icon: Callable[[], str] | None = None
    """The icon of the moment, where it changes."""
    title: Callable[[], Phrase] | None = None
    """What the menu says now, where that is more than the label: the step that undo would undo."""

    @property
    def text(self) -> str:
        """The label as lists show it: without mnemonic."""
        return plain(str(self.label))

    @property
    def english(self) -> str:
        """The label as books and other programs have it, to be found by."""
        return plain(self.label.text)

    @property
    def menu_text(self) -> str:
        """The label of the moment; a title may hold names, whose ``&`` is no mnemonic."""
        return str(self.title()).replace("&", "&&") if self.title else str(self.label)

    @property
    def keys(self) -> tuple[str, ...]:
        """Its keys as the keyboard of this system names them."""
        return tuple(key_text(key) for key in self.shortcuts)


def plain(text: str) -> str:
    """A menu text without its mnemonic: ``&File`` and ``파일(&F)`` both lose it."""
    if len(text) > 4 and text.rstrip("….").endswith(")") and "(&" in text:
        start = text.rindex("(&")
        text = text[:start] + text[start + 4 :]
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def key_text(key: str) -> str:
    """``Ctrl+S`` as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def combination(key: str) -> QKeyCombination:
    """The key and its modifiers."""
    first: QKeyCombination = QKeySequence(key)[0]  # type: ignore[index]  # PySide6 leaves it out of its stubs
    return first


@lru_cache(maxsize=512)
def only_on_canvas(key: str) -> bool:
    """Whether a key counts only on the canvas: elsewhere it types, moves a cursor or deletes text."""
    pressed = combination(key)
    code, modifiers = pressed.key(), pressed.keyboardModifiers()
    if Qt.Key.Key_F3 <= code <= Qt.Key.Key_F12 or code == Qt.Key.Key_F1:
        return False
    twin = modifiers == Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    return code in ARROWS or twin or not modifiers & NO_TYPING
