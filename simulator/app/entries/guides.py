"""Guides: the command finder, the sheet of keys and the about box, each made when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from PySide6.QtWidgets import QWidget

from simulator.app.entries.about import About
from simulator.app.entries.entries import Entry
from simulator.app.entries.finder import Finder
from simulator.app.entries.key_sheet import KeySheet


class Guides:
    """None of it is needed for the first picture; ``entries`` are there by the time somebody asks."""

    def __init__(
        self, window: QWidget, entries: Callable[[], Mapping[str, Entry]], path_of: Callable[[Entry], str]
    ) -> None:
        self._window, self._entries, self._path_of = window, entries, path_of

    @cached_property
    def finder(self) -> Finder:
        """The one of this window."""
        return Finder(self._window, list(self._entries().values()), self._path_of)

    @cached_property
    def key_sheet(self) -> KeySheet:
        """The one of this window."""
        return KeySheet(self._window, list(self._entries().values()), self._path_of)

    def show_keys(self) -> None:
        """Open the sheet of keys and gestures."""
        self.key_sheet.show()
        self.key_sheet.raise_()
        self.key_sheet.field.setFocus()

    def find_command(self) -> None:
        """Open the command finder."""
        self.finder.ask()

    def show_about(self) -> None:
        """Open the about box."""
        About(self._window).open()
