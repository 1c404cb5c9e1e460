"""Dropped files: a drawing is opened, a table is imported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

DRAWINGS = (".json",)
TABLES = (".csv", ".tsv", ".txt")


class Drops(QObject):
    """Takes files that are dropped anywhere on the window."""

    def __init__(self, window: QWidget, open: Callable[[Path], None], table: Callable[[Path], None]) -> None:
        super().__init__(window)
        self._open, self._table = open, table
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept what can be used, refuse the rest at the pointer."""
        if isinstance(event, QDropEvent):
            path = self._usable(event)
            if path is None:
                return False
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                # A question asked inside the drop would hold the file manager that sent it.
                QTimer.singleShot(0, self, lambda: self._take(path))
            return True
        return super().eventFilter(watched, event)

    def _take(self, path: Path) -> None:
        (self._open if path.suffix.lower() in DRAWINGS else self._table)(path)

    @staticmethod
    def _usable(event: QDropEvent) -> Path | None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        known = [path for path in files if path.suffix.lower() in (*DRAWINGS, *TABLES)]
        return known[0] if len(known) == 1 and len(files) == 1 else None
