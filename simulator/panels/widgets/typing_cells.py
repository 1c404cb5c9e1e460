"""Cells that are typed in: what the hand has in work is the hand's, whatever numbers arrive meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QWidget

Index = QModelIndex | QPersistentModelIndex

FILLED = "filled"


class TypingCells(QStyledItemDelegate):
    """A view fills its open editors again at every ``dataChanged``, many times a second in training."""

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Once, when it is opened."""
        if not editor.property(FILLED):
            editor.setProperty(FILLED, True)
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Only what was typed: the number that the editor began with may be an old one by now."""
        if not isinstance(editor, QLineEdit) or editor.isModified():
            super().setModelData(editor, model, index)

    def settle(self, editor: QWidget) -> None:
        """Take what is typed now, as Return does."""
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
