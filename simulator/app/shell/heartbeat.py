"""The heartbeat: pulls the latest frame at display rate, and slower when nobody looks or nothing moves."""

from __future__ import annotations

from time import thread_time

from PySide6.QtCore import QAbstractEventDispatcher, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from simulator.training.courtesy import COURTESY
from simulator.training.frame import State
from simulator.workbench.workbench import Workbench

RUNNING, QUIET, HIDDEN = 16, 40, 250
"""ms between two looks."""

SHARE, FREE_SHARE = 1 / 8, 1 / 2
"""Of its time the window may work while a network trains: sharing the interpreter lock, and not."""

SLOWEST = 250
"""ms between two looks while training runs, however dear they are."""

INERTIA = 0.8
"""How much of the cost of a look is what it was before; single looks differ widely."""


class Heartbeat(QObject):
    """One timer for the whole program; frames wait in a mailbox of size one, so none can pile up."""

    def __init__(self, bench: Workbench, window: QWidget) -> None:
        super().__init__(window)
        self._bench, self._window = bench, window
        self._cost = 0.0
        """Seconds of work between two looks, on the average of the latest."""
        self._worked = thread_time()
        self._timer = QTimer(self, interval=RUNNING, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.beat)
        self._timer.start()
        dispatcher = QAbstractEventDispatcher.instance()
        self._connections = [
            dispatcher.awake.connect(self._wake),
            dispatcher.aboutToBlock.connect(self._rest),
        ]

    def _wake(self) -> None:
        COURTESY.begin()

    def _rest(self) -> None:
        COURTESY.end()

    def beat(self) -> None:
        """One look, and the time of the next."""
        worked, self._worked = self._worked, thread_time()
        self._cost = INERTIA * self._cost + (1 - INERTIA) * (self._worked - worked)
        self._bench.trainer.pull()
        interval = self._interval()
        if self._timer.interval() != interval:
            self._timer.setInterval(interval)

    def stop(self) -> None:
        """No more looks, and nobody to wait for; a window stops when it closes, and once more at the end."""
        self._timer.stop()
        while self._connections:
            QObject.disconnect(self._connections.pop())
        COURTESY.end()

    def _interval(self) -> int:
        if self._window.isMinimized() or not self._window.isVisible():
            return HIDDEN
        trainer = self._bench.trainer
        if trainer.state is not State.RUNNING:
            return QUIET
        free = trainer.frame is not None and trainer.frame.lock_free
        return running_interval(self._cost, FREE_SHARE if free else SHARE)


def running_interval(cost: float, share: float) -> int:
    """ms between two looks that cost so many seconds each, so that they take this share of the time."""
    return min(max(RUNNING, round(cost / share * 1000)), SLOWEST)
