"""The pace of painting: coarse while things move fast, fine when they rest, and never all of the time."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

FINE_ALWAYS = 500
"""Up to this many edges are always antialiased."""

FINE_WITHIN = 0.012
"""Seconds that an antialiased picture may take while things move."""

PAUSE = 180
"""Milliseconds without a picture after which a coarse picture is painted finely."""

REST, FREE_REST = 6.0, 1.0
"""Seconds of rest for each second of painting: the network and the panels want their turns. The second, where
the network trains without the interpreter lock."""

GUESS = 1e-5
"""Seconds that an antialiased edge is thought to take before one was measured."""


class Pace:
    """Decides how and when; ``paint`` asks for a picture, ``refine`` for a finer one of the same."""

    def __init__(self, owner: QObject, paint: Callable[[], None], refine: Callable[[], None]) -> None:
        self._paint = paint
        self._per_edge = GUESS
        self._free_at = 0.0
        self.rest = REST
        """Seconds for each second of painting."""
        self.resting = False
        """The next picture may take its time."""
        self._later = QTimer(owner, singleShot=True)
        self._later.timeout.connect(paint)
        self._pause = QTimer(owner, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(refine)

    def fine(self, edges: int) -> bool:
        """Whether the next picture is antialiased."""
        return edges <= FINE_ALWAYS or self.resting or edges * self._per_edge < FINE_WITHIN

    def painted(self, seconds: float, edges: int, fine: bool) -> None:
        """A full picture took so long."""
        self.resting = False
        self._free_at = perf_counter() + self.rest * seconds
        if fine:
            self._per_edge = seconds / max(edges, 1)
        else:
            self._pause.start()

    @property
    def free(self) -> bool:
        """Whether painting has rested long enough for its work."""
        return perf_counter() >= self._free_at

    def ask(self) -> None:
        """A frame has come: paint now, or after a pause as the last picture deserves."""
        wait = self._free_at - perf_counter()
        if wait <= 0:
            self._later.stop()
            self._paint()
        elif not self._later.isActive():
            self._later.start(max(round(wait * 1000), 1))
