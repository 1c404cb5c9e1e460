"""Random drawings against PyTorch in float64: every value, every gradient, every flow.

Numbers agree to 1e-10, relative and element by element. What cancels, as in a sum of terms or in the
1 - a^2 of a saturated tanh, keeps only the digits of what it was made from; so a difference may also be a
few last digits of the largest number that was met on the way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import pytest

from simulator.drawing.drawing import Drawing
from simulator.model.compiler import compile_drawing
from simulator.model.kinds import KINDS
from simulator.model.network import Network
from simulator.model.parameters import by_id, initial_theta
from simulator.numerics.activations import ACTIVATIONS
from simulator.numerics.arithmetic import OPERATIONS
from simulator.numerics.array import Array
from simulator.numerics.executors.buffered.numpy_executor import NumpyExecutor
from simulator.numerics.losses import CONVENTIONS, LOSSES
from simulator.numerics.program import Program
from tests.drawings import FEATURES, TARGETS, random_drawing
from tests.executors import EXECUTORS
from tests.graphs import graph_features, random_graph
from tests.model import pytorch
from tests.model.pytorch import OPERATION, Tensor, Walk, torch
from tests.model.spoiling import Spoil, derivatives_off, values_off, wrong_reads

# Where the machine code is not there yet, it is made now: that takes a minute, and longer beside other tests.
pytestmark = pytest.mark.timeout(900)

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


@dataclass(frozen=True)
class Case:
    """A drawing, where its parameters start, a batch, and what PyTorch found."""

    drawing: Drawing
    network: Network
    theta: Array
    x: Array
    y: Array
    walk: Walk
    expected: dict[str, Array]

    @property
    def whole(self) -> bool:
        """Whether gradients can be compared.

        Times the 0 of a ReLU an infinite derivative, as that of a root at 0, is 0 in PyTorch, which leaves
        the product out, and no number in ours. At a kink rounding alone decides.
        """
        return not self.walk.on_edge and bool(np.isfinite(self.expected["flows"]).all())

    def __str__(self) -> str:
        return f"{len(self.drawing.nodes)} nodes, {len(self.drawing.edges)} edges, {len(self.x)} samples"


def case(rng: np.random.Generator) -> Case:
    drawing = some_drawing(rng)
    network = compile_drawing(drawing, FEATURES, TARGETS)
    assert isinstance(network, Network), [str(problem) for problem in network]
    theta, (x, y) = initial_theta(drawing, network), samples(rng, network)
    walk, error = theirs(drawing, network, theta, x, y)
    return Case(drawing, network, theta, x, y, walk, tables_of(network, walk, error))


def compare(case: Case) -> None:
    """All tables of the executor that has them, L and the gradient of every executor."""
    compare_tables(case, case.network.program)
    if not case.whole:
        return
    for name in EXECUTORS.keys() - {"tables"}:
        value, gradient = EXECUTORS[name](case.network.program, case.theta, case.x, case.y)
        assert_same({"L": np.array(value), "gradient": gradient}, case.expected)


def compare_tables(case: Case, program: Program) -> None:
    tables = ours(case, program)
    assert not np.isfinite(tables["flows"][~np.isfinite(case.expected["flows"])]).any()
    compared = tables if case.whole else {name: tables[name] for name in ("L", "a", "z")}
    assert_same(compared, case.expected)


def ours(case: Case, program: Program) -> dict[str, Array]:
    executor, network = NumpyExecutor(program), case.network
    executor.run(case.theta, case.x)
    value = executor.backpropagate(case.y)
    slots, flows = list(network.slot.values()), list(network.flow.values())
    return {
        "L": np.array(value),
        "a": executor.a[slots],
        "z": executor.z[[network.slot[id] for id in case.walk.z]],
        "flows": executor.flows[flows],
        "delta": executor.delta[slots],
        "gradient": executor.gradient,
    }


def assert_same(found: dict[str, Array], expected: dict[str, Array]) -> None:
    largest = max(np.abs(table[np.isfinite(table)]).max(initial=0) for table in expected.values())
    for name, table in found.items():
        atol = OF_LARGEST * largest
        np.testing.assert_allclose(table, expected[name], rtol=RELATIVE, atol=atol, err_msg=name)


def met(case: Case) -> set[str]:
    """Everything promised to be compared that this case has."""
    drawing, network = case.drawing, case.network
    kinds, terms = {node.kind for node in drawing.nodes.values()}, network.program.terms
    activations = {node.activation for node in drawing.nodes.values() if node.kind == "neuron"}
    ties = Counter(edge.tie for edge in drawing.edges.values() if edge.tie)
    place = {id: rank for rank, ids in enumerate(network.ranks, 1) for id in ids}
    fans = {id for id in drawing.nodes if len(drawing.outgoing(id)) > 1}
    special = {
        "a skip": any(place[e.target] - place.get(e.source, 0) > 1 for e in drawing.edges.values()),
        "a fan-out": bool(fans),
        "a shared sub-expression": any(drawing.nodes[id].kind in OPERATION for id in fans),
        "a tie": any(count > 1 for count in ties.values()),
        "something unused": not network.program.used().all(),
        "several outputs": len(network.outputs) > 1,
        "several losses": len({term.loss.key for term in terms}) > 1,
        "no data": not network.inputs,
        "many nodes": len(drawing.nodes) > 30,
        "many samples": len(case.x) > 60,
    }
    return (
        {f"kind {key}" for key in kinds}
        | {f"activation {key}" for key in activations}
        | {f"loss {term.loss.key}" for term in terms}
        | {f"convention {term.convention.key}" for term in terms}
        | {type(step).__name__ for step in network.program.steps}
        | {name for name, is_so in special.items() if is_so}
    )


PROMISED = (
    {f"kind {kind.key}" for kind in KINDS}
    | {f"activation {row.key}" for row in ACTIVATIONS}
    | {f"loss {row.key}" for row in LOSSES}
    | {f"convention {row.key}" for row in CONVENTIONS}
    | {"Affine", "SparseAffine", "Apply", "Leaves", "Operate"}
    | {"a skip", "a fan-out", "a shared sub-expression", "a tie", "something unused", "several outputs"}
    | {"several losses", "no data", "many nodes", "many samples"}
)


def compare_many(block: list[int], count: int) -> None:
    """Together they have everything that was promised, and nearly all are compared whole."""
    seen, whole = set[str](), 0
    for number in range(count):
        one = case(np.random.default_rng([*block, number]))
        compare(one)
        seen |= met(one)
        whole += one.whole
    assert not PROMISED - seen
    assert whole >= 0.95 * count


@pytest.mark.parametrize("block", range(10))
def test_a_thousand_drawings(block: int) -> None:
    compare_many([block], 100)


@pytest.mark.campaign
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("block", range(50))
def test_a_hundred_thousand_drawings(block: int) -> None:
    compare_many([block, 5], 2000)


def test_planted_faults_are_noticed() -> None:
    """Every row is off by a billionth once, and read wrongly what is read, in as few drawings as it takes."""
    faults = {**dict(derivatives_off(1e-9)), **dict(values_off(1e-9)), **dict(wrong_reads(1e-9))}
    for number in range(100):
        one = case(np.random.default_rng([number, 7]))
        if one.whole:
            faults = {name: spoil for name, spoil in faults.items() if not noticed(one, spoil)}
        if not faults:
            break
    assert not faults, list(faults)


def noticed(case: Case, spoil: Spoil) -> bool:
    program = spoil(case.network.program)
    if program is case.network.program:
        return False
    try:
        compare_tables(case, program)
    except AssertionError:
        return True
    return False
