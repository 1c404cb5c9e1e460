"""Marking: selected rows of a tree as runs; Qt compares each of them with every other, through Python."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QItemSelection, QModelIndex


def in_runs(indices: Iterable[QModelIndex]) -> QItemSelection:
    """Rows of one parent that follow each other are one range."""
    selection = QItemSelection()
    first = last = QModelIndex()
    for index in sorted(indices, key=_place):
        if not (last.isValid() and index.row() == last.row() + 1 and index.parent() == last.parent()):
            if first.isValid():
                selection.select(first, last)
            first = index
        last = index
    if first.isValid():
        selection.select(first, last)
    return selection


def rows_of(selection: QItemSelection) -> Iterator[QModelIndex]:
    """The first cell of every selected row; Qt's own ``selectedRows`` looks at all ranges for each row."""
    for one in selection:  # type: ignore[attr-defined]  # a list, which the stubs do not know
        parent = one.parent()
        for row in range(one.top(), one.bottom() + 1):
            yield one.model().index(row, 0, parent)


def _place(index: QModelIndex) -> tuple[int, ...]:
    """Rows from the top of the tree down."""
    above = index.parent()
    return (*(_place(above) if above.isValid() else ()), index.row())
