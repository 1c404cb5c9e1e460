"""Courtesy: between two steps, training lets the window finish what it is at.

Both share one interpreter lock, and a picture that has to ask for it at every call takes twice as long.
"""

from __future__ import annotations

from threading import Event

LONGEST = 0.02
"""Seconds that a step waits at most; a window that is busy for longer shares the lock as it comes."""


class Courtesy:
    """The window says when it begins and ends to work; the worker waits in between, once and not for long."""

    def __init__(self) -> None:
        self._free = Event()
        self._free.set()

    def begin(self) -> None:
        """The window has something to do."""
        self._free.clear()

    def end(self) -> None:
        """The window is about to wait for what comes next."""
        self._free.set()

    def wait(self) -> None:
        """Until the window is done; called by the worker between two steps."""
        if not self._free.is_set() and not self._free.wait(LONGEST):
            self._free.set()


COURTESY = Courtesy()
"""Of the one thread that paints; with no window nobody ever waits."""
