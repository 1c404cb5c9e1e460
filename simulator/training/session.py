"""A session: one deterministic training run, whose path is the same whatever the grain of its steps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import isfinite
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from simulator.drawing.records import Training
from simulator.model.network import Network
from simulator.numerics.executors.numpy_executor import NumpyExecutor
from simulator.training.batches import Batches
from simulator.training.calm import Calm
from simulator.training.curve import Curve
from simulator.training.dataset import Dataset
from simulator.training.divergence import Divergence, finite, sound
from simulator.training.frame import Frame, State
from simulator.training.framing import look, make_frame
from simulator.training.gauge import Gauge
from simulator.training.optimizers import Optimizer, optimizer
from simulator.training.penalty import add_penalty
from simulator.training.seldom import Parts
from simulator.training.stopping import Stopping

Array = NDArray[np.float64]
Grain = Literal["epoch", "batch", "sample"]


class Session:
    """``theta`` moves in place. After a divergence it holds the last weights at which all was finite."""

    def __init__(self, network: Network, dataset: Dataset, training: Training, theta: Array) -> None:
        self.network = network
        self.dataset = dataset
        self.training = training
        self.theta = np.array(theta, dtype=np.float64)
        self.before = self.theta.copy()
        """Theta before the last update."""
        self._before_step = 0
        self.step = 0
        self.curve = Curve()
        self.gauge = Gauge(network, dataset)
        self.executor = NumpyExecutor(network.program)
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
        self.stopped_by: str | None = None
        self.stopping = Stopping()
        self.optimizer: Optimizer = optimizer(training.optimizer).make(training)
        self._calm = Calm(self.theta)
        self._frozen = np.flatnonzero(network.frozen)
        self._free_weights = (network.is_weight & ~network.frozen).astype(np.float64)
        self.retune(training)

    @property
    def epoch(self) -> int:
        """Epochs that are finished."""
        return self.batches.epoch

    def go_to(self, step: int, epoch: int) -> None:
        """Count on from here, as when learned weights were loaded."""
        self.step = self._before_step = step
        self.batches.epoch = epoch
        self.stopping.begin(epoch)

    def retune(self, training: Training) -> None:
        """Take new settings with no reset; ``seed`` and what draws weights count at the next reset."""
        if training.batch != self.training.batch:
            self.shown = 0
        if training.optimizer == self.training.optimizer:
            self.optimizer.retune(training)
        else:
            self.optimizer = optimizer(training.optimizer).make(training)
        self.training = training
        self.batches.tune(training.batch, training.shuffle)

    def step_sample(self) -> bool:
        """Show the next sample of the coming batch; at its last, make the very update of ``step_batch``."""
        self.by_sample = True
        if self.shown + 1 < len(self.batches.rows()):
            self.shown += 1
            return True
        return self._run(lambda: True)

    def step_batch(self) -> bool:
        """One update; False when training has diverged, at this step or before."""
        self.by_sample = False
        return self._run(lambda: True)

    def step_epoch(self) -> bool:
        """Batches until the running epoch is finished."""
        end = self.epoch + 1
        return self.run(lambda: self.epoch >= end)

    def run(self, enough: Callable[[], bool]) -> bool:
        """Batches until ``enough`` says so after one, a stop condition holds, or training diverges."""
        self.by_sample = False
        return self._run(lambda: self.stopped_by is not None or enough())

    def begin(self) -> None:
        """Play: a stop condition that ended the last run counts anew."""
        if self.stopped_by is not None:
            self.stopped_by = None
            self.stopping.begin(self.epoch)

    def back_to_finite(self) -> None:
        """After a divergence: to the last weights whose loss was calm, with a fresh optimizer."""
        if self.divergence is None:
            return
        self.step = self._calm.recover(self.theta, self.step, self.gauge.loss)
        self.before[:], self._before_step = self.theta, self.step
        self.curve.back_to(self.step)
        self.shown = 0
        self.divergence = None
        self.optimizer = optimizer(self.training.optimizer).make(self.training)

    def frame(
        self, revision: int, state: State, steps_per_second: float = 0.0, parts: Parts | None = None
    ) -> Frame:
        """Everything that one look shows, copied; of ``parts`` what is not old yet."""
        with np.errstate(all="ignore"):
            return make_frame(self, revision, state, steps_per_second, parts)

    def state(self) -> dict[str, Any]:
        """Everything that decides how the run goes on."""
        return {
            "theta": self.theta.copy(),
            "before": self.before.copy(),
            "step": self.step,
            "before_step": self._before_step,
            "shown": self.shown,
            "batches": self.batches.state(),
            "optimizer": {name: values.copy() for name, values in self.optimizer.memory.items()},
            "stopping": (self.stopping.begun, self.stopping.best, self.stopping.best_epoch),
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Go on, to the bit, where ``state`` was taken from a session of the same network and data."""
        self.theta[:], self.before[:] = state["theta"], state["before"]
        self.step, self._before_step, self.shown = state["step"], state["before_step"], state["shown"]
        self.batches.restore(state["batches"])
        self.optimizer.memory = {name: values.copy() for name, values in state["optimizer"].items()}
        self.stopping = Stopping(*state["stopping"])
        self.divergence = self.stopped_by = None

    def _run(self, enough: Callable[[], bool]) -> bool:
        if self.divergence is not None:
            return False
        # Opened once for many steps, because it costs a tenth of a small one; threads do not inherit it.
        with np.errstate(all="ignore"):
            while self._update():
                if enough():
                    return True
        return False

    def _update(self) -> bool:
        executor, theta, batches = self.executor, self.theta, self.batches
        x, y = batches.coming()
        executor.run(theta, x)
        loss = executor.backpropagate(theta, y)
        gradient = executor.gradient
        add_penalty(gradient, theta, self._free_weights, self.training)
        if not (isfinite(loss) and sound(gradient, self._frozen) and finite(executor.z)):
            return self._diverge(loss)
        self._calm.notice(self.step, loss, theta)
        self.last_batch = batches.rows()
        self.batch_loss = loss
        self.before[:] = theta
        self._before_step = self.step
        self.optimizer.update(theta, gradient)
        if self._frozen.size:
            theta[self._frozen] = self.before[self._frozen]
        if not finite(theta):
            return self._diverge(loss)
        self.curve.append(self.step, loss, batches.whole)
        self.step += 1
        self.shown = 0
        if batches.advance():
            self.stopped_by = self.stopping.reason(self.training, batches.epoch, self.gauge, theta)
        if self.step >= self.curve.due and not (batches.whole and not self.dataset.held_out):
            look(self)
        return True

    def _diverge(self, loss: float) -> bool:
        executor = self.executor
        tables = (self.theta, executor.z, executor.a, executor.delta, executor.gradient)
        theta, z, a, delta, gradient = (table.copy() for table in tables)
        self.divergence = Divergence(theta, z, a, delta, gradient, loss)
        self.theta[:] = self.before
        self.step, self.shown = self._before_step, 0
        return False
