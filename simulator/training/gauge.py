"""The gauge: losses, accuracy, predictions and one sample at any theta, measured with buffers of its own."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.model.network import Network
from simulator.numerics.array import Array
from simulator.numerics.executors.buffered.numpy_executor import ROWS, NumpyExecutor, silent
from simulator.training.dataset import Dataset

ROWS_SHOWN = 2000
"""Rows of the data whose outputs a frame carries."""

NOT_MEASURED = float("nan")


@dataclass(frozen=True, slots=True)
class Shown:
    """One sample as a share of its batch: ``gradient`` is what it adds to the batch's gradient."""

    z: Array
    a: Array
    delta: Array
    flows: Array
    gradient: Array


@dataclass(frozen=True, slots=True)
class Reading:
    """Loss and accuracy over both parts of the data; NaN where there is nothing to measure."""

    loss: float
    held_out: float
    accuracy: float
    held_out_accuracy: float
    outputs: Array


class Gauge:
    """Looks at a network from outside the training loop and leaves that loop's tables alone."""

    def __init__(self, network: Network, dataset: Dataset) -> None:
        self.dataset = dataset
        self.x = np.ascontiguousarray(dataset.x[:, list(network.feature_columns)])
        self.y = _targets(dataset, network)
        self._network = network
        self._features = list(network.feature_columns)
        self._whole = NumpyExecutor(network.program)
        self._single = NumpyExecutor(network.program)
        self._grid: Array | None = None
        self._side = 0

    def loss(self, theta: Array) -> float:
        """Over the training part."""
        n = self.dataset.training
        return float(self._whole.loss(theta, self.x[:n], self.y[:n]))

    def held_out(self, theta: Array) -> float:
        """Over the held-out part; NaN if there is none."""
        n = self.dataset.training
        if n == len(self.x):
            return NOT_MEASURED
        return float(self._whole.loss(theta, self.x[n:], self.y[n:]))

    def watched(self, theta: Array) -> float:
        """Over the held-out part if there is one, else over the training part."""
        return self.held_out(theta) if self.dataset.held_out else self.loss(theta)

    @silent
    def read(self, theta: Array) -> Reading:
        """Everything over all rows, in one pass."""
        n = self.dataset.training
        losses, outputs = self._pass(theta)
        right = self._right(outputs)
        share = self._network.program.share
        held_out = losses[n:]
        return Reading(
            float(losses[:n].sum()) * share(n),
            float(held_out.sum()) * share(len(held_out)) if len(held_out) else NOT_MEASURED,
            _accuracy(right[:n]),
            _accuracy(right[n:]),
            outputs[:ROWS_SHOWN],
        )

    def show(self, theta: Array, row: int, batch: int) -> Shown:
        """One row, forward and backward, as a member of a batch of so many samples."""
        single = self._single
        single.run(theta, self.x[row : row + 1])
        single.backpropagate(self.y[row : row + 1])
        share = self._network.program.share(batch)
        z, a = single.z[:, 0].copy(), single.a[:, 0].copy()
        return Shown(z, a, single.delta[:, 0] * share, single.flows[:, 0] * share, single.gradient * share)

    def surface(self, theta: Array, side: int) -> Array | None:
        """Predictions over the window of one or two features, x2 by rows from its lowest value up."""
        features = len(self.dataset.features)
        if side < 2 or features not in (1, 2):
            return None
        if self._grid is None or side != self._side:
            self._grid, self._side = self._make_grid(side), side
        outputs = self._whole.predict(theta, self._grid)
        return outputs.reshape((*(side,) * features, -1)).copy()

    def _pass(self, theta: Array) -> tuple[Array, Array]:
        """Of every row its loss and what the network says."""
        whole = self._whole
        losses, outputs = np.zeros(len(self.x)), np.zeros(self.y.shape)
        for start in range(0, len(self.x), ROWS):
            rows = slice(start, start + ROWS)
            whole.run(theta, self.x[rows])
            losses[rows] = whole.losses(self.y[rows])
            outputs[rows] = whole.said()
        return losses, outputs

    def _make_grid(self, side: int) -> Array:
        axes = [np.linspace(low, high, side) for low, high in self.dataset.window]
        columns = [axis.ravel() for axis in np.meshgrid(*axes)]
        return np.ascontiguousarray(np.column_stack(columns)[:, self._features])

    def _right(self, outputs: Array) -> NDArray[np.bool_]:
        """Of every row whether the answer is; of outputs with a target column in common the first answers."""
        columns, first = np.unique(np.array(self._network.target_columns), return_index=True)
        compared = np.sort(first[columns >= 0])
        if self.dataset.classes is None or not len(compared):
            return np.empty(0, dtype=np.bool_)
        outputs, y = outputs[:, compared], self.y[:, compared]
        if len(compared) == 1:
            return np.equal(outputs[:, 0] > 0.5, y[:, 0] > 0.5)
        said, meant = outputs.argmax(axis=1), y.argmax(axis=1)
        return np.asarray(said == meant)


def _targets(dataset: Dataset, network: Network) -> Array:
    """What every output is compared with, (rows, outputs); 0 where it is compared with nothing."""
    columns = np.array(network.target_columns, dtype=np.intp)
    y = np.zeros((len(dataset.x), len(columns)))
    y[:, columns >= 0] = dataset.y[:, columns[columns >= 0]]
    return y


def _accuracy(right: NDArray[np.bool_]) -> float:
    return float(right.mean()) if len(right) else NOT_MEASURED
