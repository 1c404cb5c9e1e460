"""Layers: where theta holds the W and B of Y = X W + B, for ranks that are fully connected."""

from __future__ import annotations

import numpy as np

from simulator.drawing.drawing import Drawing
from simulator.drawing.presets import from_layers
from simulator.drawing.records import Edge, Node
from simulator.model.compiler import compile_drawing
from simulator.model.layers import layers_of
from simulator.model.network import Network
from simulator.model.parameters import initial_theta
from simulator.numerics.executors.buffered.numpy_executor import NumpyExecutor


def compiled(drawing: Drawing) -> Network:
    network = compile_drawing(drawing, ("a", "b", "c"), ("t", "u"))
    assert isinstance(network, Network)
    return network


def test_a_sample_is_a_row_of_x_and_of_y() -> None:
    drawing = from_layers((3, 4, 2), "linear")
    network = compiled(drawing)
    theta, x = initial_theta(drawing, network), np.random.default_rng(1).normal(size=(5, 3))
    executor = NumpyExecutor(network.program)
    executor.run(theta, x)
    for layer in layers_of(network):
        assert layer.weights.shape == (len(layer.sources), len(layer.targets))
        sources, targets = ([network.slot[id] for id in ids] for ids in (layer.sources, layer.targets))
        y = executor.a[sources].T @ theta[layer.weights] + theta[layer.biases]
        np.testing.assert_allclose(executor.z[targets].T, y, rtol=1e-14)


def test_weights_and_biases_stand_where_the_edges_and_neurons_say() -> None:
    drawing = from_layers((2, 3, 1))
    network = compiled(drawing)
    for layer in layers_of(network):
        for (row, column), place in np.ndenumerate(layer.weights):
            edge = next(e for e, index in network.parameter.items() if index == place)
            ends = drawing.edges[edge].source, drawing.edges[edge].target
            assert ends == (layer.sources[row], layer.targets[column])
        assert layer.biases.tolist() == [network.parameter[id] for id in layer.targets]


def test_sources_that_are_no_neighbors_and_neurons_that_read_nothing() -> None:
    inputs = [Node(id=f"x{row}", kind="input", x=0, y=row) for row in (1, 2, 3)]
    neurons = [Node(id=id, kind="neuron", x=1, y=row) for row, id in enumerate(("h", "alone"))]
    edges = [Edge(id="e1", source="x1", target="h"), Edge(id="e2", source="x3", target="h")]
    (layer,) = layers_of(compiled(Drawing([*inputs, *neurons, *edges])))
    assert (layer.sources, layer.targets) == (("x1", "x3"), ("h",))
