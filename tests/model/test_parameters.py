"""Theta: how it is drawn, what a record's own value does, and how it is carried over."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from simulator.drawing.drawing import Drawing
from simulator.drawing.presets import from_layers
from simulator.drawing.records import Edge, Node, Training
from simulator.model.compiler import compile_drawing
from simulator.model.network import Network
from simulator.model.parameters import by_id, initial_theta, theta_from
from simulator.numerics.initializers import INITIALIZERS
from tests.drawings import FEATURES, TARGETS, drawings


def born(drawing: Drawing) -> dict[str, float]:
    network = compile_drawing(drawing, FEATURES, TARGETS)
    assert isinstance(network, Network)
    return by_id(network, initial_theta(drawing, network))


def test_the_order_of_the_draw() -> None:
    """Sources x targets row by row, then the biases, rank by rank: the figures of XOR depend on it."""
    values = born(from_layers((2, 3, 1), records=[Training(spread=0.5, seed=4)]))
    drawing = from_layers((2, 3, 1))
    edges = {(e.source, e.target): e.id for e in drawing.edges.values()}
    rng = np.random.default_rng(4)
    for sources, targets in ((("n1", "n2"), ("n3", "n4", "n5")), (("n3", "n4", "n5"), ("n6",))):
        weights = rng.uniform(-0.5, 0.5, (len(sources), len(targets)))
        biases = rng.uniform(-0.5, 0.5, len(targets))
        for (i, j), weight in np.ndenumerate(weights):
            assert values[edges[sources[i], targets[j]]] == pytest.approx(weight, abs=1e-15)
        assert [values[id] for id in targets] == pytest.approx(biases.tolist(), abs=1e-15)


@given(drawings(), st.integers(0, 100))
def test_moving_nodes_about_changes_no_draw(drawing: Drawing, seed: int) -> None:
    rng = np.random.default_rng(seed)
    moved = [replace(n, x=float(rng.normal()), y=float(rng.normal())) for n in drawing.nodes.values()]
    assert born(Drawing([*moved, *drawing.edges.values(), drawing.training])) == born(drawing)


@given(drawings())
def test_typing_a_value_changes_that_value_only(drawing: Drawing) -> None:
    before = born(drawing)
    edge = next(iter(drawing.edges.values()))
    neuron = next(n for n in drawing.nodes.values() if n.kind == "neuron")
    records = dict(drawing.records) | {
        edge.id: replace(edge, weight=7.5),
        neuron.id: replace(neuron, bias=-7.5),
    }
    order = sorted(records.values(), key=lambda record: isinstance(record, Edge))
    assert born(Drawing(order)) == before | {edge.id: 7.5, neuron.id: -7.5}


@pytest.mark.parametrize("row", INITIALIZERS, ids=lambda row: row.key)
def test_biases_are_born_zero_unless_drawn_like_weights(row: object) -> None:
    key, drawn_too = row.key, row.biases  # type: ignore[attr-defined]
    for initial_bias in ("same", "zero"):
        training = Training(initializer=key, spread=0.5, initial_bias=initial_bias, seed=1)
        drawing = from_layers((2, 30, 2), records=[training])
        biases = [value for id, value in born(drawing).items() if id in drawing.nodes]
        drawn = drawn_too and initial_bias == "same" and key != "zeros"
        assert any(biases) == drawn


def test_fans_are_counted_in_the_drawing() -> None:
    """Xavier: edges into the target and out of the source; in layers that is n_in and n_out."""
    training = Training(initializer="xavier_uniform", spread=1.0)
    values = born(from_layers((10, 40), records=[training]))
    largest = max(map(abs, values.values()))
    assert largest == pytest.approx(np.sqrt(6 / 50), rel=1e-2)


def test_another_seed_draws_other_weights() -> None:
    first, second = (born(from_layers((2, 2), records=[Training(seed=seed)])) for seed in (1, 2))
    assert not set(first.values()) & set(second.values())


@given(drawings())
def test_by_id_and_back(drawing: Drawing) -> None:
    network = compile_drawing(drawing, FEATURES, TARGETS)
    assert isinstance(network, Network)
    theta = initial_theta(drawing, network)
    values = by_id(network, theta)
    zeros = np.zeros(network.size)
    assert np.array_equal(theta_from(network, values, zeros), theta)
    assert not zeros.any()


def test_carried_over_where_the_edge_still_stands() -> None:
    nodes = [Node(id="x", kind="input", x=0, y=0), *(Node(id=i, kind="neuron", x=1, y=0) for i in "ab")]
    drawing = Drawing([*nodes, Edge(id="e1", source="x", target="a"), Edge(id="e2", source="a", target="b")])
    network = compile_drawing(drawing, ("f",), ("t",))
    assert isinstance(network, Network)
    otherwise = np.arange(4.0)
    theta = theta_from(network, {"e1": 10.0, "b": 20.0, "gone": 30.0}, otherwise)
    assert by_id(network, theta) == by_id(network, otherwise) | {"e1": 10.0, "b": 20.0}
