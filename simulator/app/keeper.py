"""The keeper of unsaved work: a recovery copy within two seconds of an edit, and again while training."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from simulator.app.documents import Documents
from simulator.drawing.change import Change
from simulator.problems import Refusal
from simulator.signal import Signal
from simulator.workbench.workbench import Workbench

AFTER_EDIT = 1_000
"""ms from the first edit not yet copied."""

WHILE_TRAINING = 20_000
"""ms; what is lost is a few seconds of training from the same weights."""


class Keeper(QObject):
    """Further edits do not restart its timer, or dragging for minutes would copy nothing."""

    def __init__(self, bench: Workbench, documents: Documents, parent: QObject) -> None:
        super().__init__(parent)
        self._bench, self._documents = bench, documents
        self.refused: Signal[Refusal] = Signal()
        self._soon = QTimer(self, singleShot=True, interval=AFTER_EDIT)
        self._soon.timeout.connect(self.copy)
        self._regularly = QTimer(self, interval=WHILE_TRAINING)
        self._regularly.timeout.connect(self.copy)
        self._regularly.start()
        self._disconnect = bench.drawing.changed.connect(self._edited)

    def copy(self) -> None:
        """Copy what would be lost; an unmodified document has nothing to lose."""
        if not self._documents.modified:
            self._documents.recovery.discard()
            return
        try:
            self._documents.rescue()
        except Refusal as refusal:
            self.refused.emit(refusal)

    def stop(self) -> None:
        """No more copies; the document is saved, or was given up."""
        self._soon.stop()
        self._regularly.stop()
        self._disconnect()

    def _edited(self, _: Change) -> None:
        if not self._soon.isActive():
            self._soon.start()
