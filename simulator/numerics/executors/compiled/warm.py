"""Compiles everything once, so that later processes find it in the cache: run in a process of its own."""

from __future__ import annotations

import os

import numpy as np

from simulator.numerics.activations import ACTIVATIONS
from simulator.numerics.arithmetic import OPERATIONS
from simulator.numerics.executors.compiled.plan import compile_rows
from simulator.numerics.executors.compiled.strider import CompiledStrider
from simulator.numerics.executors.stride import Memory, Point, Rows, Rules
from simulator.numerics.losses import CONVENTIONS, LOSSES
from simulator.numerics.optimizers import OPTIMIZERS
from simulator.numerics.program import Affine, Apply, Program, Term

NEURON = Program(
    inputs=1,
    slots=2,
    parameters=2,
    flows=0,
    steps=(
        Affine(slice(1, 2), slice(0, 1), slice(0, 1), slice(1, 2)),
        Apply(ACTIVATIONS[0], slice(1, 2)),
    ),
    outputs=np.array([1]),
    terms=(Term(LOSSES[0], CONVENTIONS[0], 1.0, np.array([0])),),
)
"""One input and one neuron."""


def make_kernel() -> None:
    """Load the kernel, or compile it: it is made for good when it makes its first step."""
    rules = Rules(OPTIMIZERS[0], 0.1, 0.0, 0.0, 0.0, 0.0, np.ones(2), np.ones(2))
    rows = Rows(np.zeros((1, 1)), np.zeros((1, 1)), np.zeros((1, 1), dtype=np.intp), 0, 1, again=True)
    point = Point(np.zeros(2), np.zeros(2), np.zeros(2), Memory.of(2))
    CompiledStrider(NEURON).stride(point, rows, rules, 1)


def main() -> None:
    """Make every row and the kernel."""
    if hasattr(os, "nice"):
        os.nice(10)
    make_kernel()
    compile_rows(ACTIVATIONS, OPERATIONS, LOSSES, OPTIMIZERS)


if __name__ == "__main__":
    main()
