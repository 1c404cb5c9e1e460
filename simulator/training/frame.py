"""A frame: what one look at training shows, copied out of the session and never changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from simulator.numerics.array import Array
from simulator.problems import Problem
from simulator.training.divergence import Divergence

Mask = NDArray[np.bool_]


class State(Enum):
    """What training is doing."""

    IDLE = "idle"
    """There is nothing to train: the drawing has problems, or none is loaded yet."""
    RUNNING = "running"
    PAUSED = "paused"
    STOPPING = "stopping"
    FAILED = "failed"
    """It diverged, was refused, or met a mistake of ours; ``Frame.problem`` says so."""


@dataclass(frozen=True, slots=True)
class CurvePoints:
    """Loss history thinned for the plot: at most about 3,000 points, extremes kept; losses are finite.

    ``step`` counts updates. ``loss`` is that of the whole training part, also where single batches are
    trained; ``held_out`` and ``accuracy`` hold NaN where they were not measured.
    """

    step: Array
    loss: Array
    held_out: Array
    accuracy: Array
    batch_step: Array = field(default_factory=lambda: np.empty(0))
    """Where the stretches lie that ``batch_low`` and ``batch_high`` belong to; empty for one batch of all."""
    batch_low: Array = field(default_factory=lambda: np.empty(0))
    """The lowest loss of a batch in each stretch."""
    batch_high: Array = field(default_factory=lambda: np.empty(0))
    """The highest one."""


def _nowhere() -> Mask:
    return np.empty(0, dtype=np.bool_)


@dataclass(frozen=True, slots=True)
class Unknown:
    """Which numbers of a frame stand for none, and so are not to be written; each empty where none does.

    Not finite is one reason; by a value that is none there is no gradient either. And where an output that
    counts has no value, there is no L: what went back is finite in places (the slope of the logarithm at -1),
    but the gradient of nothing.
    """

    z: Mask = field(default_factory=_nowhere)
    delta: Mask = field(default_factory=_nowhere)
    flows: Mask = field(default_factory=_nowhere)
    gradient: Mask = field(default_factory=_nowhere)


@dataclass(frozen=True, slots=True)
class Frame:
    """One look. ``revision`` names the network it belongs to; a stale frame is dropped.

    Arrays over parameters (``theta``, ``gradient``, ``update``) are indexed by ``Network.parameter``,
    arrays over nodes (``z``, ``a``, ``delta``) by ``Network.slot``.
    """

    revision: int
    state: State
    step: int
    """Updates since the initial weights."""
    epoch: int
    position: int
    """Samples of the running epoch that are already used."""
    theta: Array
    gradient: Array
    """dL/dtheta of the last batch, at the theta *before* its update; zeros before the first."""
    update: Array
    """What the last update added to theta."""
    sample: int
    """Which row of the data ``z``, ``a``, ``delta`` show."""
    batch: tuple[int, ...]
    """Rows of the last batch (at most the first 64 of them)."""
    z: Array
    a: Array
    delta: Array
    """dL/dz of the shown sample for a neuron, dL/da for every other node."""
    batch_loss: float
    """Loss of the last batch before its update; NaN before the first."""
    loss: float
    """Loss over the whole training part at ``theta``, in the chosen convention."""
    held_out: float
    """The same over the held-out part; NaN if there is none."""
    accuracy: float
    """Fraction of the training part classified rightly; NaN where targets are not classes."""
    held_out_accuracy: float
    outputs: Array
    """(rows, outputs) for every row of the data, training part first; at most the first 2,000 rows.

    NaN where an output has no value, here and in ``surface``.
    """
    surface: Array | None
    """Two inputs: (side, side, outputs) over ``Dataset.window``; one input: (side, outputs)."""
    curve: CurvePoints
    steps_per_second: float
    lock_free: bool = False
    """Whether steps are made without the interpreter lock: then a busy window takes nothing from them."""
    stopped_by: str | None = None
    """The ``Reason`` why the run has ended by itself."""
    divergence: Divergence | None = None
    """The step that was not made, because of a number that is not finite."""
    problem: Problem | None = None
    """Why training failed; after a divergence, the trainer puts it here from the drawing."""
    way_back: bool = False
    """After a divergence, whether there are earlier weights to go back to."""
    first: int = 0
    """The earliest step that is known."""
    goes_back: bool = False
    """Whether there is an update that can be taken back, or a batch that is gone through by samples."""
    flows: Array = field(default_factory=lambda: np.empty(0))
    """What flows back through every argument of an operation for the shown sample, by ``Network.flow``."""
    wild: Mask = field(default_factory=_nowhere)
    """Which of ``a`` stand for a number that is not finite, by ``Network.slot``; empty where none does."""
    unknown: Unknown = field(default_factory=Unknown)
    """The same of ``z``, ``delta``, ``flows`` and ``gradient``."""

    @property
    def overshot(self) -> bool:
        """Whether a step that was too large has failed, so that a lower learning rate may help."""
        return self.divergence is not None and self.divergence.overshot
