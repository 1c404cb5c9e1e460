"""The command finder: Ctrl+K, a few letters, Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from simulator.app.entries.entries import Entry
from simulator.app.entries.fuzzy import best
from simulator.appearance.theme import current
from simulator.language import translate

SHOWN, ROW = 12, 28
"""Rows without scrolling, and how high each is."""


class Finder(QFrame):
    """A field over a list, in the upper middle of the window; leaving it closes it."""

    def __init__(self, window: QWidget, entries: Sequence[Entry], path_of: Callable[[Entry], str]) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._window, self._entries, self._path_of = window, entries, path_of
        self._found: list[Entry] = []
        self.field = QLineEdit(clearButtonEnabled=True)
        self.field.setAcceptDrops(False)  # a dropped file is the window's
        self.field.textChanged.connect(self._find)
        self.field.returnPressed.connect(self._run)
        self.field.installEventFilter(self)
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setHeaderHidden(True)
        self.list.setUniformRowHeights(True)
        self.list.setColumnCount(3)
        self.list.setHorizontalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )  # the last column stretches
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(self._run)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.field)
        layout.addWidget(self.list)

    def ask(self) -> None:
        """Open with an empty field and everything that can be done now."""
        self.field.setPlaceholderText(translate("Finder", "Type what you want to do"))
        self.field.setAccessibleName(translate("Finder", "Find a command"))
        self.field.clear()
        self._find("")
        width = min(640, self._window.width() - 48)
        self.resize(width, 72 + SHOWN * ROW)
        for column, share in enumerate((0.55, 0.2, 0.2)):
            self.list.setColumnWidth(column, round(width * share))
        self.move(self._window.mapToGlobal(QPoint((self._window.width() - width) // 2, 80)))
        self.show()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down choose in the list while the field keeps the focus."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self._choose(self._row() + step)
                return True
        return super().eventFilter(watched, event)

    def _find(self, query: str) -> None:
        offered = [entry for entry in self._entries if query.strip() or entry.enabled()]
        self._found = best(query, offered, lambda entry: entry.text, lambda entry: entry.english)
        self.list.clear()
        for entry in self._found:
            self.list.addTopLevelItem(self._row_of(entry))
        if self._found:
            self._choose(0)
        else:
            self._say_nothing_found()

    def _say_nothing_found(self) -> None:
        row = QTreeWidgetItem([translate("Finder", "Nothing is called like that. Try fewer letters.")])
        row.setFlags(Qt.ItemFlag.NoItemFlags)
        row.setForeground(0, QColor(current().muted))
        row.setSizeHint(0, QSize(0, ROW))
        self.list.addTopLevelItem(row)
        row.setFirstColumnSpanned(True)

    def _row_of(self, entry: Entry) -> QTreeWidgetItem:
        row = QTreeWidgetItem([entry.text, self._path_of(entry), ", ".join(entry.keys[:1])])
        row.setForeground(1, QColor(current().muted))
        row.setForeground(2, QColor(current().muted))
        if not entry.enabled():
            row.setForeground(0, QColor(current().faint))
        row.setSizeHint(0, QSize(0, ROW))
        return row

    def _choose(self, row: int) -> None:
        item = self.list.topLevelItem(row % max(len(self._found), 1))
        if item is not None and self._found:
            self.list.setCurrentItem(item)

    def _row(self) -> int:
        return self.list.currentIndex().row()

    def _run(self) -> None:
        """What cannot be done now is found, so that nobody takes it for missing, and does nothing."""
        entry = self._found[self._row()] if self._found else None
        if entry is not None and entry.enabled():
            self.hide()
            entry.run()
