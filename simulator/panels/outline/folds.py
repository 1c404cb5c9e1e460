"""Folds: what is unfolded in the tree, and how far it is scrolled, over a tree that is read anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import QTreeView

KEY = Qt.ItemDataRole.UserRole
"""The role under which a row tells its key."""


@dataclass(frozen=True, slots=True)
class Folds:
    """Known by key, since every place in the tree is another one afterwards."""

    seen: frozenset[str]
    unfolded: frozenset[str]
    current: str
    scrolled: int


def folds_of(tree: QTreeView) -> Folds:
    """How the tree looks now."""
    rows = dict(_rows(tree))
    unfolded = frozenset(key for key, index in rows.items() if tree.isExpanded(index))
    current = str(tree.currentIndex().siblingAtColumn(0).data(KEY) or "")
    return Folds(frozenset(rows), unfolded, current, tree.verticalScrollBar().value())


def fold(tree: QTreeView, folds: Folds) -> None:
    """Look like that again; a section that was not there is unfolded."""
    for key, index in _rows(tree):
        new_section = key not in folds.seen and not index.parent().isValid()
        if key in folds.unfolded or new_section:
            tree.setExpanded(index, True)
        if key == folds.current:
            tree.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
    tree.doItemsLayout()
    tree.verticalScrollBar().setValue(folds.scrolled)


def _rows(tree: QTreeView) -> Iterator[tuple[str, QModelIndex]]:
    """Sections and nodes; the edges below have nothing to unfold."""
    model = tree.model()
    for number in range(model.rowCount()):
        section = model.index(number, 0)
        yield str(section.data(KEY)), section
        for row in range(model.rowCount(section)):
            node = model.index(row, 0, section)
            yield str(node.data(KEY)), node
