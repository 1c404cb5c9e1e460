"""Random drawings against PyTorch in float64: every value, every gradient, every flow.

Numbers agree to 1e-10, relative and element by element. What cancels, as in a sum of terms or in the
1 - a^2 of a saturated tanh, keeps only the digits of what it was made from; so a difference may also be a
few last digits of the largest number that was met on the way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
import pytest

from simulator.drawing.drawing import Drawing
from simulator.model.compiler import compile_drawing
from simulator.model.network import Network
from simulator.model.parameters import by_id, initial_theta
from simulator.numerics.activations import ACTIVATIONS
from simulator.numerics.arithmetic import OPERATIONS
from simulator.numerics.array import Array
from simulator.numerics.executors.numpy_executor import NumpyExecutor
from simulator.numerics.losses import LOSSES
from tests.drawings import FEATURES, TARGETS, random_drawing
from tests.executors import EXECUTORS
from tests.graphs import graph_features, random_graph
from tests.model import pytorch
from tests.model.pytorch import Tensor, Walk, torch

RELATIVE, OF_LARGEST = 1e-10, 1e-14


def test_every_row_has_its_counterpart() -> None:
    assert set(pytorch.ACTIVATION) == {row.key for row in ACTIVATIONS}
    assert set(pytorch.OPERATION) == {row.key for row in OPERATIONS}
    assert set(pytorch.LOSS) == {row.key for row in LOSSES}


def some_drawing(rng: np.random.Generator) -> Drawing:
    """2 to 60 nodes, more often few: a graph of operations and neurons, or a network of neurons only."""
    nodes, seed = 2 + int(59 * rng.random() ** 2), int(rng.integers(2**32))
    inputs = int(rng.integers(0, 6))
    if rng.random() < 0.75:
        return random_graph(rng, nodes, inputs, float(rng.choice((0.0, 0.3, 0.7))), seed=seed)
    inputs = max(1, min(inputs, nodes - 1))
    density = float(rng.choice((0.1, 0.4, 1.0)))
    return random_drawing(rng, nodes - inputs, inputs, density, loss=None, seed=seed)


def samples(rng: np.random.Generator, network: Network) -> tuple[Array, Array]:
    """1 to 64 samples; the targets of a sample are shares of 1."""
    count = int(rng.integers(1, 65))
    y = rng.random((count, len(network.outputs)))
    return graph_features(rng, count, len(network.inputs)), y / y.sum(axis=1, keepdims=True)


def theirs(drawing: Drawing, network: Network, theta: Array, x: Array, y: Array) -> tuple[Walk, Tensor]:
    """PyTorch's walk, forward and back, and its L."""
    values = by_id(network, theta)
    first_of = {edge.tie: edge.id for edge in reversed(list(drawing.edges.values())) if edge.tie}
    tensors = {
        id: torch.tensor(value, dtype=torch.float64, requires_grad=True) for id, value in values.items()
    }
    tied = {e.id: tensors[first_of[e.tie]] for e in drawing.edges.values() if e.tie and e.id in tensors}
    columns = {id: torch.tensor(x[:, place]) for place, id in enumerate(network.inputs)}
    walk = pytorch.walk(drawing, tensors | tied, columns, len(x))
    formula = not network.inputs and bool(network.leaves)
    error = pytorch.error(walk, list(network.outputs), formula, torch.tensor(y))
    if error.requires_grad:
        error.backward()
    return walk, error


def stacked(ids: Iterable[str], row: Callable[[str], Tensor], samples: int) -> Array:
    rows = [row(id).detach().numpy() for id in ids]
    return np.array(rows).reshape(len(rows), samples)


def tables_of(network: Network, walk: Walk, error: Tensor) -> dict[str, Array]:
    """What PyTorch found, in the order of ids."""
    rows = {
        "a": (network.slot, walk.a.__getitem__),
        "z": (walk.z, walk.z.__getitem__),
        "flows": (network.flow, walk.flows),
        "delta": (network.slot, walk.delta),
    }
    gradient = [float(pytorch.gradient(walk.parameter[id])) for id in network.parameter]
    tables = {name: stacked(ids, row, walk.samples) for name, (ids, row) in rows.items()}
    return {"L": error.detach().numpy(), **tables, "gradient": np.array(gradient)}


def compare(rng: np.random.Generator) -> None:
    """One drawing: all tables of the executor that has them, L and the gradient of every executor."""
    drawing = some_drawing(rng)
    network = compile_drawing(drawing, FEATURES, TARGETS)
    assert isinstance(network, Network), [str(problem) for problem in network]
    theta, (x, y) = initial_theta(drawing, network), samples(rng, network)
    walk, error = theirs(drawing, network, theta, x, y)
    expected = tables_of(network, walk, error)
    tables = ours(network, list(walk.z), theta, x, y)
    infinite = ~np.isfinite(expected["flows"])
    assert not np.isfinite(tables["flows"][infinite]).any()
    if walk.on_edge or infinite.any():
        # Times the 0 of a ReLU an infinite derivative, as that of a root at 0, is 0 in PyTorch, which leaves
        # the product out, and no number in ours.
        assert_same({name: tables[name] for name in ("L", "a", "z")}, expected)
        return
    assert_same(tables, expected)
    for name in EXECUTORS.keys() - {"tables"}:
        value, gradient = EXECUTORS[name](network.program, theta, x, y)
        assert_same({"L": np.array(value), "gradient": gradient}, expected)


def ours(network: Network, neurons: list[str], theta: Array, x: Array, y: Array) -> dict[str, Array]:
    executor = NumpyExecutor(network.program)
    executor.run(theta, x)
    value = executor.backpropagate(theta, y)
    slots, flows = list(network.slot.values()), list(network.flow.values())
    return {
        "L": np.array(value),
        "a": executor.a[slots],
        "z": executor.z[[network.slot[id] for id in neurons]],
        "flows": executor.flows[flows],
        "delta": executor.delta[slots],
        "gradient": executor.gradient,
    }


def assert_same(found: dict[str, Array], expected: dict[str, Array]) -> None:
    largest = max(np.abs(table[np.isfinite(table)]).max(initial=0) for table in expected.values())
    for name, table in found.items():
        atol = OF_LARGEST * largest
        np.testing.assert_allclose(table, expected[name], rtol=RELATIVE, atol=atol, err_msg=name)


@pytest.mark.parametrize("block", range(20))
def test_a_thousand_drawings(block: int) -> None:
    for number in range(50):
        compare(np.random.default_rng([block, number]))


@pytest.mark.campaign
@pytest.mark.parametrize("block", range(500))
def test_a_hundred_thousand_drawings(block: int) -> None:
    for number in range(200):
        compare(np.random.default_rng([block, number, 5]))
