"""NumPy that allocates nothing: every result has its buffer, and all parameters stand in one flat vector."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tests.benchmarks.reference.contender import Array, Contender
from tests.benchmarks.tasks import ETA, Task


@dataclass(slots=True, eq=False)
class Layer:
    """Views of theta and of the gradient, and the buffers of one layer; ``back`` is dL/da, then delta."""

    w: Array
    b: Array
    dw: Array
    db: Array
    wt: Array
    a: Array
    at: Array
    slope: Array
    back: Array


class Buffered:
    """A step is a fixed list of calls on views and buffers."""

    def __init__(self, task: Task) -> None:
        matrices = task.layers()
        flat = [part.ravel() for pair in matrices for part in pair]
        self.theta = np.concatenate(flat)
        self.gradient = np.zeros_like(self.theta)
        self.layers = _layers(self.theta, self.gradient, matrices, task.batch)
        self.deeper = self.layers[1:]
        self.steps_back = [
            (layer, before.at, before.back)
            for layer, before in zip(self.layers[:0:-1], self.layers[-2::-1], strict=True)
        ]
        self.loss = 0.0

    def step(self, x: Array, y: Array) -> None:
        """Forward, backward and update."""
        a = x
        for layer in self.layers:
            a = _forward(layer, a)
        last = self.layers[-1]
        error = np.subtract(a, y, out=last.back).ravel()
        self.loss = float(error.dot(error)) / (2 * len(x))
        last.back *= 1 / len(x)
        for layer, at, back in self.steps_back:
            _backward(layer, at)
            np.dot(layer.back, layer.wt, out=back)
        _backward(self.layers[0], x.T)
        self.gradient *= ETA
        self.theta -= self.gradient

    def parameters(self) -> Array:
        """All of them, in the common order."""
        weights = [layer.w.T.ravel() for layer in self.layers]
        return np.concatenate([*weights, *[layer.b for layer in self.layers]])


def _forward(layer: Layer, a: Array) -> Array:
    out = layer.a
    np.dot(a, layer.w, out=out)
    out += layer.b
    np.negative(out, out=out)
    np.exp(out, out=out)
    out += 1
    return np.reciprocal(out, out=out)


def _backward(layer: Layer, at: Array) -> None:
    """The layer's delta from its dL/da, and its gradient."""
    delta, slope = layer.back, layer.slope
    np.subtract(1, layer.a, out=slope)
    slope *= layer.a
    delta *= slope
    np.dot(at, delta, out=layer.dw)
    np.add.reduce(delta, axis=0, out=layer.db)


def _layers(theta: Array, gradient: Array, matrices: list[tuple[Array, Array]], batch: int) -> list[Layer]:
    layers, place = [], 0
    for w, b in matrices:
        inner, outer = slice(place, place + w.size), slice(place + w.size, place + w.size + b.size)
        place = outer.stop
        matrix, buffers = theta[inner].reshape(w.shape), np.zeros((3, batch, b.size))
        a, slope, back = buffers
        dw, db = gradient[inner].reshape(w.shape), gradient[outer]
        layers.append(Layer(matrix, theta[outer], dw, db, matrix.T, a, a.T, slope, back))
    return layers


def contender(task: Task) -> Contender:
    """NumPy with buffers for a layered task."""
    buffered, batches = Buffered(task), task.batches()

    def run(steps: int) -> int:
        for _ in range(steps):
            buffered.step(*next(batches))
        return steps

    return Contender(run, lambda: buffered.loss, buffered.parameters)
