"""Plain NumPy for a drawing without layers: neuron by neuron, each with the samples of a batch at once."""

from __future__ import annotations

import numpy as np

from tests.benchmarks.reference.contender import Array, Contender
from tests.benchmarks.reference.plain import sigmoid
from tests.benchmarks.tasks import ETA, Task


class NeuronLoop:
    """Each neuron has its sources, its weights and its bias."""

    def __init__(self, task: Task) -> None:
        wiring = task.wiring
        self.inputs, self.outputs = wiring.inputs, wiring.outputs
        self.sources = np.split(wiring.sources, wiring.starts[1:-1])
        self.weights = np.split(task.weights.copy(), wiring.starts[1:-1])
        self.biases = task.biases.copy()
        self.loss = 0.0

    def step(self, x: Array, y: Array) -> None:
        """Forward, backward and update."""
        a = np.empty((self.inputs + len(self.biases), len(x)))
        a[: self.inputs] = x.T
        for neuron, (sources, w) in enumerate(zip(self.sources, self.weights, strict=True)):
            a[self.inputs + neuron] = sigmoid(w @ a[sources] + self.biases[neuron])
        error = a[self.outputs] - y.T
        self.loss = float((error**2).sum()) / (2 * len(x))
        back = np.zeros_like(a)
        back[self.outputs] = error / len(x)
        for neuron in reversed(range(len(self.biases))):
            place, sources, w = self.inputs + neuron, self.sources[neuron], self.weights[neuron]
            delta = back[place] * a[place] * (1 - a[place])
            back[sources] += w[:, np.newaxis] * delta
            w -= ETA * (a[sources] @ delta)
            self.biases[neuron] -= ETA * delta.sum()

    def parameters(self) -> Array:
        """All of them, in one vector."""
        return np.concatenate([*self.weights, self.biases])


def contender(task: Task) -> Contender:
    """Plain NumPy for any task."""
    loop, batches = NeuronLoop(task), task.batches()

    def run(steps: int) -> int:
        for _ in range(steps):
            loop.step(*next(batches))
        return steps

    return Contender(run, lambda: loop.loss, loop.parameters)
