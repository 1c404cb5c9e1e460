"""Matrix products: a step's forward calls and its backward calls, bound to their tables beforehand.

Forward    z = W a + b
Backward   dL/dW = delta a^T,   dL/db = delta summed over samples,   dL/da += W^T delta
"""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

import numpy as np

from simulator.numerics.array import Array
from simulator.numerics.executors.tables import Call, Part, Tables, part
from simulator.numerics.program import Affine, SparseAffine


class Calls(NamedTuple):
    """What to call in a forward pass, and in a backward pass."""

    forward: list[Call]
    backward: list[Call]


def affine(step: Affine, tables: Tables, untouched: bool) -> Calls:
    """A product whose matrix is a view of theta, as its gradient is a view of the gradient.

    ``untouched`` says that no later step has sent anything to the delta of the sources yet.
    """
    rows = step.targets.stop - step.targets.start
    columns = (step.weights.stop - step.weights.start) // rows
    matrix = tables.theta[step.weights].reshape(rows, columns)
    gradient = tables.gradient[step.weights].reshape(rows, columns)
    return _product(matrix, gradient, step, step.sources, tables, untouched)


def masked(step: SparseAffine, tables: Tables, untouched: bool) -> Calls:
    """A product with a full matrix over all sources of the step, 0 where there is no edge."""
    sources, column = np.unique(step.sources, return_inverse=True)
    matrix = np.zeros((len(step.starts), len(sources)))
    gradient = np.zeros_like(matrix)
    places = step.rows * len(sources) + column
    spread = partial(matrix.reshape(-1).__setitem__, places, tables.theta[step.weights])
    collect = partial(np.take, gradient, places, None, tables.gradient[step.weights], "clip")
    product = _product(matrix, gradient, step, part(sources), tables, untouched)
    return Calls([spread, *product.forward], [*product.backward, collect])


def _product(
    matrix: Array,
    gradient: Array,
    step: Affine | SparseAffine,
    sources: Part,
    tables: Tables,
    untouched: bool,
) -> Calls:
    z, delta = tables.z[step.targets], tables.delta[step.targets]
    bias = tables.theta[step.biases][:, np.newaxis]
    gather, a = _gathered(sources, tables)
    forward: list[Call] = [*gather, partial(np.dot, matrix, a, z), partial(np.add, z, bias, z)]
    backward: list[Call] = [
        partial(np.dot, delta, a.T, gradient),
        partial(np.dot, delta, tables.ones, tables.gradient[step.biases]),
        *_sent_back(matrix, delta, sources, tables, untouched),
    ]
    return Calls(forward, backward)


def _gathered(sources: Part, tables: Tables) -> tuple[list[Call], Array]:
    """The activations of the sources: a view where they are neighbors, else copied into a buffer."""
    if isinstance(sources, slice):
        return [], tables.a[sources]
    buffer = np.zeros((len(sources), tables.samples))
    return [partial(np.take, tables.a, sources, 0, buffer, "clip")], buffer


def _sent_back(matrix: Array, delta: Array, sources: Part, tables: Tables, untouched: bool) -> list[Call]:
    """W^T delta, written to the sources' delta if it is the first they get, else added."""
    if isinstance(sources, slice) and untouched:
        return [partial(np.dot, matrix.T, delta, tables.delta[sources])]
    buffer = np.zeros((matrix.shape[1], tables.samples))
    return [partial(np.dot, matrix.T, delta, buffer), add_to(tables.delta, sources, buffer)]


def add_to(table: Array, slots: Part, amount: Array, rows: Part = slice(None)) -> Call:
    """table[slots] += amount[rows], where no slot stands twice."""
    if isinstance(slots, slice) and isinstance(rows, slice):
        view = table[slots]
        return partial(np.add, view, amount[rows], view)
    return partial(_add_scattered, table, slots, amount, rows)


def _add_scattered(table: Array, slots: Part, amount: Array, rows: Part) -> None:
    table[slots] += amount[rows]
