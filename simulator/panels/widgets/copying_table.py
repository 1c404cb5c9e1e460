"""A table of which the selection is copied with all digits, ready for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QHeaderView, QTableView

from simulator.panels.widgets.typing_cells import TypingCells


class CopyingTable(QTableView):
    """Ctrl+C copies the selected cells or rows, or all; ``EditRole`` gives the text."""

    own_keys: tuple[QKeySequence.StandardKey, ...] = (QKeySequence.StandardKey.Copy,)

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

    def event(self, event: QEvent) -> bool:
        """Its own keys are not the window's, which would copy nodes or paste them onto the paper."""
        asked = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if isinstance(event, QKeyEvent) and asked and any(map(event.matches, self.own_keys)):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put what is selected on the clipboard, separated by tabs."""
        QGuiApplication.clipboard().setText(self.as_text())

    def as_text(self) -> str:
        """What ``copy`` copies: cells as they are, and whole rows under the names of their columns.

        A cell that was left out between others is empty, so that the others keep their places.
        """
        chosen = {(index.row(), index.column()) for index in self.selectedIndexes()}
        if not chosen or self._are_rows(chosen):
            return _joined(self._named(sorted({row for row, _ in chosen}) or range(self.model().rowCount())))
        columns = sorted({column for _, column in chosen})
        return _joined(
            [self._text(row, column) if (row, column) in chosen else "" for column in columns]
            for row in sorted({row for row, _ in chosen})
        )

    def _are_rows(self, chosen: set[tuple[int, int]]) -> bool:
        """Whether rows were meant; where there is one column only, a cell is no row."""
        if self.selectionBehavior() == QAbstractItemView.SelectionBehavior.SelectRows:
            return True
        columns, rows = self.model().columnCount(), {row for row, _ in chosen}
        everything = len(rows) == self.model().rowCount()
        return len(chosen) == len(rows) * columns and (columns > 1 or everything)

    def _named(self, rows: Iterable[int]) -> Iterator[list[str]]:
        """These rows and the names above them, and beside them where they are seen."""
        columns, beside = range(self.model().columnCount()), not self.verticalHeader().isHidden()
        yield [*[""] * beside, *(self._name(column, Qt.Orientation.Horizontal) for column in columns)]
        for row in rows:
            name = [self._name(row, Qt.Orientation.Vertical)] if beside else []
            yield [*name, *(self._text(row, column) for column in columns)]

    def _text(self, row: int, column: int) -> str:
        return str(self.model().data(self.model().index(row, column), Qt.ItemDataRole.EditRole))

    def _name(self, section: int, orientation: Qt.Orientation) -> str:
        """On one line and without tabs, whatever somebody called it."""
        return " ".join(str(self.model().headerData(section, orientation)).split())


def _joined(lines: Iterable[list[str]]) -> str:
    return "\n".join("\t".join(line) for line in lines)
