"""Readings: the numbers of the latest frame, and the scales on which they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from time import perf_counter

from simulator.appearance.scales import held
from simulator.canvas.coloring import Tops, coloring
from simulator.canvas.geometry import Geometry
from simulator.canvas.remembered import Memory, remember, remembered_values
from simulator.canvas.values import ValueReader, Values
from simulator.drawing.history import History
from simulator.model.domain import troubles
from simulator.problems import Problem
from simulator.training.frame import Frame, State
from simulator.workbench.workbench import Workbench


class Readings:
    """Holds scales while training runs; at rest a frame alone decides what it looks like."""

    def __init__(self, bench: Workbench, geometry: Geometry) -> None:
        self._bench, self._geometry = bench, geometry
        self._memory: Memory | None = None
        self._reader = ValueReader(bench.drawing, geometry)
        self._values: Values | None = None
        self._judged: Frame | None = None
        self.domain: Mapping[str, Problem] = {}
        """Nodes that have no value or no gradient in the latest frame, each with the reason."""
        self.tops = Tops()
        self._looked = perf_counter()

    @property
    def values(self) -> Values:
        """The numbers of every node and edge as they are now."""
        if self._values is None:
            trainer = self._bench.trainer
            if self.stale and self._memory is not None:
                self._values = remembered_values(self._memory, self._bench.drawing, self._geometry)
            else:
                self._values = self._reader.read(trainer.network, trainer.frame)
        return self._values

    @property
    def stale(self) -> bool:
        """Whether the numbers are remembered: the drawing cannot be trained now, but could before."""
        memory, nodes = self._memory, self._bench.drawing.nodes
        if self._bench.trainer.network is not None or memory is None:
            return False
        return any(id in nodes for id in memory.network.slot)

    def part(self, history: History) -> None:
        """A drawing without a past has just been opened: nothing of the one before is remembered."""
        if not history.done and not history.undone:
            self._memory = self._values = None

    def forget(self) -> None:
        """The drawing has changed."""
        self._values = None

    def refresh(self) -> None:
        """A frame has come, or training has stopped."""
        self._values = None
        self._judge()
        before, self._looked = self._looked, perf_counter()
        decay = held(self._looked - before) if self._bench.trainer.state is State.RUNNING else 0.0
        self.tops = self.tops.after(coloring(self._bench.options.coloring), self.values, decay)

    def _judge(self) -> None:
        """Only when a frame has just come do drawing and network agree for sure."""
        trainer = self._bench.trainer
        frame, network = trainer.frame, trainer.network
        if frame is None or network is None:
            self.domain = {}
        elif frame is not self._judged:
            self._memory = remember(self._memory, self._bench.drawing, network, frame)
            self.domain = troubles(self._bench.drawing, network, frame.a, frame.wild)
        self._judged = frame

    def begin(self) -> None:
        """Scales begin anew: another network, or colors mean something else."""
        self.tops = Tops()
        self.refresh()
