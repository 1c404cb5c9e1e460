"""The clipboard: what the workbench cuts and copies is the system's, and goes from window to window."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard

from simulator.workbench.workbench import Workbench


class Clipboard(QObject):
    """Keeps ``bench.clipboard`` and the system's text the same."""

    def __init__(self, bench: Workbench, system: QClipboard, parent: QObject) -> None:
        super().__init__(parent)
        self._bench, self._system = bench, system
        system.dataChanged.connect(self.pull)
        self.pull()

    def pull(self) -> None:
        """Take what was copied elsewhere: what is no text of ours is refused by ``paste``, which says so.

        Were it left aside, what was copied here before would be pasted in its place.
        """
        self._bench.clipboard = self._system.text()

    def push(self) -> None:
        """Give the system what was cut or copied here."""
        if self._bench.clipboard and self._bench.clipboard != self._system.text():
            self._system.setText(self._bench.clipboard)
