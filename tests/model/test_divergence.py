"""Which number was the first to stop being finite, in the order in which a step computes them."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.drawing.change import added
from simulator.drawing.drawing import Drawing
from simulator.drawing.presets import from_layers
from simulator.drawing.records import Edge, Node
from simulator.model.compiler import compile_drawing
from simulator.model.divergence import culprit
from simulator.model.network import Network
from simulator.numerics.array import Array
from simulator.numerics.executors.buffered.numpy_executor import NumpyExecutor
from simulator.problems import Problem

TABLES = ("theta", "z", "a", "delta", "gradient")


class Case:
    """A 2-2-1 network with tables that are finite but for what a test puts in."""

    def __init__(self) -> None:
        self.drawing: Drawing = from_layers((2, 2, 1))
        network = compile_drawing(self.drawing, ("a", "b"), ("t",))
        assert isinstance(network, Network)
        self.network = network
        self.table: dict[str, Array] = {
            name: np.ones(network.size) if name in ("theta", "gradient") else np.ones((5, 3))
            for name in TABLES
        }

    def put(self, table: str, id: str, value: float = np.nan) -> None:
        if table in ("theta", "gradient"):
            self.table[table][self.network.parameter[id]] = value
        else:
            self.table[table][self.network.slot[id], 1] = value

    def edge(self, source: str, target: str) -> Edge:
        return next(e for e in self.drawing.edges.values() if (e.source, e.target) == (source, target))

    def found(self, loss: float = 0.0) -> Problem | None:
        return culprit(self.drawing, self.network, *(self.table[name] for name in TABLES), loss)


def test_nothing_to_blame() -> None:
    assert Case().found() is None


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("table", TABLES)
def test_each_table_alone(table: str, value: float) -> None:
    case = Case()
    case.put(table, "n4", value)
    problem = case.found()
    assert problem is not None
    assert problem.about == ("n4",)
    assert "h2" in str(problem)


def test_what_comes_back_to_an_input_is_no_matter() -> None:
    case = Case()
    case.put("delta", "n2")
    assert case.found() is None
    problem = case.found(loss=np.inf)
    assert problem is not None
    assert problem.about == ("n5",)


def test_what_l_does_not_depend_on_is_no_matter() -> None:
    case = Case()
    case.drawing.apply(
        added([Node(id="n9", kind="neuron", x=0, y=0), Edge(id="e9", source="n3", target="n9")])
    )
    network = compile_drawing(case.drawing, ("a", "b"), ("t",))
    assert isinstance(network, Network)
    case.network = network
    case.table |= {name: np.ones((6, 3)) for name in ("z", "a", "delta")}
    case.table |= {name: np.ones(network.size) for name in ("theta", "gradient")}
    case.put("z", "n9")
    case.put("a", "n9")
    assert case.found() is None


@pytest.mark.parametrize("table", ["theta", "gradient"])
def test_an_edge_is_named_by_its_ends(table: str) -> None:
    case = Case()
    edge = case.edge("n2", "n3")
    case.put(table, edge.id)
    problem = case.found()
    assert problem is not None
    assert problem.about == (edge.id,)
    assert "x2 → h1" in str(problem)


def test_forward_comes_before_backward_and_earlier_neurons_before_later() -> None:
    case = Case()
    order = [("gradient", "n4"), ("delta", "n3"), ("delta", "n5"), ("a", "n5"), ("z", "n4"), ("a", "n3"),
             ("theta", "n3"), ("a", "n1")]  # fmt: skip
    for table, id in order:
        case.put(table, id)
        problem = case.found()
        assert problem is not None
        assert problem.about == (id,)
    edge = case.edge("n1", "n3")
    case.put("a", "n1", 1.0)
    case.put("theta", edge.id)
    problem = case.found()
    assert problem is not None
    assert problem.about == (edge.id,)


def test_a_loss_that_overflows_by_itself_blames_the_largest_output() -> None:
    case = Case()
    problem = case.found(np.inf)
    assert problem is not None
    assert problem.about == ("n5",)


def test_tables_of_one_sample_may_be_flat() -> None:
    case = Case()
    case.put("z", "n3")
    case.table |= {name: case.table[name][:, 1] for name in ("z", "a", "delta")}
    problem = case.found()
    assert problem is not None
    assert problem.about == ("n3",)


def test_a_real_explosion_has_a_culprit_and_makes_no_warning() -> None:
    drawing = from_layers((2, 3, 1), "linear")
    network = compile_drawing(drawing, ("a", "b"), ("t",))
    assert isinstance(network, Network)
    executor, theta = NumpyExecutor(network.program), np.full(network.size, 1e200)
    executor.run(theta, np.full((4, 2), 1e200))
    loss = executor.backpropagate(np.zeros((4, 1)))
    assert not np.isfinite(loss)
    problem = culprit(
        drawing, network, theta, executor.z, executor.a, executor.delta, executor.gradient, loss
    )
    assert problem is not None
    assert problem.about == ("n3",)
