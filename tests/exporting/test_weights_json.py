"""Weights to JSON and back: nothing is lost, matrices agree with edges, and bad files are refused by name."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import numpy as np
import pytest

from simulator.drawing.drawing import Drawing
from simulator.drawing.presets import from_layers
from simulator.drawing.records import Data, Edge, Node, Training
from simulator.exporting import EXPORTERS, Trained
from simulator.exporting.weights_file import WeightsFile
from simulator.exporting.weights_json import encode, weights_of
from simulator.exporting.weights_reading import decode, drawing_of, values_of
from simulator.language import phrase
from simulator.model.compiler import compile_drawing
from simulator.model.network import Network
from simulator.model.parameters import by_id, initial_theta
from simulator.numerics.executors.buffered.numpy_executor import NumpyExecutor
from simulator.problems import Refusal
from simulator.resources import resource
from simulator.training.dataset import NOTHING, Dataset, make_dataset
from tests.drawings import FEATURES, TARGETS, graph_features, random_graph


def trained(drawing: Drawing, step: int = 3) -> Trained:
    dataset = make_dataset(drawing.data)
    network = compile_drawing(drawing, dataset.features, dataset.targets)
    assert isinstance(network, Network), network
    return Trained(drawing, network, initial_theta(drawing, network), dataset, step=step, epoch=2)


def layered() -> Drawing:
    return from_layers([2, 3, 2, 1], "tanh", "sigmoid", [Training(seed=4), Data(dataset="xor")])


def skipping() -> Drawing:
    """x1, x2 -> h1 -> y with a skip from x1 to y."""
    nodes = [
        Node(id="n1", kind="input", x=0, y=0, label="x1"),
        Node(id="n2", kind="input", x=0, y=1, label="x2"),
        Node(id="n3", kind="neuron", x=1, y=0, label="h1", activation="relu"),
        Node(id="n4", kind="neuron", x=2, y=0, label="y", activation="linear", output=True),
    ]
    pairs = [("n1", "n3"), ("n2", "n3"), ("n3", "n4"), ("n1", "n4")]
    edges = [Edge(id=f"e{i}", source=s, target=t) for i, (s, t) in enumerate(pairs, 1)]
    return Drawing([*nodes, *edges, Training(seed=1)])


@pytest.mark.parametrize("make", [layered, skipping])
def test_a_file_gives_back_every_number(make: Any) -> None:
    before = trained(make())
    file = decode(encode(weights_of(before)))
    assert values_of(file) == by_id(before.network, before.theta)
    assert (file.step, file.epoch, file.data.name) == (3, 2, "xor")


@pytest.mark.parametrize("make", [layered, skipping])
def test_a_drawing_made_from_the_file_says_the_same(make: Any) -> None:
    before = trained(make())
    after = trained(drawing_of(decode(encode(weights_of(before)))))
    x = before.dataset.x
    said = NumpyExecutor(before.network.program).predict(before.theta, x).copy()
    np.testing.assert_allclose(
        NumpyExecutor(after.network.program).predict(after.theta, x), said, rtol=1e-12, atol=1e-12
    )


def test_nodes_stand_in_the_order_of_evaluation() -> None:
    file = weights_of(trained(skipping()))
    order = [node.id for node in file.nodes]
    assert all(order.index(edge.source) < order.index(edge.target) for edge in file.edges)
    assert order == ["n1", "n2", "n3", "n4"]


def test_matrices_say_what_edges_say() -> None:
    file = weights_of(trained(layered()))
    assert file.layers is not None
    weight = {(edge.source, edge.target): edge.weight for edge in file.edges}
    matrices = {
        (source, node): value
        for layer in file.layers
        for node, row in zip(layer.nodes, layer.weights, strict=True)
        for source, value in zip(layer.sources, row, strict=True)
    }
    assert matrices == weight
    assert [len(layer.nodes) for layer in file.layers] == [3, 2, 1]


def test_a_skip_leaves_no_matrices() -> None:
    assert weights_of(trained(skipping())).layers is None


def test_the_same_weights_are_the_same_bytes() -> None:
    assert encode(weights_of(trained(layered()))) == encode(weights_of(trained(layered())))


def test_a_number_that_is_not_finite_is_refused_by_name() -> None:
    bad = trained(layered())
    bad.theta[bad.network.parameter["e2"]] = np.nan
    with pytest.raises(Refusal, match="e2"):
        weights_of(bad)


@pytest.mark.parametrize(
    ("loss", "activation", "function", "softmax"),
    [
        ("squared_error", "linear", "linear", False),
        ("binary_cross_entropy", "sigmoid", "linear", False),
        ("binary_cross_entropy", "linear", "sigmoid", False),
        ("softmax_cross_entropy", "linear", "linear", True),
    ],
)
def test_outputs_say_how_they_are_read(loss: str, activation: str, function: str, softmax: bool) -> None:
    records = [Training(loss=loss, convention="mean"), Data(dataset="spirals3" if softmax else "xor")]
    file = weights_of(trained(from_layers([2, 2, 3 if softmax else 1], "tanh", activation, records)))
    assert {output.function for output in file.outputs} == {function}
    assert file.softmax is softmax


def changed(**changes: Any) -> bytes:
    content = json.loads(encode(weights_of(trained(skipping()))))
    for path, value in changes.items():
        *way, last = [int(step) if step.isdigit() else step for step in path.split("__")]
        place = content
        for step in way:
            place = place[step]
        place[last] = value
    return json.dumps(content).encode()


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "JSON"),
        (b"[]", "object"),
        (b'{"format": "backprop-weights"', "JSON"),
        (b"\xff\xfe", "UTF-8"),
        (changed(edges__0__weight="1"), r"edges\[0\].weight|edges\[\.\.\.\].weight"),
        (changed(edges__0__weight=True), "weight"),
        (changed(edges__0__source="n9"), "n9"),
        (changed(edges__0__target="n1"), "n1"),
        (changed(edges__0__id="e2"), "e2"),
        (changed(nodes__2__id="n1"), "n1"),
        (changed(nodes__2__activation="step"), "step"),
        (changed(nodes__2__bias=None), "bias"),
        (changed(loss__key="hinge"), "hinge"),
        (changed(outputs__0__node="n1"), "n1"),
        (changed(version=3, novelty=[]), "newer"),
        (changed(version=3), "newer"),
        (changed(novelty=1), "novelty"),
        (changed(step=-1), "step"),
        (changed().replace(b'"step": 3', b'"step": 3, "step": 4'), "step"),
        (changed(edges__0__weight=7.125).replace(b"7.125", b"1e999"), "weight|finite|range"),
        (changed(edges__0__weight=7.125).replace(b"7.125", b"NaN"), "finite"),
    ],
)
def test_a_bad_file_is_refused_at_its_place(data: bytes, word: str) -> None:
    with pytest.raises(Refusal, match=word):
        decode(data)


def test_nodes_out_of_order_are_refused() -> None:
    content = json.loads(encode(weights_of(trained(skipping()))))
    content["nodes"].reverse()
    with pytest.raises(Refusal, match="must stand after"):
        decode(json.dumps(content).encode())


# Computational graphs.


def graph(seed: int) -> Trained:
    rng = np.random.default_rng(seed)
    drawing = random_graph(rng, int(rng.integers(2, 20)), int(rng.integers(0, 4)), 0.4, seed=seed)
    x, y = graph_features(rng, 4, len(FEATURES)), rng.uniform(0, 1, (4, len(TARGETS)))
    dataset = Dataset("own", phrase("Dataset", "Own"), FEATURES, TARGETS, x, y, 4, None)
    network = compile_drawing(drawing, dataset.features, dataset.targets)
    assert isinstance(network, Network), network
    return Trained(drawing, network, initial_theta(drawing, network), dataset)


@pytest.mark.parametrize("seed", range(60))
def test_a_graph_comes_back_with_every_number_and_says_the_same(seed: int) -> None:
    before = graph(seed)
    file = decode(encode(weights_of(before)))
    assert values_of(file) == by_id(before.network, before.theta)
    again = drawing_of(file)
    network = compile_drawing(again, before.dataset.features, before.dataset.targets)
    assert isinstance(network, Network), network
    theta = initial_theta(again, network)
    said = [
        NumpyExecutor(each.program).predict(each_theta, before.dataset.x[:, list(each.feature_columns)])
        for each, each_theta in ((before.network, before.theta), (network, theta))
    ]
    places = [network.outputs.index(id) for id in before.network.outputs]
    np.testing.assert_allclose(said[1][:, places], said[0], rtol=1e-10, atol=1e-12)
    assert file.layers is None or all(
        node.kind in ("input", "neuron") for node in before.drawing.nodes.values()
    )


def apples() -> Drawing:
    """Price times number, minus a discount: arguments in an order that is not that of their age."""
    kinds = {"n1": "variable", "n2": "constant", "n3": "subtract"}
    nodes = [Node(id=id, kind=kind, x=0, y=0, bias=2.0, label=id) for id, kind in kinds.items()]
    return Drawing(
        [*nodes, Edge(id="e1", source="n1", target="n3", argument=1), Edge(id="e2", source="n2", target="n3")]
    )


def test_an_operation_names_its_arguments_in_order() -> None:
    drawing = apples()
    network = compile_drawing(drawing, (), ())
    assert isinstance(network, Network)
    file = weights_of(Trained(drawing, network, np.array([5.0, 3.0]), NOTHING))
    raw = json.loads(encode(file))
    assert raw["nodes"][2] == {
        "kind": "operation",
        "id": "n3",
        "label": "n3",
        "operation": "subtract",
        "arguments": ["n2", "n1"],
    }
    assert (raw["nodes"][0]["kind"], raw["nodes"][0]["value"], raw["nodes"][1]["kind"]) == (
        "variable",
        5.0,
        "constant",
    )
    assert (raw["loss"], raw["edges"], raw["layers"]) == ({"key": "value", "convention": "mean"}, [], None)
    assert (raw["outputs"][0]["column"], raw["data"]) == (None, {"name": "none", "columns": []})


def without(**changes: Any) -> bytes:
    drawing = apples()
    network = compile_drawing(drawing, (), ())
    assert isinstance(network, Network)
    content = json.loads(encode(weights_of(Trained(drawing, network, np.array([5.0, 3.0]), NOTHING))))
    content["nodes"][2] |= changes
    return json.dumps(content).encode()


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (without(operation="fold"), "“fold” in operation"),
        (without(arguments=["n1"]), "“n3” has 1 arguments"),
        (without(arguments=[]), "“n3” has 0 arguments"),
        (without(arguments=["n1", "n1"]), "connect the same two nodes"),
        (without(arguments=["n1", "n9"]), "n9"),
        (without(arguments=["n1", "n3"]), "n3"),
        (without(kind="neuron"), "operation"),
    ],
)
def test_a_bad_operation_is_refused_by_name(data: bytes, word: str) -> None:
    with pytest.raises(Refusal, match=word):
        decode(data)


def test_a_file_of_version_1_is_read() -> None:
    content = json.loads(encode(weights_of(trained(skipping()))))
    content["version"] = 1
    for output in content["outputs"]:
        del output["loss"], output["loss_weight"]
    assert values_of(decode(json.dumps(content).encode())) == values_of(weights_of(trained(skipping())))


def test_every_exporter_writes_what_decodes() -> None:
    for exporter in EXPORTERS:
        content = exporter.write(trained(layered()))
        assert content
        assert exporter.suffix.startswith(".")
    assert values_of(decode(EXPORTERS[0].write(trained(layered()))))


def test_the_published_schema_is_current() -> None:
    published = json.loads(resource("schemas", "weights-2.schema.json").read_bytes())
    schema = msgspec.json.schema(WeightsFile)
    assert {name: published[name] for name in schema} == schema
