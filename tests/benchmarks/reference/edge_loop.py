"""A loop over edges, compiled by numba; it takes any network, and makes many steps in one call."""

from __future__ import annotations

from math import exp

import numpy as np
from numba import njit

from tests.benchmarks.reference.contender import Array, Contender
from tests.benchmarks.tasks import ETA, Indices, Task


@njit(nogil=True)
def train(
    first: int, steps: int, batch: int, x: Array, y: Array,
    sources: Indices, starts: Indices, outputs: Indices,
    w: Array, b: Array, dw: Array, db: Array, a: Array, back: Array,
) -> float:  # fmt: skip
    """Steps from the batch ``first`` on, and the loss of the last; ``a`` and ``back`` are one sample's."""
    inputs, batches, loss = x.shape[1], len(x) // batch, 0.0
    for step in range(first, first + steps):
        loss = 0.0
        dw[:] = 0.0
        db[:] = 0.0
        start = step % batches * batch
        for row in range(start, start + batch):
            a[:inputs] = x[row]
            for neuron in range(len(b)):
                z = b[neuron]
                for edge in range(starts[neuron], starts[neuron + 1]):
                    z += w[edge] * a[sources[edge]]
                a[inputs + neuron] = 1.0 / (1.0 + exp(-z))
            back[:] = 0.0
            for place in range(len(outputs)):
                error = a[outputs[place]] - y[row, place]
                loss += error * error
                back[outputs[place]] = error / batch
            for neuron in range(len(b) - 1, -1, -1):
                value = a[inputs + neuron]
                delta = back[inputs + neuron] * value * (1.0 - value)
                db[neuron] += delta
                for edge in range(starts[neuron], starts[neuron + 1]):
                    dw[edge] += delta * a[sources[edge]]
                    back[sources[edge]] += delta * w[edge]
        for edge in range(len(w)):
            w[edge] -= ETA * dw[edge]
        for neuron in range(len(b)):
            b[neuron] -= ETA * db[neuron]
    return loss / (2 * batch)


def contender(task: Task) -> Contender:
    """The compiled loop for any task."""
    wiring = task.wiring
    w, b = task.weights.copy(), task.biases.copy()
    a, back = np.zeros((2, wiring.inputs + wiring.neurons))
    fixed = (task.batch, task.x, task.y, wiring.sources, wiring.starts, wiring.outputs)
    buffers = (w, b, np.zeros_like(w), np.zeros_like(b), a, back)
    state = {"step": 0, "loss": 0.0}

    def run(steps: int) -> int:
        state["loss"] = train(state["step"], steps, *fixed, *buffers)
        state["step"] += steps
        return steps

    return Contender(run, lambda: state["loss"], lambda: np.concatenate([w, b]))
