"""The heartbeat: pulls the latest frame at display rate, and slower when nobody looks or nothing moves."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from simulator.training.frame import State
from simulator.workbench.workbench import Workbench

RUNNING, QUIET, HIDDEN = 16, 40, 250
"""ms between two looks."""


class Heartbeat(QObject):
    """One timer for the whole program; frames wait in a mailbox of size one, so none can pile up."""

    def __init__(self, bench: Workbench, window: QWidget) -> None:
        super().__init__(window)
        self._bench, self._window = bench, window
        self._timer = QTimer(self, interval=RUNNING, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.beat)
        self._timer.start()

    def beat(self) -> None:
        """One look, and the time of the next."""
        self._bench.trainer.pull()
        if self._timer.interval() != self._interval():
            self._timer.setInterval(self._interval())

    def stop(self) -> None:
        """No more looks."""
        self._timer.stop()

    def _interval(self) -> int:
        if self._window.isMinimized() or not self._window.isVisible():
            return HIDDEN
        return RUNNING if self._bench.trainer.state is State.RUNNING else QUIET
