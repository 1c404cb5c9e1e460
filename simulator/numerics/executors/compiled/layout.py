"""What compiled code is handed: tables, parameters and rules, each as a tuple of plain arrays."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from simulator.numerics.array import Array, Indices
from simulator.numerics.executors.compiled.vectors import Lanes
from simulator.numerics.program import Program

LINE = 64
"""Bytes that a processor fetches at once: where a row of a table begins, a line should."""


class Tables(NamedTuple):
    """Where the tables for some samples begin; all are (slots, samples), but ``y`` is (outputs, samples).

    ``sent`` is what losses with a head send to z. The last four, (1, samples), are for what is at hand: what
    the loss looks at, its value, the sum of the targets, and the logarithm of the sum of exp z.
    """

    lanes: Lanes
    z: int
    a: int
    delta: int
    sent: int
    y: int
    q: int
    value: int
    total: int
    logarithm: int


FourTables = tuple[Tables, Tables, Tables, Tables]
"""For as many samples as four, two and one of a processor's registers hold, and for a single one."""


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


def make_tables(program: Program, samples: int) -> tuple[Tables, Array]:
    """Tables for so many samples, and the memory that they stand in, which has to be kept."""
    slots, outputs = program.slots, len(program.outputs)
    rows = (slots, slots, slots, slots, outputs, 1, 1, 1, 1)
    memory = np.zeros(sum(rows) * samples + LINE // 8)
    first = -(-memory.ctypes.data // LINE) * LINE
    begins = first + np.cumsum((0, *rows[:-1])) * samples * 8
    return Tables((0,) * samples, *begins.tolist()), memory
