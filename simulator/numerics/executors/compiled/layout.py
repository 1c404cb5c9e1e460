"""What compiled code is handed: tables, parameters and rules, each as a tuple of plain arrays."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from simulator.numerics.array import Array, Indices
from simulator.numerics.executors.compiled.vectors import REGISTER, Lanes
from simulator.numerics.program import Program

LINE = 64
"""Bytes that a processor fetches at once: where a row of a table begins, a line should."""

TOGETHER = (4 * REGISTER, 2 * REGISTER, REGISTER)
"""Samples taken at once. With four registers for each neuron no sum waits for another."""

PARTS = 4
"""As many of the largest of these share one look at the weights on the way back, so that less is fetched and
fewer sums are made across a register; with more of them the tables would not stay in the cache."""


class Tables(NamedTuple):
    """Where the tables for some samples begin; all are (slots, samples), but ``y`` is (outputs, samples).

    ``sent`` is what losses with a head send to z. The next four, (1, samples), are for what is at hand: what
    the loss looks at, its value, and for a softmax the sum of the targets and the logarithm of the sum of
    exp z. Further parts of a batch have tables like these, so many bytes further on.
    """

    lanes: Lanes
    register: Lanes
    """As many of these as fit into a register."""
    z: int
    a: int
    delta: int
    sent: int
    y: int
    q: int
    value: int
    total: int
    logarithm: int
    further: int
    further_y: int


ThreeTables = tuple[Tables, Tables, Tables]
"""For as many samples as four, two and one of a processor's registers hold."""


class Moving(NamedTuple):
    """What a step moves or leaves behind; all are (parameters,), but ``left`` is (2,)."""

    theta: Array
    before: Array
    gradient: Array
    v: Array
    h: Array
    left: Array


class Data(NamedTuple):
    """x of (rows, inputs), y of (rows, outputs), ``order`` of (epochs, rows), row behind row."""

    x: Array
    y: Array
    order: Indices
    epochs: int
    rows: int
    inputs: int
    outputs: int


class Law(NamedTuple):
    """How it moves; ``step`` is the address of the optimizer's, ``frozen`` 0.0 if all of it is free."""

    step: int
    eta: float
    alpha: float
    rho: float
    l1: float
    l2: float
    weights: Array
    free: Array
    frozen: float


def make_tables(program: Program, samples: int, parts: int) -> tuple[Tables, Array]:
    """Tables for parts of so many samples, and the memory that they stand in, which has to be kept."""
    slots, outputs = program.slots, len(program.outputs)
    rows = tuple(parts * rows for rows in (slots, slots, slots, slots, outputs, 1, 1, 1, 1))
    memory = np.zeros(sum(rows) * samples + LINE // 8)
    first = -(-memory.ctypes.data // LINE) * LINE
    begins = first + np.cumsum((0, *rows[:-1])) * samples * 8
    lanes, register = (0,) * samples, (0,) * min(samples, REGISTER)
    further = 8 * slots * samples, 8 * outputs * samples
    return Tables._make((lanes, register, *begins.tolist(), *further)), memory
