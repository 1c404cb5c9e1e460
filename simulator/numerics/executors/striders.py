"""Striders: the executors that can make a program's steps, and which of them is the faster one."""

from __future__ import annotations

from simulator.numerics.executors.costs import cheapest
from simulator.numerics.executors.loading import COMPILED
from simulator.numerics.executors.numpy_strider import NumpyStrider
from simulator.numerics.executors.stride import Strider
from simulator.numerics.program import Program


class Striders:
    """Of one program: NumPy's always, the compiled one as soon as it is loaded and where it is faster."""

    def __init__(self, program: Program) -> None:
        self.numpy = NumpyStrider(program)
        self._program = program
        self._compiled: Strider | None = None

    def best(self, batch: int) -> Strider:
        """For batches of so many samples, at this moment."""
        if not COMPILED.ready or cheapest(self._program, batch) == "numpy":
            return self.numpy
        if self._compiled is None:
            self._compiled = COMPILED.strider(self._program)
        return self._compiled
