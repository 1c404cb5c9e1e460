"""What compiled code is handed: tables, parameters and rules, each as a tuple of plain arrays."""

from __future__ import annotations

from typing import NamedTuple

from simulator.numerics.array import Array, Indices

Lanes = tuple[int, ...]
"""As long as there are samples in the tables; compiled code knows the length of a tuple."""


class Addresses(NamedTuple):
    """Where the numbers of tables begin."""

    z: int
    a: int
    delta: int
    sent: int
    y: int
    hand: int
    q: int
    total: int


class Tables(NamedTuple):
    """For some samples; all are (slots, samples), but ``y`` is (outputs, samples).

    ``sent`` is what losses with a head send to z. The others, (1, samples), are for what is at hand: two sums
    or an error signal, what the loss looks at, the sum of the targets, the logarithm of the sum of exp z.
    """

    lanes: Lanes
    at: Addresses
    z: Array
    a: Array
    delta: Array
    sent: Array
    y: Array
    hand: Array
    q: Array
    total: Array
    logarithm: Array


class Moving(NamedTuple):
    """What a step moves or leaves behind; all are (parameters,), but ``left`` is (2,)."""

    theta: Array
    before: Array
    gradient: Array
    v: Array
    h: Array
    left: Array


class Data(NamedTuple):
    """x is (rows, inputs), y (rows, outputs), ``order`` (epochs, rows)."""

    x: Array
    y: Array
    order: Indices


class Law(NamedTuple):
    """How it moves; ``step`` is the address of the optimizer's, ``moved`` those of all that it moves."""

    step: int
    moved: tuple[int, int, int, int, int]
    eta: float
    alpha: float
    rho: float
    l1: float
    l2: float
    weights: Array
    free: Array
