"""Layers: where theta holds the W and B of Y = X W + B, for ranks that are fully connected."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import numpy as np
import pytest
from msgspec.structs import replace

from simulator.drawing.drawing import Drawing
from simulator.drawing.presets import from_layers
from simulator.drawing.records import Edge, Node
from simulator.model.compiler import compile_drawing
from simulator.model.layers import Layer, layers_of
from simulator.model.network import Network
from simulator.model.parameters import initial_theta
from simulator.numerics.executors.buffered.numpy_executor import NumpyExecutor
from simulator.numerics.program import SparseAffine


def compiled(drawing: Drawing) -> Network:
    features, targets = ([f"{name}{n}" for n in range(13)] for name in "xt")
    network = compile_drawing(drawing, features, targets)
    assert isinstance(network, Network)
    return network


def in_drawing(drawing: Drawing) -> tuple[Layer, ...]:
    return layers_of(drawing, compiled(drawing))


def test_a_sample_is_a_row_of_x_and_of_y() -> None:
    drawing = from_layers((3, 4, 2), "linear")
    network = compiled(drawing)
    theta, x = initial_theta(drawing, network), np.random.default_rng(1).normal(size=(5, 3))
    executor = NumpyExecutor(network.program)
    executor.run(theta, x)
    for layer in layers_of(drawing, network):
        assert layer.weights.shape == (len(layer.sources), len(layer.targets))
        sources, targets = ([network.slot[id] for id in ids] for ids in (layer.sources, layer.targets))
        y = executor.a[sources].T @ theta[layer.weights] + theta[layer.biases]
        np.testing.assert_allclose(executor.z[targets].T, y, rtol=1e-14)


def test_weights_and_biases_stand_where_the_edges_and_neurons_say() -> None:
    drawing = from_layers((2, 3, 1))
    network = compiled(drawing)
    for layer in layers_of(drawing, network):
        for (row, column), place in np.ndenumerate(layer.weights):
            edge = next(e for e, index in network.parameter.items() if index == place)
            ends = drawing.edges[edge].source, drawing.edges[edge].target
            assert ends == (layer.sources[row], layer.targets[column])
        assert layer.biases.tolist() == [network.parameter[id] for id in layer.targets]


def test_sources_that_are_no_neighbors_and_neurons_that_read_nothing() -> None:
    inputs = [Node(id=f"x{row}", kind="input", x=0, y=row) for row in (1, 2, 3)]
    neurons = [Node(id=id, kind="neuron", x=1, y=row) for row, id in enumerate(("h", "alone"))]
    edges = [Edge(id="e1", source="x1", target="h"), Edge(id="e2", source="x3", target="h")]
    (layer,) = in_drawing(Drawing([*inputs, *neurons, *edges]))
    assert (layer.sources, layer.targets) == (("x1", "x3"), ("h",))


def drawn(sources: dict[str, str]) -> Drawing:
    """Neurons by what they read; what is read and does not read is an input."""
    inputs = sorted({id for read in sources.values() for id in read.split()} - sources.keys())
    nodes = [Node(id=id, kind="input", x=0, y=row) for row, id in enumerate(inputs)]
    nodes += [Node(id=id, kind="neuron", x=1, y=row) for row, id in enumerate(sources)]
    pairs = [(source, target) for target, read in sources.items() for source in read.split()]
    return Drawing([*nodes, *(Edge(id=s + t, source=s, target=t) for s, t in pairs)])


def ends(layers: Iterable[Layer]) -> list[tuple[str, str]]:
    return [(" ".join(layer.sources), " ".join(layer.targets)) for layer in layers]


def layers_in(sources: dict[str, str]) -> tuple[list[Layer], list[Layer]]:
    """The layers, and the loose neurons."""
    layers = in_drawing(drawn(sources))
    return [layer for layer in layers if not layer.loose], [layer for layer in layers if layer.loose]


@pytest.mark.parametrize("loose", range(12))
def test_a_layer_is_one_whatever_stands_beside_it(loose: int) -> None:
    """How many blocks of a rank are computed together is a matter of speed."""
    inputs = [f"a{n:02}" for n in range(12)]
    beside = {f"k{n:02}": f"{inputs[n]} b" for n in range(loose)}
    layers, columns = layers_in({"h1": "a00 a01 a02", "h2": "a00 a01 a02", **beside, "y": "h1 h2"})
    assert ends(layers) == [("a00 a01 a02", "h1 h2"), ("h1 h2", "y")]
    assert sorted(ends(columns)) == sorted((read, id) for id, read in beside.items())


def test_weights_of_a_layer_that_the_program_computes_with_others_stand_where_the_edges_say() -> None:
    drawing = drawn({"h1": "a b", "h2": "a b", "h3": "c", "h4": "b c", "h5": "a"})
    network = compiled(drawing)
    assert any(isinstance(step, SparseAffine) for step in network.program.steps)
    layers = layers_of(drawing, network)
    assert ("a b", "h1 h2") in ends(layers)
    for layer in layers:
        ids = [[source + target for target in layer.targets] for source in layer.sources]
        assert layer.weights.tolist() == [[network.parameter[id] for id in row] for row in ids]
        assert layer.biases.tolist() == [network.parameter[id] for id in layer.targets]


@pytest.mark.parametrize("counts", [(2, 2, 1), (1, 4, 1), (1, 1, 1)])
def test_a_rank_that_is_wholly_connected_is_a_layer_however_small(counts: tuple[int, ...]) -> None:
    found = [layer.weights.shape for layer in in_drawing(from_layers(counts)) if not layer.loose]
    assert found == list(pairwise(counts))


def test_a_neuron_beside_one_that_reads_nothing_is_alone_in_its_rank() -> None:
    drawing = drawn({"h": "a b", "y": "h one"})
    nodes = [node for node in drawing.nodes.values() if node.id != "one"]
    one = Node(id="one", kind="neuron", x=0, y=9)
    layers = in_drawing(Drawing([*nodes, one, *drawing.edges.values()]))
    assert [layer.loose for layer in layers] == [False, False]


def test_neurons_that_share_their_one_source_are_a_layer_and_those_beside_them_are_loose() -> None:
    layers, loose = layers_in({"h1": "a", "h2": "a", "h3": "b", "h4": "a b", "y": "h1 h2 h3 h4"})
    assert ends(layers) == [("a", "h1 h2"), ("h1 h2 h3 h4", "y")]
    assert ends(loose) == [("b", "h3"), ("a b", "h4")]


def test_rows_and_columns_stand_as_they_are_drawn() -> None:
    """Not as the program computes them, which has neurons of one activation next to each other."""
    drawing = drawn({"h1": "a b", "h2": "a b", "h3": "a b", "y1": "h1 h2 h3", "y2": "h1 h2 h3"})
    places = {
        "h1": (0, "tanh"),
        "h2": (1, "sigmoid"),
        "h3": (2, "tanh"),
        "y1": (1, "relu"),
        "y2": (0, "tanh"),
    }
    nodes = [replace(drawing.nodes[id], y=y, activation=key) for id, (y, key) in places.items()]
    drawing = Drawing((drawing.records | {node.id: node for node in nodes}).values())
    network = compiled(drawing)
    layers = layers_of(drawing, network)
    assert ends(layers) == [("a b", "h1 h2 h3"), ("h1 h2 h3", "y2 y1")]
    for layer in layers:
        ids = [[source + target for target in layer.targets] for source in layer.sources]
        assert layer.weights.tolist() == [[network.parameter[id] for id in row] for row in ids]
        assert layer.biases.tolist() == [network.parameter[id] for id in layer.targets]


def test_a_move_reorders_them_with_no_new_network() -> None:
    drawing = drawn({"h1": "a b", "h2": "a b", "y": "h1 h2"})
    network = compiled(drawing)
    moved = Drawing((drawing.records | {"h1": replace(drawing.nodes["h1"], y=9)}).values())
    assert ends(layers_of(moved, network)) == [("a b", "h2 h1"), ("h2 h1", "y")]


def test_sources_of_earlier_ranks_come_first() -> None:
    """X of a drawing with skips is the inputs and then what is computed of them."""
    layers = in_drawing(drawn({"h1": "b", "h2": "a b", "h3": "b", "y": "h3 b h1 a h2"}))
    assert layers[-1].sources == ("a", "b", "h1", "h2", "h3")
