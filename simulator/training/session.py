"""A session: one deterministic training run, whose path is the same whatever the grain of its steps.

Steps are made in strides, as many in one call as nobody has to look at.
"""

from __future__ import annotations

from dataclasses import replace
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
from simulator.training.frame import Frame, State
from simulator.training.framing import make_frame
from simulator.training.gauge import Gauge
from simulator.training.keyframes import Keyframes
from simulator.training.rules import rules_of
from simulator.training.seldom import Parts
from simulator.training.state import SessionState
from simulator.training.stopping import Reason, Stopping
from simulator.training.striding import advance

Grain = Literal["epoch", "batch", "sample"]


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
        """In the data, then."""
        self.curve = Curve()
        self.gauge = Gauge(network, dataset)
        self.executors = ExecutorChoice(network.program)
        rows = dataset.training
        # A stream apart from the one that draws the initial weights from the same seed.
        generator = np.random.default_rng([training.seed, 1])
        self.batches = Batches(self.gauge.x[:rows], self.gauge.y[:rows], generator)
        self.last_batch: NDArray[np.intp] = np.empty(0, dtype=np.intp)
        self.batch_loss = float("nan")
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
            self.keyframes.cut(self)

    def step_sample(self) -> bool:
        """Show the next sample of the coming batch; at its last, make the very update of ``step_batch``."""
        self.by_sample = True
        if self.shown + 1 < len(self.batches.rows()):
            self.shown += 1
            return True
        return advance(self, 1)

    def step_batch(self) -> bool:
        """One update; False when training has diverged, at this step or before."""
        self.by_sample = False
        return advance(self, 1)

    def step_epoch(self) -> bool:
        """Batches until the running epoch is finished."""
        return self.advance(self.batches.left)

    def advance(self, steps: int) -> bool:
        """So many updates, but none after a stop condition holds or training diverges."""
        self.by_sample = False
        return advance(self, steps)

    def begin(self) -> None:
        """Play: a stop condition that ended the last run counts anew."""
        if self.stopped_by is not None:
            self.stopped_by = None
            self.stopping.begin(self.epoch)

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
        self.keyframes.cut(self)

    def frame(
        self, revision: int, state: State, steps_per_second: float = 0.0, parts: Parts | None = None
    ) -> Frame:
        """Everything that one look shows, copied; of ``parts`` what is not old yet."""
        with np.errstate(all="ignore"):
            return make_frame(self, revision, state, steps_per_second, parts)

    def state(self) -> SessionState:
        """Everything that decides how the run goes on."""
        return SessionState(
            self.point.copy(),
            self.step,
            self.before_step,
            self.shown,
            self.batches.state(),
            replace(self.stopping),
            self.stopped_by,
            self.calm.copy(),
        )

    def state_at(self, step: int) -> SessionState:
        """The same at any earlier step of this session; ``ValueError`` for a step outside of it."""
        return self.keyframes.state_at(self, step)

    def restore(self, state: SessionState) -> None:
        """Go on, to the bit, where ``state`` was taken from a session of the same network and data."""
        self.point = state.point.copy()
        self.step, self.before_step, self.shown = state.step, state.before_step, state.shown
        self.batches.restore(state.batches)
        self.before_place = self.batches.place
        self.stopping, self.stopped_by = replace(state.stopping), state.stopped_by
        self.calm = state.calm.copy()
        self.divergence = None
        self.curve.back_to(self.step)
        self.keyframes = Keyframes()
