"""The search field of the palette: names in every language the program speaks, whichever it speaks now."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import Qt, QTranslator, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from simulator.language import Phrase
from simulator.resources import resource


class SearchField(QLineEdit):
    """Enter takes the first of what is found, Down goes there, Escape shows everything again."""

    taken = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setClearButtonEnabled(True)
        self.setAcceptDrops(False)  # a dropped file is the window's

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Down, Escape."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


@lru_cache(maxsize=1)
def _translators() -> tuple[QTranslator, ...]:
    """Of all languages but English, read when somebody searches for the first time."""
    found = []
    for path in sorted(resource("translations").glob("backprop_*.qm")):
        translator = QTranslator()
        translator.load(str(path))
        found.append(translator)
    return tuple(found)


def names_of(key: str, label: Phrase) -> tuple[str, ...]:
    """What a kind may be called by somebody who looks for it; the key is its name in files."""
    others = (translator.translate(label.context, label.text) for translator in _translators())
    return tuple(name.casefold() for name in (label.text, *others, key.replace("_", " ")) if name)


def found_by(query: str, things: Sequence[tuple[str, Phrase]]) -> tuple[str, ...]:
    """The keys that a query fits: those whose name begins so first, then those that hold it somewhere."""
    wanted = query.strip().casefold()
    if not wanted:
        return tuple(key for key, _ in things)
    named = [(key, names_of(key, label)) for key, label in things]
    first = [key for key, names in named if any(name.startswith(wanted) for name in names)]
    then = [key for key, names in named if any(wanted in name for name in names)]
    return tuple(dict.fromkeys([*first, *then]))
