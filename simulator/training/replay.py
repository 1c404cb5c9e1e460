"""Replay: the state of a run at any earlier step, made again from the last one that was kept before it.

A replay makes the very same steps, so it ends in the same bits.
"""

from __future__ import annotations

import sys

from simulator.training.keyframes import Turn
from simulator.training.session import Session
from simulator.training.state import SessionState
from simulator.training.striding import advance

NEAR = 64
"""Where no state is known so few steps before one that is gone back to, one is kept: the next are near."""


def state_at(session: Session, step: int) -> SessionState:
    """The state before the update of this step; ``ValueError`` for one that is later or known no more."""
    if step == session.step:
        return session.state()
    if step > session.step:
        raise ValueError(f"step {step} is not in this run")
    state, turns = session.keyframes.way_to(step)
    return _replay(_twin(session), state, turns, step)


def go_back(session: Session, step: int) -> None:
    """To an earlier step, as if those after it had not been made; ``ValueError`` if it is known no more.

    Settings stay what they are. The step before is made once more, so that all that is shown of it is there.
    """
    keyframes, now, wish = session.keyframes, session.training, session.executors.only
    start = max(step - 1, session.first)
    if start - keyframes.way_to(start)[0].step > NEAR:
        keyframes.add(state_at(session, start - NEAR))
    state = state_at(session, start)
    turn = keyframes.way_to(start)[1][-1]
    session.retune(turn.training)
    session.restore(state)
    keyframes.forget_after(start)
    session.keyframes, session.executors.only, session.stopped_by = keyframes, turn.executor, None
    advance(session, step - start)
    session.executors.only = wish
    session.retune(now)


def _replay(twin: Session, state: SessionState, turns: list[Turn], step: int) -> SessionState:
    """From the state by these turns to the step; the first turn is the one that the state obeyed."""
    twin.retune(turns[0].training)
    _stand(twin, state)
    ends = [*(turn.step for turn in turns[1:]), step]
    for turn, end in zip(turns, ends, strict=True):
        if turn.step > state.step:
            twin.retune(turn.training)
            if turn.state is not None:
                _stand(twin, turn.state)
        twin.executors.only = turn.executor
        going_on = True
        while going_on and twin.step < end:
            twin.stopped_by = None  # whether to go on was decided then
            going_on = advance(twin, end - twin.step)
    return twin.state()


def _twin(session: Session) -> Session:
    """A session of the same network and data."""
    return Session(session.network, session.dataset, session.training, session.theta)


def _stand(twin: Session, state: SessionState) -> None:
    """Nobody looks at the twin, and it will not go back itself."""
    twin.restore(state)
    twin.stopped_by = None
    twin.curve.due = twin.keyframes.every = sys.maxsize
