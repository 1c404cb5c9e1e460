"""An errand: one piece of work at a time beside the GUI thread, such as writing a copy of a large drawing."""

from __future__ import annotations

import threading
from collections.abc import Callable

from simulator.problems import Refusal
from simulator.training.switching import TURNS


class Errand:
    """Used from one thread; whoever needs the work to be done waits for it."""

    def __init__(self) -> None:
        self._thread: threading.Thread | None = None
        self._refusal: Refusal | None = None

    @property
    def busy(self) -> bool:
        """Whether something is being done."""
        return self._thread is not None and self._thread.is_alive()

    def run(self, work: Callable[[], None]) -> None:
        """Do this beside, after what is being done."""
        self.wait()
        self._thread = threading.Thread(target=self._do, args=(work,), name="errand")
        self._thread.start()

    def wait(self) -> None:
        """Until nothing is being done."""
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def take_refusal(self) -> Refusal | None:
        """Why the last work could not be done; told once."""
        refusal, self._refusal = self._refusal, None
        return refusal

    def _do(self, work: Callable[[], None]) -> None:
        TURNS.quicken()
        try:
            work()
        except Refusal as refusal:
            self._refusal = refusal
        finally:
            TURNS.relax()
