"""What must be asked: the few modal questions, in one place that a test replaces."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton, QWidget

from simulator.language import Phrase, phrase, translate

Unsaved = Literal["save", "discard", "cancel"]


class Dialogs:
    """Asks above one window."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def open_path(self, title: Phrase, folder: str, filters: str) -> Path | None:
        """Which file to open."""
        path, _ = QFileDialog.getOpenFileName(self._parent, str(title), folder, filters)
        return Path(path) if path else None

    def save_path(self, title: Phrase, proposal: str, filters: str, suffix: str) -> Path | None:
        """Where to save; the dialog asks before it overwrites, so it must know the suffix."""
        dialog = QFileDialog(self._parent, str(title), proposal, filters)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix.removeprefix("."))
        dialog.selectFile(proposal)
        chosen = dialog.exec() and dialog.selectedFiles()
        dialog.deleteLater()
        return Path(chosen[0]) if chosen else None

    def unsaved(self, name: str) -> Unsaved:
        """Whether to save before something takes the document's place."""
        box = self._question(phrase("Dialogs", "Save the changes to “{name}”?").of(name=name))
        box.setInformativeText(str(phrase("Dialogs", "Without saving, the changes are lost.")))
        save = box.addButton(translate("Dialogs", "Save"), QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton(translate("Dialogs", "Don't save"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(translate("Dialogs", "Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        box.setEscapeButton(cancel)
        clicked = self._answer(box)
        return "save" if clicked is save else "discard" if clicked is discard else "cancel"

    def overwrite_changed(self, name: str) -> bool:
        """Whether to write over a file that another program has changed since it was opened."""
        sentence = phrase("Dialogs", "“{name}” was changed by another program since you opened it.")
        box = self._question(sentence.of(name=name))
        box.setInformativeText(str(phrase("Dialogs", "Saving replaces those changes with yours.")))
        replace = box.addButton(translate("Dialogs", "Replace"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(translate("Dialogs", "Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(cancel)
        return self._answer(box) is replace

    def _question(self, sentence: Phrase) -> QMessageBox:
        box = QMessageBox(self._parent)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(str(sentence))
        box.setTextFormat(Qt.TextFormat.PlainText)
        return box

    def _answer(self, box: QMessageBox) -> QPushButton | None:
        box.exec()
        clicked = box.clickedButton()
        box.deleteLater()
        return clicked if isinstance(clicked, QPushButton) else None
