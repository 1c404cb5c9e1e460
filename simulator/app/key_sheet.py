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

from simulator.app.entries import Entry
from simulator.app.fuzzy import score
from simulator.app.gestures import GESTURES
from simulator.language import phrase, translate

HAND = phrase("KeySheet", "With the mouse")

Row = tuple[str, str, str]
"""Group, what it does, how."""


class KeySheet(QDialog):
    """All gestures and all commands that have a key, by menu."""

    def __init__(self, window: QWidget, entries: Sequence[Entry], group_of: Callable[[Entry], str]) -> None:
        super().__init__(window)
        self._entries, self._group_of = entries, group_of
        self.field = QLineEdit(clearButtonEnabled=True)
        self.field.textChanged.connect(self._filter)
        self.tree = QTreeWidget(uniformRowHeights=True)
        self.tree.setColumnCount(2)
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(self.tree)
        self.resize(620, 640)
        self.retranslate()
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setStretchLastSection(False)

    def rows(self) -> list[Row]:
        """Everything there is to know, gestures first."""
        hand = [(str(HAND), str(effect), str(gesture)) for gesture, effect in GESTURES]
        keys = [
            (self._group_of(entry), entry.text, "   ".join(entry.keys))
            for entry in self._entries
            if entry.keys
        ]
        return hand + keys

    def retranslate(self) -> None:
        """Write everything in the current language."""
        self.setWindowTitle(translate("KeySheet", "Keys and Gestures"))
        self.field.setPlaceholderText(translate("KeySheet", "Search keys, gestures and commands"))
        self.tree.setHeaderLabels([translate("KeySheet", "What"), translate("KeySheet", "How")])
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _fill(self) -> None:
        self.tree.clear()
        groups: dict[str, QTreeWidgetItem] = {}
        for group, effect, how in self.rows():
            parent = groups.get(group) or QTreeWidgetItem(self.tree, [group])
            groups[group] = parent
            QTreeWidgetItem(parent, [effect, how]).setTextAlignment(1, Qt.AlignmentFlag.AlignLeft)
        self.tree.expandAll()
        self._filter(self.field.text())

    def _filter(self, query: str) -> None:
        for index in range(self.tree.topLevelItemCount()):
            group = self.tree.topLevelItem(index)
            fits = [_fits(query, group, group.child(place)) for place in range(group.childCount())]
            for place, fit in enumerate(fits):
                group.child(place).setHidden(not fit)
            group.setHidden(not any(fits))


def _fits(query: str, group: QTreeWidgetItem, row: QTreeWidgetItem) -> bool:
    words = f"{group.text(0)} {row.text(0)} {row.text(1)}"
    return all((score(word, words) or 0) >= 900 for word in query.split())
