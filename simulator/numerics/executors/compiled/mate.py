"""The mate: a second thread that takes part in strides, and sleeps where there are none."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from queue import SimpleQueue

WISH = "BACKPROP_THREADS"
"""How many threads may work on a step: 1 or 2."""


TRIED = 32
"""Every so many strides the way that was slower is tried again."""

LATELY = 0.3
"""How much of what is known the last stride is."""


def threads() -> int:
    """As wished; else two where another core is left for the window and everything else."""
    wish = os.environ.get(WISH, "")
    return int(wish) if wish in ("1", "2") else 1 + ((os.cpu_count() or 1) > 2)


class Judge:
    """Whether two threads are the faster at present; which they are not where others want the cores as well.

    What a stride computes does not depend on it, so it may change its mind at any time.
    """

    def __init__(self) -> None:
        self._seconds: dict[bool, float] = {}
        """For a step by two threads or by one, lately."""
        self._strides = 0

    def two(self) -> bool:
        """For the next stride; now and then the slower way is tried again."""
        self._strides += 1
        for way in (True, False):
            if way not in self._seconds:
                return way
        better = self._seconds[True] <= self._seconds[False]
        return better if self._strides % TRIED else not better

    def took(self, two: bool, seconds: float) -> None:
        """A step of the last stride took so long."""
        before = self._seconds.get(two, seconds)
        self._seconds[two] = before + LATELY * (seconds - before)


class Mate:
    """Its thread begins with the first call; one that comes too late for its stride finds nothing to do."""

    def __init__(self) -> None:
        self._calls: SimpleQueue[Callable[[], object]] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def help(self, call: Callable[[], object]) -> None:
        """Make this call as soon as those before it are done."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="mate", daemon=True)
            self._thread.start()
        self._calls.put(call)

    def _work(self) -> None:
        while True:
            self._calls.get()()


MATE = Mate()
"""Of this process."""
