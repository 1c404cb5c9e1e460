"""Filling: what the first picture can do without is built after it, a step in each turn of the event loop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class Filling(QObject):
    """Waits until ``seen`` has been painted; then takes a step whenever nothing else is to be done."""

    def __init__(self, seen: QWidget, *work: Callable[[], Iterator[object]]) -> None:
        super().__init__(seen)
        self._seen, self._work = seen, work
        self._steps: Iterator[object] | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._step)
        seen.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The first picture is being painted; the turn after it is ours."""
        if event.type() == QEvent.Type.Paint:
            self._seen.removeEventFilter(self)
            self._timer.start()
        return False

    def finish(self) -> None:
        """All that is left, now."""
        self._timer.stop()
        self._seen.removeEventFilter(self)
        for _ in self._left():
            pass

    def stop(self) -> None:
        """Leave what is not built unbuilt."""
        self._timer.stop()
        self._seen.removeEventFilter(self)

    def _left(self) -> Iterator[object]:
        if self._steps is None:
            self._steps = chain.from_iterable(work() for work in self._work)
        return self._steps

    def _step(self) -> None:
        if next(self._left(), self) is self:
            self._timer.stop()
