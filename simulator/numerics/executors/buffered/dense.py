"""Matrix products: a step's forward calls and its backward calls, bound to their tables beforehand.

Forward    z = W a + b
Backward   dL/dW = delta a^T,   dL/db = delta summed over samples,   dL/da += W^T delta
"""

from __future__ import annotations

from functools import partial

import numpy as np

from simulator.numerics.array import Array
from simulator.numerics.executors.buffered.calls import BackCalls, Calls, touches_inputs
from simulator.numerics.executors.buffered.tables import Call, Part, Tables, Written, add_to, gathered, part
from simulator.numerics.program import Affine, SparseAffine


def affine(step: Affine, tables: Tables) -> Calls:
    """A product whose matrix is a view of theta, as its gradient is a view of the gradient."""
    matrix = tables.theta[step.weights].reshape(step.shape)
    gradient = tables.gradient[step.weights].reshape(step.shape)
    return _product(matrix, gradient, step, step.sources, tables)


def masked(step: SparseAffine, tables: Tables) -> Calls:
    """A product with a full matrix over all sources of the step, 0 where there is no edge."""
    sources, column = np.unique(step.sources, return_inverse=True)
    matrix = np.zeros((len(step.starts), len(sources)))
    gradient = np.zeros_like(matrix)
    places = step.rows * len(sources) + column
    spread = partial(matrix.reshape(-1).__setitem__, places, tables.theta[step.weights])
    collect = partial(np.take, gradient, places, None, tables.gradient[step.weights], "clip")
    product = _product(matrix, gradient, step, part(sources), tables)

    def bind_back(written: Written) -> BackCalls:
        found = product.bind_back(written)
        return found._replace(calls=[*found.calls, collect])

    return product._replace(forward=[spread, *product.forward], bind_back=bind_back)


def _product(
    matrix: Array, gradient: Array, step: Affine | SparseAffine, sources: Part, tables: Tables
) -> Calls:
    z, delta = tables.z[step.targets], tables.delta[step.targets]
    add_bias = partial(np.add, z, tables.theta[step.biases][:, np.newaxis], z)
    sum_delta = partial(delta.dot, tables.ones, tables.gradient[step.biases])
    if isinstance(sources, slice) and sources.stop <= tables.inputs:
        batch = tables.batch

        def bind_back_to_inputs(written: Written) -> BackCalls:
            gradients: list[Call] = [lambda: delta.dot(batch.x[sources].T, gradient), sum_delta]
            return BackCalls(gradients, _send_back(matrix, delta, sources, tables, written))

        return Calls([lambda: matrix.dot(batch.x[sources], z), add_bias], bind_back_to_inputs)
    gather, a = gathered(tables.a, sources)

    def bind_back(written: Written) -> BackCalls:
        gradients = [partial(delta.dot, a.T, gradient), sum_delta]
        return BackCalls([*gradients, *_send_back(matrix, delta, sources, tables, written)])

    reads_table = touches_inputs(sources, tables)
    return Calls([*gather, partial(matrix.dot, a, z), add_bias], bind_back, reads_table)


def _send_back(matrix: Array, delta: Array, sources: Part, tables: Tables, written: Written) -> list[Call]:
    """W^T delta, written to the sources' delta if it is the first they get, else added."""
    if written.first(sources):
        return [partial(matrix.T.dot, delta, tables.delta[sources])]
    buffer = np.zeros((matrix.shape[1], tables.samples))
    return [partial(matrix.T.dot, delta, buffer), add_to(tables.delta, sources, buffer)]
