"""Contenders: who trains a task beside our drawing, as far as it is installed and as it takes such a task."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

import numpy as np

from tests.benchmarks import ours
from tests.benchmarks.reference import buffered, neuron_loop, plain, products
from tests.benchmarks.reference.contender import Contender
from tests.benchmarks.tasks import Task

PLAIN, BUFFERED, EDGE_LOOP = "plain NumPy", "NumPy, buffers", "numba loop"
TORCH, PRODUCTS, OURS = "PyTorch", "bare products", "drawing"
NAMES = (PLAIN, BUFFERED, EDGE_LOOP, TORCH, PRODUCTS, OURS)
BY_HAND = (PLAIN, BUFFERED, EDGE_LOOP)
"""The three that our drawing is measured by."""

TOLERANCE = 1e-10


def contenders(task: Task, among: tuple[str, ...] = NAMES) -> dict[str, Contender]:
    """Each of them by its name, at the task's first parameters; a missing library leaves its name out."""
    found = {OURS: ours.contender, PLAIN: plain.contender if task.sizes else neuron_loop.contender}
    if task.sizes:
        found |= {BUFFERED: buffered.contender, PRODUCTS: products.contender}
    # Both take seconds to import, and neither has to be there.
    for name, library, module in ((EDGE_LOOP, "numba", "edge_loop"), (TORCH, "torch", "torch_eager")):
        if find_spec(library) and name in among:
            found[name] = import_module(f"tests.benchmarks.reference.{module}").contender
    return {name: found[name](task) for name in NAMES if name in found and name in among}


def agree(racing: dict[str, Contender], steps: int = 25) -> None:
    """Assert that after some steps all have the same loss and, so, have had the same gradients."""
    first = racing[OURS]
    steps = first.run(steps)
    for name, other in racing.items():
        if other.loss is None or other.parameters is None or other is first:
            continue
        assert first.loss is not None
        assert first.parameters is not None
        assert other.run(steps) == steps
        message = f"the {name} and the drawing differ"
        np.testing.assert_allclose(other.loss(), first.loss(), rtol=TOLERANCE, err_msg=message)
        np.testing.assert_allclose(
            other.parameters(), first.parameters(), rtol=TOLERANCE, atol=TOLERANCE, err_msg=message
        )
