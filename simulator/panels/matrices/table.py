"""The table of a matrix: a block of numbers can be pasted into it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from simulator.panels.widgets.copying_table import CopyingTable

PASTE = QKeySequence.StandardKey.Paste


class MatrixTable(CopyingTable):
    """``pasted(from which cell on, text)`` when it has the keyboard and numbers are pasted."""

    own_keys = (*CopyingTable.own_keys, PASTE)
    pasted = Signal(QModelIndex, str)

    def __init__(self) -> None:
        super().__init__()
        self.setSelectionBehavior(CopyingTable.SelectionBehavior.SelectItems)
        self.verticalHeader().setVisible(True)
        self.setShowGrid(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste."""
        if event.matches(PASTE):
            self.paste()
        else:
            super().keyPressEvent(event)

    def paste(self) -> None:
        """From the current cell on; where it is one of several that are selected, from the first of them."""
        current, chosen = self.currentIndex(), self.selectedIndexes()
        chosen = chosen if current in chosen else [current]
        row, column = min(index.row() for index in chosen), min(index.column() for index in chosen)
        first = self.model().index(max(row, 0), max(column, 0))
        self.pasted.emit(first, QGuiApplication.clipboard().text())
