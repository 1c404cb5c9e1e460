"""A session: the data, settings and state of one deterministic training run, which striding moves on."""

from __future__ import annotations

from dataclasses import replace
from math import nan
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from simulator.drawing.records import Training
from simulator.model.network import Network
from simulator.numerics.array import Array
from simulator.numerics.executors.choice import ExecutorChoice
from simulator.numerics.executors.stride import Memory, Point
from simulator.training.batches import Batches, Place
from simulator.training.calm import Calm
from simulator.training.curve import Curve
from simulator.training.dataset import Dataset
from simulator.training.divergence import Divergence
from simulator.training.gauge import Gauge, Reading
from simulator.training.keyframes import Keyframes
from simulator.training.rules import rules_of
from simulator.training.state import SessionState
from simulator.training.stopping import Reason, Stopping

Grain = Literal["epoch", "batch", "sample", "back"]
"""How far a step goes; ``back`` is to where the last update began."""


CHEAP, LOOKS = 10_000, 2
"""Of more rows than that there are so many looks at all of them in an epoch, at most, when nobody asks: more
would take longer than the training."""


class Session:
    """``theta`` moves in place. After a divergence it holds the last weights at which all was finite."""

    def __init__(self, network: Network, dataset: Dataset, training: Training, theta: Array) -> None:
        self.network = network
        self.dataset = dataset
        self.training = training
        theta = np.array(theta, dtype=np.float64)
        self.point = Point(theta, theta.copy(), np.zeros_like(theta), Memory.of(len(theta)))
        self.step = self.before_step = 0
        """Updates made until now, and until ``before`` was theta."""
        self.before_place: Place = (0, 0)
        """Where in the data the last step began."""
        self.curve = Curve()
        self.gauge = Gauge(network, dataset)
        self.executors = ExecutorChoice(network.program)
        rows = dataset.training
        # A stream apart from the one that draws the initial weights from the same seed.
        generator = np.random.default_rng([training.seed, 1])
        self.batches = Batches(self.gauge.x[:rows], self.gauge.y[:rows], generator)
        self.last_batch: NDArray[np.intp] = np.empty(0, dtype=np.intp)
        self.batch_loss = nan
        self.shown = 0
        """Samples of the coming batch that ``step_sample`` has shown."""
        self.by_sample = False
        self.sample: int | None = None
        """The row that frames show; ``None`` follows the training."""
        self.surface_side = 0
        self.divergence: Divergence | None = None
        self.stopped_by: Reason | None = None
        self.stopping = Stopping()
        self.keyframes = Keyframes()
        self.calm = Calm(self.theta)
        self.retune(training)

    @property
    def theta(self) -> Array:
        """All parameters, at this moment."""
        return self.point.theta

    @property
    def before(self) -> Array:
        """Theta before the last update."""
        return self.point.before

    @property
    def epoch(self) -> int:
        """Epochs that are finished."""
        return self.batches.epoch

    @property
    def first(self) -> int:
        """The earliest step that is known."""
        return self.step if self.keyframes.first is None else self.keyframes.first

    def go_to(self, step: int, epoch: int) -> None:
        """Count on from here, as when learned weights were loaded."""
        self.step = self.before_step = step
        self.batches.epoch = epoch
        self.before_place = self.batches.place
        self.stopping.begin(epoch)

    def retune(self, training: Training) -> None:
        """Take new settings with no reset; ``seed`` and what draws weights count at the next reset."""
        last, self.training = self.training, training
        if training.batch != last.batch:
            self.shown = 0
        if training.optimizer != last.optimizer:
            self.point.memory = Memory.of(len(self.theta))
        self.rules = rules_of(self.network, training)
        self.batches.tune(training.batch, training.shuffle)
        if any(getattr(training, name) != getattr(last, name) for name in ("batch", "optimizer", "shuffle")):
            self._cut()

    def measure(self) -> Reading:
        """Loss and accuracy over all rows at this moment, which the curve keeps as well."""
        reading = self.gauge.read(self.theta)
        rows = len(self.gauge.x)
        apart = rows // (LOOKS * self.batches.size) if rows > CHEAP else 1
        self.curve.measure(self.step, reading.loss, reading.held_out, reading.accuracy, apart)
        return reading

    def begin(self) -> None:
        """Play: a stop condition that ended the last run counts anew."""
        if self.stopped_by is not None:
            self.stopped_by = None
            self.stopping.begin(self.epoch)
            self._cut()

    def back_to_finite(self) -> None:
        """After a divergence: to the last weights whose loss was calm, with a fresh optimizer."""
        if self.divergence is None:
            return
        self.step, place = self.calm.recover(self.theta, self.step, self.batches.place, self.gauge.loss)
        self.batches.back_to(place)
        self.stopping.back_to(self.epoch)
        self.before[:], self.before_step, self.before_place = self.theta, self.step, place
        self.curve.back_to(self.step)
        self.shown = 0
        self.divergence = None
        self.point.memory = Memory.of(len(self.theta))
        self.point.gradient[:] = 0.0
        self._forget_batch()
        self._cut()

    def state(self) -> SessionState:
        """Everything that decides how the run goes on."""
        return SessionState(
            self.point.copy(),
            self.step,
            self.before_step,
            self.before_place,
            self.shown,
            self.batches.state(),
            replace(self.stopping),
            self.stopped_by,
            self.calm.copy(),
        )

    def restore(self, state: SessionState) -> None:
        """Go on, to the bit, where ``state`` was taken from a session of the same network and data."""
        self.point = state.point.copy()
        self.step, self.before_step, self.shown = state.step, state.before_step, state.shown
        self.batches.restore(state.batches)
        self.before_place = state.before_place
        self.stopping, self.stopped_by = replace(state.stopping), state.stopped_by
        self.calm = state.calm.copy()
        self.divergence = None
        self.curve.back_to(self.step)
        self.keyframes = Keyframes()
        self._forget_batch()

    def _forget_batch(self) -> None:
        """What was seen of the last one is not of the step before this one."""
        self.last_batch, self.batch_loss = self.last_batch[:0], nan

    def _cut(self) -> None:
        """Training goes on from here, but not as the last step left it."""
        if self.keyframes.begun:
            self.keyframes.cut(self.state(), self.training)
