"""Computational graphs with known answers (*Deep Learning from Scratch*, chapter 5), node by node."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace

from simulator.app.documents.examples import example_path
from simulator.drawing.change import replaced
from simulator.drawing.drawing import Drawing
from simulator.drawing.edits import set_fields
from simulator.drawing.files import drawing_of, read_document
from simulator.model.compiler import compile_drawing
from simulator.model.gradient_check.check import Checking
from simulator.model.network import Network
from simulator.model.parameters import initial_theta
from simulator.numerics.activations import sigmoid
from simulator.numerics.executors.buffered.numpy_executor import NumpyExecutor
from simulator.numerics.losses import loss, softmax
from simulator.training.dataset import NOTHING
from simulator.training.session import Session
from simulator.training.striding import advance
from tests.formulas import formula, labeled


def exactly(values: Any) -> Any:
    return pytest.approx(values, rel=1e-14, abs=1e-14)


@dataclass(frozen=True)
class Graph:
    """By the labels of nodes: values going forward, derivatives coming back, and what edges bring back."""

    value: float
    forward: dict[str, float]
    backward: dict[str, float]
    flows: dict[tuple[str, str], float]


def seen(drawing: Drawing) -> Graph:
    network = compile_drawing(drawing, (), ())
    assert isinstance(network, Network), [str(problem) for problem in network]
    theta, executor = initial_theta(drawing, network), NumpyExecutor(network.program)
    executor.run(theta, np.zeros((1, 0)))
    value = executor.backpropagate(np.zeros((1, 1)))
    label = {id: node.label for id, node in drawing.nodes.items()}
    ends = {edge.id: (label[edge.source], label[edge.target]) for edge in drawing.edges.values()}
    backward = {label[id]: float(executor.delta[slot, 0]) for id, slot in network.slot.items()}
    leaves = {label[id]: float(executor.gradient[network.parameter[id]]) for id in network.leaves}
    assert leaves.items() <= backward.items(), "the gradient of a leaf is what comes back to it"
    assert Checking(network, theta, np.zeros((1, 0)), np.zeros((1, 1))).finish().passed
    return Graph(
        value,
        {label[id]: float(executor.a[slot, 0]) for id, slot in network.slot.items()},
        backward,
        {ends[id]: float(executor.flows[row, 0]) for id, row in network.flow.items()},
    )


def example(key: str) -> Drawing:
    return drawing_of(read_document(example_path(key)))


def test_two_apples() -> None:
    graph = seen(example("apples"))
    assert graph.value == exactly(220)
    assert graph.forward == exactly({"apple": 100, "number": 2, "tax": 1.1, "apples": 200, "price": 220})
    assert graph.backward == exactly({"apple": 2.2, "number": 110, "tax": 200, "apples": 1.1, "price": 1})


def test_apples_and_oranges() -> None:
    graph = seen(example("fruit"))
    assert graph.value == exactly(715)
    leaves = {"apple": 100, "number": 2, "orange": 150, "count": 3, "tax": 1.1}
    assert graph.forward == exactly({**leaves, "apples": 200, "oranges": 450, "sum": 650, "price": 715})
    leaves = {"apple": 2.2, "number": 110, "orange": 3.3, "count": 165, "tax": 650}
    assert graph.backward == exactly({**leaves, "apples": 1.1, "oranges": 1.1, "sum": 1.1, "price": 1})
    assert graph.flows[("sum", "price")] == exactly(1.1)
    assert graph.flows[("tax", "price")] == exactly(650)


def test_the_square_of_a_sum() -> None:
    graph = seen(example("square"))
    assert graph.forward == {"x": 2, "y": 3, "t": 5, "z": 25}
    assert graph.backward == {"x": 10, "y": 10, "t": 10, "z": 1}


def test_a_sigmoid_step_by_step() -> None:
    drawing = example("sigmoid")
    for x in (-3.0, 0.0, 0.5, 2.0):
        drawing.apply(set_fields(drawing, [labeled(drawing, "x")], bias=x))
        graph, y = seen(drawing), float(sigmoid(np.array([x]))[0])
        passed = {"-x": -x, "e": math.exp(-x), "1+e": 1 + math.exp(-x), "y": y, "x": x, "one": 1}
        assert graph.forward == pytest.approx(passed, rel=1e-13)
        back = {"y": 1, "1+e": -y * y, "e": -y * y, "one": -y * y, "-x": -y * y * math.exp(-x)}
        assert graph.backward == pytest.approx(back | {"x": y * (1 - y)}, rel=1e-13)


@pytest.mark.parametrize(("kind", "value", "flows"), [("add", 15, (1.3, 1.3)), ("multiply", 50, (6.5, 13))])
def test_a_node_hands_back_what_came_from_above(kind: str, value: float, flows: tuple[float, float]) -> None:
    """10 and 5 under an upstream gradient of 1.3, which is the weight of the loss."""
    drawing = formula(f"z = {kind} x y", x=10, y=5)
    node = drawing.nodes[labeled(drawing, "z")]
    drawing.apply(replaced([(node, replace(node, output=True, loss_weight=1.3))]))
    graph = seen(drawing)
    assert graph.forward["z"] == value
    assert graph.value == exactly(1.3 * value)
    assert [graph.flows[("x", "z")], graph.flows[("y", "z")]] == exactly(list(flows))


def test_softmax_and_its_cross_entropy() -> None:
    shares = softmax(np.array([[0.3], [2.9], [4.0]]))[:, 0]
    assert shares == pytest.approx([0.01821127, 0.24519181, 0.73659691], abs=5e-9)
    logits, y = np.log(np.array([[0.3], [0.2], [0.5]])), np.array([[0.0], [1.0], [0.0]])
    row = loss("softmax_cross_entropy")
    sent = row.gradient(logits - np.log(np.exp(logits).sum()), y, y.sum(axis=0))
    assert sent[:, 0] == exactly([0.3, -0.8, 0.5])


def test_two_losses_of_the_same_prediction() -> None:
    a = np.array([0.1, 0.05, 0.6, 0, 0.05, 0.1, 0, 0.1, 0, 0])
    y = np.eye(10)[2]
    assert loss("squared_error").value(a, y).sum() / 2 == exactly(0.0975)
    with np.errstate(divide="ignore", invalid="ignore"):
        entropy = np.nansum(loss("softmax_cross_entropy").value(np.log(a), y))
    assert entropy == pytest.approx(0.510825, abs=1e-6)


# Formulas that are minimized.


def minimized(drawing: Drawing, steps: int) -> dict[str, float]:
    network = compile_drawing(drawing, (), ())
    assert isinstance(network, Network)
    session = Session(network, NOTHING, drawing.training, initial_theta(drawing, network))
    for _ in range(steps):
        assert advance(session, session.batches.left)
    values = session.theta[network.parameter_indices(network.leaves)]
    return dict(zip((drawing.nodes[id].label for id in network.leaves), values.tolist(), strict=True))


def test_gradient_descent_finds_the_bottom_of_rosenbrocks_valley() -> None:
    drawing = example("rosenbrock")
    assert seen(drawing).value == exactly(24.2)
    found = minimized(drawing, 5_000)
    assert (found["x"], found["y"]) == pytest.approx((1, 1), abs=1e-3)
    assert (found["one"], found["steep"]) == (1, 100), "constants are not learned"


def test_a_frozen_variable_stays_and_the_other_makes_up_for_it() -> None:
    drawing = example("square")
    drawing.apply(set_fields(drawing, [labeled(drawing, "y")], frozen=True))
    found = minimized(drawing, 200)
    assert found["y"] == 3
    assert found["x"] == pytest.approx(-3, abs=1e-9)


def test_a_whole_power_of_a_negative_number_can_be_minimized() -> None:
    """The derivative by the exponent does not exist there, but nobody learns the exponent."""
    drawing = formula("f = power x two", x=-3, two=2, constants=["two"])
    drawing.apply(replaced([(drawing.training, replace(drawing.training, eta=0.1))]))
    assert minimized(drawing, 200)["x"] == pytest.approx(0, abs=1e-9)


def test_a_value_may_fall_below_zero() -> None:
    drawing = formula("f = sine x", x=0.3)
    assert minimized(drawing, 300)["x"] == pytest.approx(-math.pi / 2, abs=1e-6)
