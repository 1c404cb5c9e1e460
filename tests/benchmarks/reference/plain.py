"""Plain NumPy, as a book teaches it."""

from __future__ import annotations

import numpy as np

from tests.benchmarks.reference.contender import Array, Contender
from tests.benchmarks.tasks import ETA, Task


def sigmoid(z: Array) -> Array:
    """The activation of every neuron."""
    return 1 / (1 + np.exp(-z))


class Plain:
    """Layers of weights and biases; every product is a new array."""

    def __init__(self, task: Task) -> None:
        self.layers = task.layers()
        self.loss = 0.0

    def step(self, x: Array, y: Array) -> None:
        """Forward, backward and update."""
        activations = [x]
        for w, b in self.layers:
            activations.append(sigmoid(activations[-1] @ w + b))
        error = activations[-1] - y
        self.loss = float((error**2).sum()) / (2 * len(x))
        back = error / len(x)
        for index in reversed(range(len(self.layers))):
            w, b = self.layers[index]
            a = activations[index + 1]
            delta = back * a * (1 - a)
            if index > 0:
                back = delta @ w.T
            w -= ETA * (activations[index].T @ delta)
            b -= ETA * delta.sum(axis=0)

    def parameters(self) -> Array:
        """All of them, in one vector."""
        weights, biases = [w.T.ravel() for w, _ in self.layers], [b for _, b in self.layers]
        return np.concatenate([*weights, *biases])


def contender(task: Task) -> Contender:
    """Plain NumPy for a layered task."""
    plain, batches = Plain(task), task.batches()

    def run(steps: int) -> int:
        for _ in range(steps):
            plain.step(*next(batches))
        return steps

    return Contender(run, lambda: plain.loss, plain.parameters)
