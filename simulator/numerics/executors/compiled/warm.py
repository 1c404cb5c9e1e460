"""Compiles everything once, so that later processes find it in the cache: run in a process of its own.

Of several that are started, one compiles and the others wait for it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from simulator.numerics.activations import ACTIVATIONS
from simulator.numerics.arithmetic import OPERATIONS
from simulator.numerics.executors.cache import STAMP, use_cache
from simulator.numerics.executors.compiled.plan import compile_rows
from simulator.numerics.executors.compiled.strider import CompiledStrider
from simulator.numerics.executors.stride import Memory, Point, Rows, Rules
from simulator.numerics.losses import CONVENTIONS, LOSSES
from simulator.numerics.optimizers import OPTIMIZERS
from simulator.numerics.program import Affine, Apply, Program, Term

# Windows has none; there two windows that are opened at once compile twice.
fcntl: Any = import_module("fcntl") if find_spec("fcntl") else None

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
    """Load the kernels, for single samples and for more, or compile them: a first step makes each."""
    rules = Rules(OPTIMIZERS[0], 0.1, 0.0, 0.0, 0.0, 0.0, np.ones(2), np.ones(2))
    point, strider = Point(np.zeros(2), np.zeros(2), np.zeros(2), Memory.of(2)), CompiledStrider(NEURON)
    for samples in (1, 2):
        data, order = np.zeros((samples, 1)), np.zeros((1, samples), dtype=np.intp)
        strider.stride(point, Rows(data, data, order, 0, samples, unshuffled=True), rules, 1)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Wait until no other process is here; one that dies leaves. Where that cannot be had, go on."""
    with (folder / "lock").open("w") as lock:
        if fcntl is not None:
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def main() -> None:
    """Make every row and the kernel, unless another process has done so."""
    if hasattr(os, "nice"):
        os.nice(10)
    folder = use_cache()
    with locked(folder):
        if not (folder / STAMP).exists():
            make_kernel()
            compile_rows(ACTIVATIONS, OPERATIONS, LOSSES, OPTIMIZERS)
            (folder / STAMP).touch()


if __name__ == "__main__":
    main()
