"""The menu bar: every entry in its menu, in the order of its table, with lines between the groups."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu

from simulator.app.entries.actions import Actions
from simulator.app.entries.entries import Entry, plain
from simulator.app.system.settings import SettingsFile
from simulator.language import Phrase, phrase

MENUS: tuple[tuple[str, Phrase], ...] = (
    ("file", phrase("Menus", "&File")),
    ("file/recent", phrase("Menus", "Open &recent")),
    ("file/examples", phrase("Menus", "E&xamples")),
    ("file/export", phrase("Menus", "&Export")),
    ("edit", phrase("Menus", "&Edit")),
    ("edit/keyboard", phrase("Menus", "By &keyboard")),
    ("arrange", phrase("Menus", "&Arrange")),
    ("train", phrase("Menus", "T&rain")),
    ("tools", phrase("Menus", "T&ools")),
    ("tools/operations", phrase("Menus", "&Operations")),
    ("view", phrase("Menus", "&View")),
    ("view/panels", phrase("Menus", "&Panels")),
    ("view/theme", phrase("Menus", "&Theme")),
    ("view/language", phrase("Menus", "&Language")),
    ("help", phrase("Menus", "&Help")),
)
"""A menu inside another is named ``outer/inner`` and stands where ``BEFORE`` says, or at the end."""

BEFORE = {"file/recent": "file.save", "file/examples": "file.save", "file/export": "file.quit"}


class Menus:
    """Filled once; texts come from the actions, titles from here."""

    def __init__(
        self, window: QMainWindow, actions: Actions, settings: SettingsFile, open: Callable[[Path], None]
    ):
        self._actions, self._settings, self._open = actions, settings, open
        self.menus: dict[str, QMenu] = {}
        for key, _ in MENUS:
            self.menus[key] = QMenu(window) if "/" in key else window.menuBar().addMenu("")
            self.menus[key].setToolTipsVisible(True)
            self.menus[key].aboutToShow.connect(actions.open)
        for key, menu in self.menus.items():
            self._fill(key, menu)
        for key, menu in self.menus.items():
            self._hang(key, menu)
        self.menus["file/recent"].aboutToShow.connect(self._fill_recent)
        self.retranslate()

    def retranslate(self) -> None:
        """Name the menus in the current language."""
        for key, title in MENUS:
            self.menus[key].setTitle(str(title))
        self._fill_recent()

    def path_of(self, entry: Entry) -> str:
        """Where an entry is found, as ``File > Export``."""
        titles = dict(MENUS)
        outer, _, inner = entry.menu.partition("/")
        keys = [outer, f"{outer}/{inner}"] if inner else [outer]
        return " › ".join(plain(str(titles[key])) for key in keys if key in titles)

    def _fill(self, key: str, menu: QMenu) -> None:
        last = None
        for entry, action in self._actions.in_menu(key):
            if last not in (None, entry.group):
                menu.addSeparator()
            menu.addAction(action)
            last = entry.group

    def _hang(self, key: str, menu: QMenu) -> None:
        outer = key.partition("/")[0]
        if outer == key:
            return
        before = BEFORE.get(key)
        place = self._actions.actions.get(before) if before else None
        separator = self._line_above(outer, before) if before else None
        if place is None:
            self.menus[outer].addMenu(menu)
        else:
            self.menus[outer].insertMenu(separator or place, menu)

    def _line_above(self, outer: str, key: str) -> QAction | None:
        actions = self.menus[outer].actions()
        place = next((i for i, action in enumerate(actions) if action.objectName() == key), 0)
        return actions[place - 1] if place and actions[place - 1].isSeparator() else None

    def _fill_recent(self) -> None:
        menu = self.menus["file/recent"]
        menu.clear()
        for text in self._settings.current.recent:
            path = Path(text)
            shown = f"{path.name}  ({path.parent})".replace("&", "&&")
            menu.addAction(shown).triggered.connect(lambda _=False, path=path: self._open(path))
        if menu.isEmpty():
            menu.addAction(str(phrase("Menus", "No recent files"))).setEnabled(False)
        else:
            menu.addSeparator()
            menu.addAction(str(phrase("Menus", "Clear this list"))).triggered.connect(
                self._settings.forget_files
            )
