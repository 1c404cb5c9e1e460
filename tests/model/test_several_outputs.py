"""Several outputs: each by its own loss and weight, hidden ones among them, some only watched."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from simulator.drawing import edits
from simulator.drawing.drawing import Drawing
from simulator.drawing.records import Training
from simulator.model.binding import outputs_of
from simulator.model.compiler import compile_drawing
from simulator.model.gradient_check.check import Checking
from simulator.model.network import Network
from simulator.model.parameters import initial_theta
from simulator.numerics.activations import sigmoid
from simulator.numerics.array import Array
from simulator.numerics.executors.buffered.numpy_executor import NumpyExecutor
from tests.attaching import attach
from tests.drawings import FEATURES, TARGETS, graph_features, graphs
from tests.graphs import SMOOTH, SMOOTH_OPERATIONS

RNG = np.random.default_rng(8)
X, Y = RNG.normal(0, 1, (5, 2)), RNG.uniform(0, 1, (5, 3))
COLUMNS = ("a", "b", "c")


def network_of(drawing: Drawing, targets: tuple[str, ...] = COLUMNS) -> Network:
    network = compile_drawing(drawing, ("x1", "x2"), targets)
    assert isinstance(network, Network), [str(problem) for problem in network]
    return network


def problem_of(drawing: Drawing, targets: tuple[str, ...] = COLUMNS) -> str:
    problems = compile_drawing(drawing, ("x1", "x2"), targets)
    assert not isinstance(problems, Network)
    return str(problems[0])


def drawn(**fields: dict[str, Any]) -> Drawing:
    """2-3-3, linear at the end; the fields by labels of nodes."""
    drawing = edits.from_layers(
        [2, 3, 3], "tanh", "linear", [Training(convention="mean", spread=1.0, seed=3)]
    )
    ids = {node.label: id for id, node in drawing.nodes.items()}
    for label, values in fields.items():
        drawing.apply(edits.set_fields(drawing, [ids[label]], **values))
    return drawing


def measured(drawing: Drawing) -> tuple[float, dict[str, Array], NumpyExecutor, Network]:
    """L, what every node says, and what was run; the gradient is checked on the way."""
    network = network_of(drawing)
    theta, executor = initial_theta(drawing, network), NumpyExecutor(network.program)
    y = np.zeros((5, len(network.outputs)))
    for place, column in enumerate(network.target_columns):
        y[:, place] = Y[:, column] if column >= 0 else np.nan
    y = np.nan_to_num(y)
    executor.run(theta, X)
    value = executor.backpropagate(y)
    assert Checking(network, theta, X, y).finish().passed
    return (
        value,
        {drawing.nodes[id].label: executor.a[slot] for id, slot in network.slot.items()},
        executor,
        network,
    )


def squared(a: Array, y: Array) -> float:
    return float(((a - y) ** 2).mean())


def cross_entropy(z: Array, y: Array) -> float:
    p = sigmoid(z)
    return float(-(y * np.log(p) + (1 - y) * np.log(1 - p)).mean())


def test_every_output_by_its_own_loss_and_weight() -> None:
    drawing = drawn(
        y1={"loss": "binary_cross_entropy", "loss_weight": 0.5},
        y2={"loss": "huber", "loss_weight": 2.0},
        y3={},
    )
    value, a, *_ = measured(drawing)
    small = np.abs(a["y2"] - Y[:, 1])
    huber = np.where(small <= 1, small**2 / 2, small - 0.5).mean()
    expected = 0.5 * cross_entropy(a["y1"], Y[:, 0]) + 2 * huber + squared(a["y3"], Y[:, 2])
    assert value == pytest.approx(expected, rel=1e-13)


def test_a_convention_that_a_loss_has_not_gives_way_to_the_nearest() -> None:
    drawing = drawn(y1={"loss": "absolute_error"})
    drawing.apply(edits.set_training(drawing, convention="half_mean"))
    value, a, *_ = measured(drawing)
    expected = (
        np.abs(a["y1"] - Y[:, 0]).mean() + squared(a["y2"], Y[:, 1]) / 2 + squared(a["y3"], Y[:, 2]) / 2
    )
    assert value == pytest.approx(expected, rel=1e-13)


def test_a_softmax_over_two_of_three() -> None:
    one = {"loss": "softmax_cross_entropy", "loss_weight": 3.0}
    value, a, executor, _ = measured(drawn(y1=one, y3=one))
    z = np.stack([a["y1"], a["y3"]])
    log = z - np.log(np.exp(z).sum(axis=0))
    expected = 3 * -(Y[:, [0, 2]].T * log).sum(axis=0).mean() + squared(a["y2"], Y[:, 1])
    assert value == pytest.approx(expected, rel=1e-13)
    said = executor.said()
    assert said[:, [0, 2]].sum(axis=1) == pytest.approx(1)
    assert said[:, 1] == pytest.approx(a["y2"])


def test_those_of_one_softmax_count_the_same() -> None:
    fields = {"loss": "softmax_cross_entropy"}
    text = problem_of(drawn(y1={**fields, "loss_weight": 2.0}, y3=fields))
    assert "y1, y3" in text
    assert "same weight" in text


def test_a_hidden_neuron_is_measured_too() -> None:
    drawing = drawn(h2={"output": True, "loss_weight": 0.25}, y3={"output": False})
    value, a, *_ = measured(drawing)
    outputs = [node.label for node in outputs_of(drawing)]
    columns = {label: Y[:, place] for place, label in enumerate(outputs)}
    expected = sum(squared(a[label], columns[label]) * (0.25 if label == "h2" else 1) for label in outputs)
    assert sorted(outputs) == ["h2", "y1", "y2"]
    assert value == pytest.approx(expected, rel=1e-13)


def test_what_is_only_watched_needs_no_target_and_changes_nothing() -> None:
    plain, *_, network = measured(drawn())
    value, a, executor, watched = measured(drawn(h2={"output": True, "loss_weight": 0.0}))
    assert value == plain
    assert len(watched.outputs) == len(network.outputs) + 1
    place = watched.target_columns.index(-1)
    assert np.array_equal(executor.said()[:, place], a["h2"])
    assert sorted(watched.target_columns) == [-1, 0, 1, 2]


def test_watching_leaves_unmarked_ends_outputs() -> None:
    drawing = drawn(y1={"output": False}, y2={"output": False}, y3={"output": False})
    drawing.apply(edits.set_fields(drawing, [outputs_of(drawing)[0].id], label="first"))
    before = {node.label for node in outputs_of(drawing)}
    hidden = next(node.id for node in drawing.nodes.values() if node.label == "h1")
    drawing.apply(edits.set_fields(drawing, [hidden], output=True, loss_weight=0.0))
    assert {node.label for node in outputs_of(drawing)} == {*before, "h1"}
    drawing.apply(edits.set_fields(drawing, [hidden], loss_weight=1.0))
    assert {node.label for node in outputs_of(drawing)} == {"h1"}


def test_a_watched_output_may_have_any_activation() -> None:
    drawing = drawn(h1={"output": True, "loss_weight": 0.0})
    drawing.apply(edits.set_training(drawing, loss="softmax_cross_entropy"))
    network_of(drawing)
    hidden = next(node.id for node in drawing.nodes.values() if node.label == "h1")
    drawing.apply(edits.set_fields(drawing, [hidden], loss_weight=1.0))
    assert "h1" in problem_of(drawing, (*COLUMNS, "d"))


def test_the_value_of_an_operation_counts_beside_a_loss() -> None:
    """A penalty, drawn: the square of a hidden value, a tenth of it."""
    drawing = drawn()
    hidden = next(node.id for node in drawing.nodes.values() if node.label == "h1")
    change, _ = attach(drawing, hidden, 300.0, 900.0, "square", output=True, loss="value", loss_weight=0.1)
    drawing.apply(change)
    value, a, *_ = measured(drawing)
    plain = sum(squared(a[f"y{n + 1}"], Y[:, n]) for n in range(3))
    assert value == pytest.approx(plain + 0.1 * (a["h1"] ** 2).mean(), rel=1e-13)


def test_an_unknown_loss_is_told_by_name() -> None:
    assert "y2 has the unknown loss hinge" in problem_of(drawn(y2={"loss": "hinge"}))


@settings(max_examples=60, deadline=None)
@given(graphs(operations=SMOOTH_OPERATIONS, activations=SMOOTH))
def test_random_graphs_against_finite_differences(drawing: Drawing) -> None:
    network = compile_drawing(drawing, FEATURES, TARGETS)
    assert isinstance(network, Network), [str(problem) for problem in network]
    rng = np.random.default_rng(drawing.training.seed)
    x = graph_features(rng, 3, len(network.inputs))
    theta = initial_theta(drawing, network)
    found = Checking(network, theta, x, rng.uniform(0.1, 0.9, (3, len(network.outputs)))).finish()
    # Drawn anywhere, some stand so near a domain's end that a difference quotient says little.
    assert found.worst is None or found.worst.relative_error < 1e-4
