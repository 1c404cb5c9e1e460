"""Keyframes: the state of a run at any earlier step, from one that was kept and a replay of what came after.

Memory is bounded: when there are too many keyframes every other one goes, and they are kept half as often
from then on. Where settings changed too often for that, the earlier half of the changes is forgotten. A
replay makes the very same steps, so it ends in the same bits.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from simulator.drawing.records import Training
from simulator.numerics.executors.costs import ExecutorName
from simulator.training.state import SessionState

if TYPE_CHECKING:
    from simulator.training.session import Session

BYTES = 32_000_000
"""What all keyframes of a run may take together, about."""

FEWEST, MOST = 16, 256
"""Keyframes that are kept before every other one goes."""

OFTEN = 64
"""Steps from one keyframe to the next, at first."""


@dataclass(frozen=True, slots=True)
class Turn:
    """From this step on, training obeyed these settings and was done by this executor.

    Where it did not go on as the steps before it left it, that is the ``state`` that it went on from.
    """

    step: int
    training: Training
    executor: ExecutorName
    state: SessionState | None = None


class Keyframes:
    """Of one session, from its first step on."""

    def __init__(self) -> None:
        self._kept: list[tuple[int, SessionState]] = []
        self._turns: list[Turn] = []
        self._every = OFTEN

    def notice(self, session: Session) -> None:
        """Keep the state of this moment, if it is time."""
        if not self._kept or session.step >= self._kept[-1][0] + self._every:
            self._kept.append((session.step, session.state()))
        if len(self._kept) > _most(session):
            self._kept = self._kept[::2]
            self._every *= 2

    def turn(self, session: Session, executor: ExecutorName) -> None:
        """The coming step is made so."""
        last = self._turns[-1] if self._turns else None
        if last is None or (last.training, last.executor) != (session.training, executor):
            self._turns.append(Turn(session.step, session.training, executor))

    def cut(self, session: Session) -> None:
        """Training goes on from here, but not by a step, or not as the last step left it."""
        if self._kept:
            state = session.state()
            self._kept = [(step, kept) for step, kept in self._kept if step < session.step]
            self._turns = [turn for turn in self._turns if turn.step < session.step]
            self._kept.append((session.step, state))
            self._turns.append(Turn(session.step, session.training, "numpy", state))
            self._forget(_most(session))

    def _forget(self, most: int) -> None:
        """Where there are more states of turns than may be kept, the run is known from the middle one on."""
        states = [(turn.step, turn.state) for turn in self._turns if turn.state is not None]
        if len(states) > most:
            first, state = states[len(states) // 2]
            later = [(step, kept) for step, kept in self._kept if step > first]
            self._kept = [(first, state), *later]
            self._turns = [turn for turn in self._turns if turn.step >= first]

    def state_at(self, session: Session, step: int) -> SessionState:
        """The state before the update of this step, which must lie between the first one kept and now."""
        steps = [kept for kept, _ in self._kept]
        if step == session.step:
            return session.state()
        place = bisect_right(steps, step) - 1
        if place < 0 or step > session.step:
            raise ValueError(f"step {step} is not in this run")
        return self._replay(_twin(session), self._kept[place], step)

    def _replay(self, twin: Session, keyframe: tuple[int, SessionState], step: int) -> SessionState:
        start, state = keyframe
        starts = [turn.step for turn in self._turns]
        first = max(bisect_right(starts, start) - 1, 0)
        twin.retune(_endless(self._turns[first].training))
        _stand(twin, state)
        for turn, following in zip(self._turns[first:], [*starts[first + 1 :], step], strict=True):
            if turn.step > step:
                break
            if turn.step > start:
                twin.retune(_endless(turn.training))
                if turn.state is not None:
                    _stand(twin, turn.state)
            twin.executors.only = turn.executor
            twin.advance(min(following, step) - twin.step)
        return twin.state()


def _twin(session: Session) -> Session:
    """A session of the same network and data."""
    return type(session)(session.network, session.dataset, session.training, session.theta)


def _stand(twin: Session, state: SessionState) -> None:
    """Nobody looks at the twin, and it will not go back itself."""
    twin.restore(state)
    twin.stopped_by = None
    twin.curve.due = twin.keyframes._every = sys.maxsize


def _most(session: Session) -> int:
    size = 6 * session.theta.nbytes + session.batches.order.nbytes
    return min(max(BYTES // max(size, 1), FEWEST), MOST)


def _endless(training: Training) -> Training:
    """The same settings, but nothing ends the run."""
    return replace(training, stop_epochs=None, stop_loss=None, patience=None)
