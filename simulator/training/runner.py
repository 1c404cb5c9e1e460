"""The runner: training off the GUI thread; commands go in by a queue, the latest frame comes out.

A thread, not a process: ARCHITECTURE.md says why, and ``python -m tests.benchmarks thread_or_process``
measures it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import TypeVar

from simulator.training.frame import Frame
from simulator.training.mailbox import Mailbox
from simulator.training.worker import Worker

T = TypeVar("T")
Command = Callable[[Worker], object]


class Runner:
    """Owned by one thread, which posts commands; its worker has a thread of its own from the first one on."""

    def __init__(self) -> None:
        self._commands: SimpleQueue[Command] = SimpleQueue()
        self.worker = Worker(interrupted=lambda: not self._commands.empty())
        self._posted = 0
        self._handled = 0
        self._idle = threading.Condition()
        self._thread: threading.Thread | None = None

    @property
    def frames(self) -> Mailbox[Frame]:
        """Where the latest frame lies."""
        return self.worker.frames

    @property
    def busy(self) -> bool:
        """Whether a command waits to be carried out."""
        return self._handled < self._posted

    def post(self, command: Command) -> None:
        """Have a command carried out between two steps; returns at once."""
        if self.worker.closed:
            return
        self._posted += 1
        self._commands.put(command)
        if self._thread is None:
            self._thread = threading.Thread(target=self._loop, name="training", daemon=True)
            self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Until every command is carried out, at most so long; whether they are."""
        with self._idle:
            return self._idle.wait_for(lambda: not self.busy, seconds)

    def ask(self, question: Callable[[Worker], T], seconds: float) -> T | None:
        """The answer to a question put between two steps; ``None`` when there is none in time."""
        if self._thread is None or not self._thread.is_alive():
            return question(self.worker)
        answers: SimpleQueue[T] = SimpleQueue()
        self.post(lambda worker: answers.put(question(worker)))
        try:
            return answers.get(timeout=seconds)
        except Empty:
            return None

    def close(self, seconds: float = 2.0) -> bool:
        """End the thread from any state; whether it ended in time (it never keeps the program alive)."""
        if self._thread is None:
            self.worker.closed = True
            return True
        self.post(Worker.close)
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _loop(self) -> None:
        while not self.worker.closed:
            command = self._next(self.worker.patience())
            try:
                (Worker.work if command is None else command)(self.worker)
            except Exception as error:
                self.worker.fail(error)
                threading.excepthook(
                    threading.ExceptHookArgs((type(error), error, error.__traceback__, None))
                )
            finally:
                self._count(command)

    def _count(self, command: Command | None) -> None:
        if command is not None:
            with self._idle:
                self._handled += 1
                self._idle.notify_all()

    def _next(self, patience: float | None) -> Command | None:
        """The next command; ``None`` when it is time to work."""
        try:
            return self._commands.get(block=patience != 0, timeout=patience)
        except Empty:
            return None
