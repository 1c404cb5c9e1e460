"""Rows of lists and trees with room around their text."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from simulator.panels.widgets.rhythm import GAP


class RoomyRows(QStyledItemDelegate):
    """Every row a little higher than its text."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The usual size and one gap."""
        return super().sizeHint(option, index) + QSize(0, GAP)
