"""The sheet of keys and gestures: F1, searchable, beside the work rather than over it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from simulator.app.entries.entries import Entry
from simulator.app.entries.fuzzy import spelled
from simulator.app.entries.gestures import GESTURES
from simulator.language import phrase, translate
from simulator.panels.widgets.labels import Caption

HAND = phrase("KeySheet", "With the mouse")

Row = tuple[str, str, str, str]
"""Group, what it does, how, and what it does in English, by which it is found as well."""

WORDS = Qt.ItemDataRole.UserRole
"""Where a row keeps the letters that it is found by."""


class KeySheet(QDialog):
    """All gestures and all commands that have a key, by menu."""

    def __init__(self, window: QWidget, entries: Sequence[Entry], group_of: Callable[[Entry], str]) -> None:
        super().__init__(window)
        self._entries, self._group_of = entries, group_of
        self._groups: dict[str, tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = {}
        self.field = QLineEdit(clearButtonEnabled=True)
        self.field.setAcceptDrops(False)  # a dropped file is the window's
        self.field.textChanged.connect(self._filter)
        self.tree = QTreeWidget()
        self.tree.setUniformRowHeights(True)
        self.tree.setColumnCount(2)
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(self.tree)
        self.nothing = Caption(wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self.nothing, 1)
        self.resize(620, 640)
        self.retranslate()
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setStretchLastSection(False)

    def rows(self) -> list[Row]:
        """Everything there is to know, gestures first."""
        hand = [(str(HAND), str(effect), str(gesture), effect.text) for gesture, effect in GESTURES]
        keys = [
            (self._group_of(entry), entry.text, "   ".join(entry.keys), entry.english)
            for entry in self._entries
            if entry.keys
        ]
        return hand + keys

    def retranslate(self) -> None:
        """Write everything in the current language."""
        self.setWindowTitle(translate("KeySheet", "Keys and gestures"))
        self.field.setPlaceholderText(translate("KeySheet", "Search keys, gestures and commands"))
        self.nothing.setText(translate("KeySheet", "Nothing is called like that. Try fewer letters."))
        self.tree.setHeaderLabels([translate("KeySheet", "What"), translate("KeySheet", "How")])
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _fill(self) -> None:
        self.tree.clear()
        self._groups = {}
        for group, effect, how, english in self.rows():
            if group not in self._groups:
                self._groups[group] = (QTreeWidgetItem(self.tree, [group]), [])
            parent, rows = self._groups[group]
            rows.append(QTreeWidgetItem(parent, [effect, how]))
            rows[-1].setData(0, WORDS, spelled(f"{group} {effect} {how} {english}"))
        self.tree.expandAll()
        self._filter(self.field.text())

    def _filter(self, query: str) -> None:
        wanted, found = spelled(query).split(), False
        for parent, rows in self._groups.values():
            for row in rows:
                row.setHidden(not all(word in row.data(0, WORDS) for word in wanted))
            parent.setHidden(all(row.isHidden() for row in rows))
            found = found or not parent.isHidden()
        self.tree.setVisible(found)
        self.nothing.setVisible(not found)
