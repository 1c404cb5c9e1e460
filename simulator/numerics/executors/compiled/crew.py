"""The crew: one thread, or two that make the same steps together, each its share of every step.

Both run the same loop, and wait for each other where one needs what the other has made. Who does what has no
effect on any number. The second joins at the beginning of a step, whenever it is there; the first does not
wait for it before.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from simulator.numerics.array import Indices
from simulator.numerics.executors.compiled.choices import inlined, jit
from simulator.numerics.executors.compiled.layout import LINE
from simulator.numerics.executors.compiled.memory import load_acquire, store_release

FIRST, SECOND, HERE, WORD, DONE, EPOCH, POSITION, FINE = range(0, 64, 8)
"""Places of the board, each on a line of its own: how often each thread has met the other, whether the second
is here, the word of the first to it, and where in the stride it joins; whether the step was finite."""

LINES, SUMS = 10, 8 * LINE

JOIN, TOO_LATE = 1, -1


class Crew(NamedTuple):
    """Which one this is, and the addresses of the board, 0 where nobody may join, and of lines for sums."""

    me: int
    board: int
    sums: int


def make_board() -> Indices:
    """For one stride: a line for each of the places, and two for sums."""
    return np.zeros(LINES * LINE // 8, dtype=np.int64)


def crew_at(board: Indices) -> tuple[Crew, Crew]:
    """The first, who is alone until the second joins; it joins as the second."""
    place = board.ctypes.data
    return Crew(0, place, place + SUMS), Crew(1, place, place + SUMS)


def have_met(board: Indices) -> bool:
    """Whether the second has joined."""
    return bool(board[FIRST])


@inlined
def meet(crew: Crew) -> None:
    """Wait until the other one has come here as well."""
    mine, other = (SECOND, FIRST) if crew.me else (FIRST, SECOND)
    times = load_acquire(crew.board, mine) + 1
    store_release(crew.board, mine, times)
    while load_acquire(crew.board, other) < times:
        pass


@jit
def welcome(crew: Crew, done: int, epoch: int, position: int) -> int:
    """Before a step: if the other one has come, say where it joins; how many there are from now on."""
    if load_acquire(crew.board, HERE) == 0:
        return 1
    store_release(crew.board, DONE, done)
    store_release(crew.board, EPOCH, epoch)
    store_release(crew.board, POSITION, position)
    store_release(crew.board, WORD, JOIN)
    return 2


@jit
def join(crew: Crew) -> bool:
    """Wait for the word of the first; whether there is anything left to do."""
    store_release(crew.board, HERE, 1)
    while load_acquire(crew.board, WORD) == 0:
        pass
    word: int = load_acquire(crew.board, WORD)
    return word == JOIN


@inlined
def leave(crew: Crew, size: int) -> None:
    """The stride is over; nobody need join any more."""
    if size == 1 and crew.board != 0:
        store_release(crew.board, WORD, TOO_LATE)


@inlined
def agree(crew: Crew, fine: bool) -> bool:
    """What the first says."""
    if crew.me == 0:
        store_release(crew.board, FINE, 1 if fine else 0)
    meet(crew)
    said: int = load_acquire(crew.board, FINE)
    return said == 1
