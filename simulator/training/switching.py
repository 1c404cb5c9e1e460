"""How often Python's threads take turns: more often while a network trains beside the window."""

from __future__ import annotations

import sys
from threading import Lock

INTERVAL = 0.0001
"""Seconds, a fiftieth of Python's own: so long a window waits for its turn beside a training thread, and the
training thread beside the window, whenever NumPy has let go of the lock while it worked on a frame."""


class Turns:
    """Counts who trains; the interval is the program's own again when nobody does."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._trainers = 0
        self._usual = INTERVAL

    def quicken(self) -> None:
        """One more trains."""
        with self._lock:
            if self._trainers == 0:
                self._usual = sys.getswitchinterval()
                sys.setswitchinterval(INTERVAL)
            self._trainers += 1

    def relax(self) -> None:
        """One fewer trains."""
        with self._lock:
            self._trainers -= 1
            if self._trainers == 0:
                sys.setswitchinterval(self._usual)


TURNS = Turns()
