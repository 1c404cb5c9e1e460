"""The choice: which executors can make a program's steps, and which of them is the fastest."""

from __future__ import annotations

from simulator.numerics.executors.buffered.numpy_strider import NumpyStrider
from simulator.numerics.executors.costs import ExecutorName, cheapest
from simulator.numerics.executors.loading import COMPILED
from simulator.numerics.executors.stride import Strider
from simulator.numerics.program import Program


class ExecutorChoice:
    """Of one program: NumPy's always, the compiled one as soon as it is loaded and where it is faster."""

    def __init__(self, program: Program) -> None:
        self.numpy = NumpyStrider(program)
        self.only: ExecutorName | None = None
        """Which one to use; ``None`` leaves the choice to what they cost."""
        self._program = program
        self._compiled: Strider | None = None
        self._cheapest: dict[int, ExecutorName] = {}

    def best(self, batch: int) -> ExecutorName:
        """For batches of so many samples, at this moment."""
        if self.only is not None:
            return self.only
        COMPILED.wait_if_demanded()
        if not COMPILED.ready:
            return "numpy"
        if batch not in self._cheapest:
            self._cheapest[batch] = cheapest(self._program, batch)
        return self._cheapest[batch]

    def strider(self, name: ExecutorName) -> Strider:
        """The executor of this name."""
        if name == "numpy":
            return self.numpy
        if self._compiled is None:
            self._compiled = COMPILED.strider(self._program)
        return self._compiled
