"""The course of training: commands go to another thread, and what they will come to is known at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from simulator.signal import Signal
from simulator.training.frame import Frame, State
from simulator.training.runner import Command, Runner
from simulator.training.worker import Succession
from simulator.workbench.shelf import Run


class Course:
    """Of the present run, through all networks that the drawing becomes meanwhile."""

    def __init__(self) -> None:
        self.state_changed: Signal[State] = Signal()
        self.runner = Runner()
        self.run = Run(self.runner.worker.inheritance, None, False)
        self._expected = self._told = State.IDLE

    @property
    def state(self) -> State:
        """What training does, or will do once it gets to the last command."""
        return self._expected if self.runner.busy else self.runner.worker.state

    def command(self, command: Command, expected: State | None = None) -> None:
        """Have this done between two steps; ``expected`` is the state that it leads to, if another one."""
        self._expected = expected or self.state
        self.runner.post(command)
        self.tell()

    def move(self, command: Command, expected: State | None = None) -> None:
        """The same of a command that may change the weights."""
        self.mark_moved()
        self.command(command, expected)

    def mark_moved(self) -> None:
        """Its weights may differ from the initial ones from now on."""
        self.run = replace(self.run, moved=True)

    def give(self, values: Mapping[str, float]) -> None:
        """Let edges and nodes that are about to be drawn begin with these learned values."""
        if values:
            self.move(lambda worker: worker.inheritance.give(values))

    def succeed(self, make: Succession, revision: int, ready: bool, instead: Run | None = None) -> None:
        """Go on with another session; ``instead`` is of another run, which is paused."""
        running = self.state is State.RUNNING and instead is None
        expected = State.IDLE if not ready else State.RUNNING if running else State.PAUSED
        self.run = instead or self.run
        inheritance = None if instead is None else instead.inheritance
        self.command(lambda worker: worker.succeed(make, revision, inheritance), expected)

    def latest(self, revision: int, patience: float = 0.0) -> Frame | None:
        """The frame in the mailbox, if it is of this network; commands under way are waited for so long."""
        if patience and self.runner.busy:
            self.runner.wait(patience)
        frame = self.runner.frames.take()
        return frame if frame is not None and frame.revision == revision else None

    def tell(self) -> None:
        """Tell the state if it is another one."""
        state = self.state
        if state is not self._told:
            self._told = state
            self.state_changed.emit(state)
