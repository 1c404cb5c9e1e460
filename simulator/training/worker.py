"""The worker: a session in one of its states, stepped in slices; all of it on the worker's thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from time import perf_counter

from simulator.drawing.records import Training
from simulator.language import phrase
from simulator.problems import Problem, Refusal
from simulator.training.frame import Frame, State
from simulator.training.framing import frame_of
from simulator.training.inheritance import Inheritance
from simulator.training.mailbox import Mailbox
from simulator.training.pace import Pace
from simulator.training.replay import go_back
from simulator.training.seldom import Parts
from simulator.training.session import Grain, Session
from simulator.training.slicing import reached, run_slice
from simulator.training.striding import advance, step_batch, step_sample
from simulator.training.switching import TURNS

BROKEN = phrase(
    "Training",
    "Training stopped by a mistake of the program ({error})."
    " What you drew is safe: save it and press play again.",
)

Succession = Callable[[Inheritance], Session | None]
"""Makes the session that follows, from what the last one left."""


class Worker:
    """``frames`` is the only way out; ``state`` may be read by others and is written here."""

    def __init__(self, interrupted: Callable[[], bool]) -> None:
        self.frames: Mailbox[Frame] = Mailbox()
        self.state = State.IDLE
        self.revision = 0
        self.session: Session | None = None
        self.inheritance = Inheritance()
        self.problem: Problem | None = None
        """Why it failed, where that was a refusal or a mistake of ours."""
        self.latest: Frame | None = None
        self.closed = False
        self._interrupted = interrupted
        self._pace = Pace()
        self._goal: int | None = None
        """The epoch to stop at, when stepping by epoch."""
        self._shown = True
        """Whether the last frame shows the last step."""
        self._look: tuple[int | None, int] = (None, 0)
        self._parts = Parts()

    def succeed(self, make: Succession, revision: int, instead: Inheritance | None = None) -> None:
        """Put the next session in the place of this one; ``instead`` is another run, which is paused."""
        going_on = self.state is State.RUNNING and instead is None
        if self.session is not None:
            self.inheritance.leave(self.session)
        if instead is not None:
            self._pace.forget()
        self.inheritance = instead or self.inheritance
        self.session, self.revision, self._parts = None, revision, Parts()
        self.session = make(self.inheritance)
        if self.session is None:
            self._enter(State.IDLE)
            return
        self.session.sample, self.session.surface_side = self._look
        self._enter(State.RUNNING if going_on else State.PAUSED)

    def play(self) -> None:
        """Run until something stops it; after a divergence, from the last calm weights."""
        if self.session is not None and self.state is not State.RUNNING:
            _recover(self.session)
            still = not self.session.rules.free.any()
            self.session.stopped_by = "still" if still else None
            self._enter(State.PAUSED if still else State.RUNNING)

    def pause(self) -> None:
        """Stop after the last whole batch."""
        if self.state is State.RUNNING:
            self._enter(State.PAUSED)

    def step(self, grain: Grain) -> None:
        """One step of the grain; a whole epoch runs, so that it can be interrupted."""
        if self.session is None:
            return
        if grain == "back":
            _take_back(self.session)
            self._enter(State.PAUSED)
            return
        _recover(self.session)
        if grain == "epoch":
            self._enter(State.RUNNING)
            self._goal = self.session.epoch + 1
            return
        step = step_sample if grain == "sample" else step_batch
        self._enter(State.PAUSED if step(self.session) else State.FAILED)

    def back_to_finite(self) -> None:
        """After a failure: paused at weights from which training can go on."""
        if self.session is not None and self.state is State.FAILED:
            _recover(self.session)
            self._enter(State.PAUSED)

    def retune(self, training: Training) -> None:
        """New settings, no reset."""
        if self.session is not None:
            self.session.retune(training)
            self._show()

    def set_speed(self, speed: float | None) -> None:
        """Steps per second while running; ``None`` is unbounded."""
        self._pace.set_speed(speed)

    def look(self, sample: int | None, surface_side: int) -> None:
        """Which row frames show, and how finely they paint predictions (0 = not at all)."""
        self._look, self._parts = (sample, surface_side), Parts()
        if self.session is not None:
            self.session.sample, self.session.surface_side = sample, surface_side
            self._show()

    def close(self) -> None:
        """Leave the loop."""
        if self.state is State.RUNNING:
            self._enter(State.PAUSED)
        self.closed = True

    def patience(self) -> float | None:
        """Seconds until there is something to do without a command; ``None`` if there is nothing."""
        if self.state is not State.RUNNING:
            return None
        if not self._slow:
            return 0.0
        step = self._pace.wait()
        return step if self._shown else min(step, self._pace.frame_wait())

    def work(self) -> None:
        """Steps if they are due, and a frame if one is due and, at full speed, the last was taken."""
        session, slow = self.session, self._slow
        assert session is not None
        if not slow or self._pace.wait() == 0.0:
            before, self._shown = session.step, False
            if slow:
                advance(session, 1)
            else:
                run_slice(session, self._pace, self._interrupted, self._goal)
            self._pace.count(max(session.step - before, 0))
        if session.divergence is not None:
            self._enter(State.FAILED)
        elif session.stopped_by is not None or reached(session, self._goal):
            self._enter(State.PAUSED)
        elif not self._shown and (slow or self.frames.empty) and self._pace.frame_wait() == 0.0:
            self._show()

    def fail(self, error: Exception) -> None:
        """A refusal, or a mistake of ours: say so and stand still."""
        _turn(self.state, State.FAILED, self._pace)
        self.state, self._goal = State.FAILED, None
        broken = Problem(BROKEN.of(error=f"{type(error).__name__}: {error}"))
        self.problem = error.problem if isinstance(error, Refusal) else broken
        if self.latest is not None:
            self.frames.put(
                replace(
                    self.latest,
                    revision=self.revision,
                    state=State.FAILED,
                    divergence=None,
                    problem=self.problem,
                    way_back=False,
                )
            )

    @property
    def _slow(self) -> bool:
        """Whether every step has its time; an epoch that was asked for is run at once."""
        return self._goal is None and self._pace.speed is not None

    def _enter(self, state: State) -> None:
        _turn(self.state, state, self._pace)
        self.state, self._goal, self.problem = state, None, None
        self._show()

    def _show(self) -> None:
        if self.session is not None:
            started = perf_counter()
            parts = self._parts if self.state is State.RUNNING else None
            speed = self._pace.steps_per_second
            frame = frame_of(self.session, self.revision, self.state, speed, parts)
            self.latest = frame if self.problem is None else replace(frame, problem=self.problem)
            self.frames.put(self.latest)
            self._pace.framed(started)
            self._shown = True


def _turn(before: State, after: State, pace: Pace) -> None:
    """Threads take turns faster while one trains, and the time that was not trained is not owed."""
    if after is State.RUNNING and before is not State.RUNNING:
        TURNS.quicken()
        pace.start()
    elif before is State.RUNNING and after is not State.RUNNING:
        TURNS.relax()


def _take_back(session: Session) -> None:
    """Samples that were gone through, else the last update if what was before is known; or a divergence."""
    if session.divergence is not None:
        _recover(session)
    elif session.shown:
        session.shown, session.by_sample = 0, False
    elif session.step > session.first:
        go_back(session, session.step - 1)


def _recover(session: Session) -> None:
    session.back_to_finite()
    session.begin()
