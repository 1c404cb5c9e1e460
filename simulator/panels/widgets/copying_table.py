"""A table whose selected rows are copied with all digits, ready for a spreadsheet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QHeaderView, QTableView

from simulator.panels.widgets.typing_cells import TypingCells


class CopyingTable(QTableView):
    """Ctrl+C copies the selected rows, or all, with the names that are seen; ``EditRole`` gives the text."""

    def __init__(self) -> None:
        super().__init__()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self._cells = TypingCells(self)
        self.setItemDelegate(self._cells)

    def settle(self) -> None:
        """Take what is being typed in a cell now."""
        editor = QApplication.focusWidget()
        if editor is not None and editor.parentWidget() is self.viewport():
            self._cells.settle(editor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put header and rows on the clipboard, separated by tabs."""
        QGuiApplication.clipboard().setText(self.as_text())

    def as_text(self) -> str:
        """What ``copy`` copies."""
        model = self.model()
        selected = sorted({index.row() for index in self.selectedIndexes()})
        columns = range(model.columnCount())
        lines = [[self._name(column, Qt.Orientation.Horizontal) for column in columns]]
        rows = selected or range(model.rowCount())
        lines += [
            [str(model.data(model.index(row, c), Qt.ItemDataRole.EditRole)) for c in columns] for row in rows
        ]
        if not self.verticalHeader().isHidden():
            names = ["", *(self._name(row, Qt.Orientation.Vertical) for row in rows)]
            lines = [[name, *line] for name, line in zip(names, lines, strict=True)]
        return "\n".join("\t".join(line) for line in lines)

    def _name(self, section: int, orientation: Qt.Orientation) -> str:
        """On one line and without tabs, whatever somebody called it."""
        return " ".join(str(self.model().headerData(section, orientation)).split())
