"""Actions: every entry as a QAction whose text, key and state follow the program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from simulator.app.entries.entries import Entry, key_text, only_on_canvas
from simulator.appearance import theme as themes
from simulator.appearance.icons import icon, names
from simulator.appearance.theme import Theme
from simulator.panels.widgets.listening import listen
from simulator.panels.widgets.settling import settle


class Actions(QObject):
    """Made once from the entries; refreshed when a menu opens and when something says it has changed.

    An action gets its icon when it is first to be seen: drawing all of them would hold up the first picture.
    """

    def __init__(self, window: QWidget, entries: Sequence[Entry]) -> None:
        super().__init__(window)
        self.entries = {entry.key: entry for entry in entries}
        self.actions = {entry.key: self._action(window, entry) for entry in entries}
        self._dressed: set[str] = set()
        listen(self, themes.changed, self._dress_again)

    def __getitem__(self, key: str) -> QAction:
        return self.actions[key]

    def in_menu(self, menu: str) -> Iterator[tuple[Entry, QAction]]:
        """A menu's entries, in the order of their table."""
        return ((entry, self.actions[key]) for key, entry in self.entries.items() if entry.menu == menu)

    def refresh(self, _: object = None) -> None:
        """Bring texts and states up to date."""
        for key, entry in self.entries.items():
            action = self.actions[key]
            action.setText(_with_key(entry))
            action.setIconText(entry.text)
            action.setToolTip(_tip(entry))
            action.setEnabled(entry.enabled())
            if entry.checked is not None:
                action.setChecked(bool(entry.checked()))
        self._dress_live()

    def fill(self) -> Iterator[str]:
        """Dress what is not dressed yet, a menu in each step."""
        for menu in dict.fromkeys(entry.menu for entry in self.entries.values()):
            self.dress([key for key, entry in self.entries.items() if entry.menu == menu])
            yield menu

    def open(self) -> None:
        """A menu is about to show some of them."""
        self.dress(self.entries)
        self.refresh()

    def run(self, key: str) -> None:
        """Do it, if it can be done now; what is half typed comes first."""
        settle()
        entry = self.entries[key]
        if entry.enabled():
            entry.run()
        self.refresh()

    def dress(self, keys: Iterable[str]) -> None:
        """Give these actions their icons, in the colors of the theme."""
        known = set(names())
        for key in [key for key in keys if key not in self._dressed]:
            self._dressed.add(key)
            if self.entries[key].icon in known:
                self.actions[key].setIcon(icon(self.entries[key].icon))
        self._dress_live()

    def _dress_again(self, _: Theme) -> None:
        worn, self._dressed = self._dressed, set()
        self.dress(worn)

    def _dress_live(self) -> None:
        for key, entry in self.entries.items():
            if entry.live_icon is not None:
                self.actions[key].setIcon(icon(entry.live_icon()))

    def _action(self, window: QWidget, entry: Entry) -> QAction:
        action = QAction(window)
        action.setObjectName(entry.key)
        action.setCheckable(entry.checked is not None)
        action.setAutoRepeat(entry.repeats)
        action.setShortcuts([QKeySequence(key) for key in entry.shortcuts if not only_on_canvas(key)])
        action.triggered.connect(lambda: self.run(entry.key))
        window.addAction(action)
        return action


def _with_key(entry: Entry) -> str:
    """A key that only the canvas obeys is no shortcut of Qt's; the menu shows it after a tab."""
    text = entry.menu_text
    if entry.shortcuts and only_on_canvas(entry.shortcuts[0]):
        return f"{text}\t{key_text(entry.shortcuts[0])}"
    return text


def _tip(entry: Entry) -> str:
    return f"{entry.text} ({entry.keys[0]})" if entry.keys else entry.text
