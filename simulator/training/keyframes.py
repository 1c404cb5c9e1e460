"""Keyframes: states of a run that are kept on its way, and what it obeyed from step to step.

From them any step is reached again (see ``replay``). Memory is bounded: when there are too many keyframes
every other one goes, and they are kept half as often from then on. Where settings changed too often for that,
the earlier half of the changes is forgotten.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from dataclasses import dataclass

from simulator.drawing.records import Training
from simulator.numerics.executors.costs import ExecutorName
from simulator.training.state import SessionState

BYTES = 32_000_000
"""What all keyframes of a run may take together, about."""

FEWEST, MOST = 16, 256
"""Keyframes that are kept before every other one goes."""

TURNS = 1024
"""Changes of settings that are remembered, at most; a replay goes through those of its way."""

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
        self.every = OFTEN
        """Steps from one keyframe to the next."""
        self._kept: list[SessionState] = []
        self._turns: list[Turn] = []

    @property
    def begun(self) -> bool:
        """Whether a state was kept yet."""
        return bool(self._kept)

    @property
    def first(self) -> int | None:
        """The earliest step that is known; ``None`` before the first."""
        return self._kept[0].step if self._kept else None

    def wants(self, step: int) -> bool:
        """Whether the state before the update of this step should be kept."""
        return not self._kept or step >= self._kept[-1].step + self.every

    def keep(self, state: SessionState) -> None:
        """The state of this moment."""
        self._kept.append(state)
        self._thin(_most(state))

    def add(self, state: SessionState) -> None:
        """The state of an earlier moment."""
        insort(self._kept, state, key=_step)

    def turn(self, step: int, training: Training, executor: ExecutorName) -> None:
        """The update of this step is made so."""
        last = self._turns[-1] if self._turns else None
        if last is None or (last.training, last.executor) != (training, executor):
            self._turns.append(Turn(step, training, executor))
            self._forget_turns()

    def cut(self, state: SessionState, training: Training) -> None:
        """Training goes on from this state, but not by a step, or not as the last step left it."""
        self._kept = [kept for kept in self._kept if kept.step < state.step]
        self._turns = [turn for turn in self._turns if turn.step < state.step]
        self._kept.append(state)
        self._turns.append(Turn(state.step, training, "numpy", state))
        self._forget(_most(state))
        self._thin(_most(state))

    def way_to(self, step: int) -> tuple[SessionState, list[Turn]]:
        """The last state kept until this step, and all turns from the one that it obeyed until there."""
        place = bisect_right(self._kept, step, key=_step) - 1
        if place < 0:
            raise ValueError(f"step {step} is not in this run")
        state = self._kept[place]
        first = max(bisect_right(self._turns, state.step, key=_step) - 1, 0)
        return state, [turn for turn in self._turns[first:] if turn.step <= step]

    def forget_after(self, step: int) -> None:
        """The updates after this one were not made: training went back."""
        self._kept = [kept for kept in self._kept if kept.step <= step]
        self._turns = [turn for turn in self._turns if turn.step <= step]

    def _thin(self, most: int) -> None:
        if len(self._kept) > most:
            self._kept = self._kept[::2]
            self.every *= 2

    def _forget(self, most: int) -> None:
        """Where there are more states of turns than may be kept, the run is known from the middle one on."""
        states = [turn.state for turn in self._turns if turn.state is not None]
        if len(states) > most:
            first = states[len(states) // 2]
            self._kept = [first, *(kept for kept in self._kept if kept.step > first.step)]
            self._turns = [turn for turn in self._turns if turn.step >= first.step]

    def _forget_turns(self) -> None:
        """Where settings changed too often, the run is known from a later state on."""
        if len(self._turns) <= TURNS:
            return
        middle = self._turns[len(self._turns) // 2].step
        kept = [state for state in self._kept if state.step >= middle]
        self._kept = kept or self._kept[-1:]
        first = max(bisect_right(self._turns, self._kept[0].step, key=_step) - 1, 0)
        self._turns = self._turns[first:]


def _step(of: SessionState | Turn) -> int:
    return of.step


def _most(state: SessionState) -> int:
    size = 6 * state.point.theta.nbytes
    return min(max(BYTES // max(size, 1), FEWEST), MOST)
