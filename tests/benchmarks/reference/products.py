"""The bare matrix products of a training step, and nothing else: what is left when all else is free."""

from __future__ import annotations

from functools import partial

import numpy as np

from tests.benchmarks.reference.contender import Contender
from tests.benchmarks.tasks import Task


def contender(task: Task) -> Contender:
    """For a layered task: a W forward, a^T delta for every matrix, delta W^T for all but the first."""
    assert task.sizes is not None
    a = [np.random.default_rng(0).random((task.batch, size)) for size in task.sizes]
    delta = [values.copy() for values in a]
    calls = []
    for index, (w, _) in enumerate(task.layers()):
        calls.append(partial(np.dot, a[index], w, a[index + 1]))
        calls.append(partial(np.dot, a[index].T, delta[index + 1], np.zeros_like(w)))
        if index:
            calls.append(partial(np.dot, delta[index + 1], w.T, delta[index]))

    def run(steps: int) -> int:
        for _ in range(steps):
            for call in calls:
                call()
        return steps

    return Contender(run)
