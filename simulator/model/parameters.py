"""Parameters: theta by id, as it is born and as it is carried over when the drawing changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from simulator.drawing.drawing import Drawing, id_order
from simulator.drawing.records import Edge
from simulator.model.network import Network
from simulator.numerics.array import Array
from simulator.numerics.initializers import Initializer, initializer


def initial_theta(drawing: Drawing, network: Network) -> Array:
    """The records' own weights and biases, the others drawn by the initializer from the seed.

    Draws go rank by rank: first the weights into the rank, source by source and target by target within
    a source (a matrix of sources x targets, row by row), then its biases. Nodes stand in the order of
    their ids, so moving them about does not change the draw. A value is drawn for every parameter, also
    where the record has its own: typing in one weight does not change its neighbors.
    """
    training = drawing.training
    chosen, rng = initializer(training.initializer), np.random.default_rng(training.seed)
    born_like_weights = chosen.biases and training.initial_bias == "same"
    place = _places(network)
    theta = np.zeros(network.size)
    for rank in network.ranks:
        nodes = sorted(rank, key=place.__getitem__)
        edges = [edge for id in nodes for edge in drawing.incoming(id).values()]
        edges.sort(key=lambda edge: (place[edge.source], place[edge.target]))
        ids = [edge.id for edge in edges]
        theta[network.parameter_indices(ids)] = _draw_weights(chosen, rng, drawing, edges)
        if born_like_weights:
            theta[network.parameter_indices(nodes)] = chosen.draw(rng, len(nodes), 1, 1, training.spread)
    return theta_from(network, _own_values(drawing), theta)


def _places(network: Network) -> dict[str, int]:
    """The order of nodes that draws follow: by rank, then by id."""
    ranks = (network.inputs, *network.ranks)
    ids = [id for rank in ranks for id in sorted(rank, key=id_order)]
    return {id: place for place, id in enumerate(ids)}


def _draw_weights(
    chosen: Initializer, rng: np.random.Generator, drawing: Drawing, edges: Sequence[Edge]
) -> Array:
    fan_in = np.array([len(drawing.incoming(edge.target)) for edge in edges], dtype=float)
    fan_out = np.array([len(drawing.outgoing(edge.source)) for edge in edges], dtype=float)
    return chosen.draw(rng, len(edges), fan_in, fan_out, drawing.training.spread)


def _own_values(drawing: Drawing) -> dict[str, float]:
    """The initial values that somebody typed."""
    weights = {edge.id: edge.weight for edge in drawing.edges.values()}
    biases = {node.id: node.bias for node in drawing.nodes.values()}
    return {id: value for id, value in (weights | biases).items() if value is not None}


def by_id(network: Network, theta: Array) -> dict[str, float]:
    """Every weight under its edge's id, every bias under its neuron's."""
    return dict(zip(network.parameter, theta.tolist(), strict=True))


def theta_from(network: Network, values: Mapping[str, float], otherwise: Array) -> Array:
    """A new theta with these values, and those of ``otherwise`` for ids that have none."""
    theta = otherwise.copy()
    known = [id for id in values if id in network.parameter]
    theta[network.parameter_indices(known)] = [values[id] for id in known]
    return theta
