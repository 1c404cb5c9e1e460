"""The mate: a second thread that takes part in strides, and sleeps where there are none."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from math import inf
from queue import SimpleQueue

THREADS_VARIABLE = "BACKPROP_THREADS"
"""How many threads may work on a step: 1 or 2."""

AGAIN, TRIALS = 64, 4
"""After so many strides both ways are tried again, by turns, for so many of them."""


def threads() -> int:
    """As wished; else two where another core is left for the window and everything else."""
    wish = os.environ.get(THREADS_VARIABLE, "")
    return int(wish) if wish in ("1", "2") else 1 + ((os.cpu_count() or 1) > 2)


class Judge:
    """Whether two threads are the faster at present; which they are not where others want the cores as well.

    What a stride computes does not depend on it, so it may change its mind at any time.
    """

    def __init__(self) -> None:
        self._strides = 0
        self._best = {True: inf, False: inf}
        """Seconds for a step by two threads or by one, at best, since both were tried."""

    def two(self) -> bool:
        """For the next stride."""
        place = self._strides % AGAIN
        return place % 2 == 0 if place < TRIALS else self._best[True] <= self._best[False]

    def took(self, two: bool, seconds: float) -> None:
        """A step of that stride took so long."""
        if self._strides % AGAIN == 0:
            self._best = {True: inf, False: inf}
        self._best[two] = min(self._best[two], seconds)
        self._strides += 1


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
