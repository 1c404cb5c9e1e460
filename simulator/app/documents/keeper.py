"""The keeper of unsaved work: a recovery copy within two seconds of an edit, and again while training."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from simulator.app.documents.documents import Documents
from simulator.drawing.change import Change
from simulator.language import phrase
from simulator.problems import Refusal, refuse
from simulator.signal import Signal
from simulator.workbench.workbench import Workbench

AFTER_EDIT = 1_000
"""ms from the first edit not yet copied."""

LOOK = 50
"""ms between looks at a copy that is being written."""

WHILE_TRAINING = 20_000
"""ms; what is lost is a few seconds of training from the same weights."""

NO_COPY = phrase("Keeper", "No recovery copy of your work can be made; save it often. {reason}")


class Keeper(QObject):
    """Further edits do not restart its timer, or dragging for minutes would copy nothing.

    Copies are written beside the GUI thread: one of 10,000 edges takes half a second, and drags go on.
    """

    def __init__(self, bench: Workbench, documents: Documents, parent: QObject) -> None:
        super().__init__(parent)
        self._bench, self._documents = bench, documents
        self.refused: Signal[Refusal] = Signal()
        self._soon = QTimer(self, singleShot=True, interval=AFTER_EDIT)
        self._soon.timeout.connect(self.copy_beside)
        self._regularly = QTimer(self, interval=WHILE_TRAINING)
        self._regularly.timeout.connect(self.copy_beside)
        self._regularly.start()
        self._looks = QTimer(self, interval=LOOK)
        self._looks.timeout.connect(self._look)
        self._disconnect = bench.drawing.changed.connect(self._edited)

    def copy_beside(self) -> None:
        """Copy what would be lost, while work goes on; an unmodified document has nothing to lose."""
        if self._documents.recovery.errand.busy:
            self._soon.start()
        elif self._documents.modified:
            self._documents.rescue(beside=True)
            self._looks.start()
        else:
            self._documents.recovery.discard()

    def copy(self) -> None:
        """The same at once: the program is about to end, or has gone wrong."""
        if not self._documents.modified:
            self._documents.recovery.discard()
            return
        try:
            self._documents.rescue()
        except Refusal as refusal:
            self._say(refusal)

    def stop(self) -> None:
        """No more copies; the document is saved, or was given up."""
        for timer in (self._soon, self._regularly, self._looks):
            timer.stop()
        self._disconnect()
        self._documents.recovery.errand.wait()

    def _edited(self, _: Change) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _look(self) -> None:
        if self._documents.recovery.errand.busy:
            return
        self._looks.stop()
        refusal = self._documents.recovery.errand.take_refusal()
        if refusal is not None:
            self._say(refusal)

    def _say(self, refusal: Refusal) -> None:
        self.refused.emit(refuse(NO_COPY.of(reason=refusal.problem.sentence)))
