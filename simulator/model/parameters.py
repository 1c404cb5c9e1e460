"""Parameters: theta by id, as it is born and as it is carried over when the drawing changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

import numpy as np

from simulator.drawing.drawing import Drawing, id_order
from simulator.model.network import Network
from simulator.numerics.array import Array, Indices
from simulator.numerics.initializers import initializer
from simulator.numerics.program import Affine, Program, SparseAffine, span

INITIAL_BIASES = ("same", "zero")
"""What ``Training.initial_bias`` may say."""


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
    theta = np.zeros(network.size)
    for rank in _in_draw_order(network):
        theta[rank.weights] = chosen.draw(rng, len(rank.weights), rank.fan_in, rank.fan_out, training.spread)
        if born_like_weights:
            theta[rank.biases] = chosen.draw(rng, len(rank.biases), 1, 1, training.spread)
    return theta_from(network, _own_values(drawing), theta)


@dataclass(frozen=True, slots=True, eq=False)
class _Rank:
    """Where the weights into a rank and its biases stand in theta, in the order in which they are drawn."""

    weights: Indices
    biases: Indices
    fan_in: Array
    fan_out: Array


def _in_draw_order(network: Network) -> Iterator[_Rank]:
    ranks = [sorted(ids, key=id_order) for ids in ((*network.inputs, *network.leaves), *network.ranks)]
    place = np.zeros(network.program.slots, dtype=np.intp)
    place[[network.slot[id] for id in chain.from_iterable(ranks)]] = np.arange(len(network.slot))
    rank_of = np.repeat(np.arange(len(ranks)), [len(rank) for rank in ranks])
    weights, sources, targets = wires(network.program)
    sources, targets = place[sources], place[targets]
    order = np.lexsort((targets, sources, rank_of[targets]))
    starts = np.searchsorted(rank_of[targets][order], np.arange(1, len(ranks)))
    fan_in = np.bincount(targets, minlength=len(place)).astype(np.float64)[targets]
    fan_out = np.bincount(sources, minlength=len(place)).astype(np.float64)[sources]
    for rank, into in zip(ranks, np.split(order, starts), strict=True):
        own = [id for id in rank if id in network.parameter]
        biases = network.parameter_indices(own)
        yield _Rank(weights[into], biases, fan_in[into], fan_out[into])


def wires(program: Program) -> tuple[Indices, Indices, Indices]:
    """Of every weight its place in theta, the slot that it reads and the slot that it feeds."""
    found = [np.zeros((3, 0), dtype=np.intp)]
    for step in program.steps:
        if isinstance(step, Affine | SparseAffine):
            places = np.arange(step.weights.start, step.weights.stop)
            found.append(np.array([places, *_ends(step)]))
    weights, sources, targets = np.concatenate(found, axis=1)
    return weights, sources, targets


def _ends(step: Affine | SparseAffine) -> tuple[Indices, Indices]:
    """Of every weight the slots at its ends."""
    fed = step.targets.start + step.rows
    if isinstance(step, SparseAffine):
        return step.sources, fed
    return np.tile(step.source_slots, len(span(step.targets))), fed


def _own_values(drawing: Drawing) -> dict[str, float]:
    """The initial values that somebody typed; of tied edges all have that of the oldest one with a value."""
    values = {edge.id: edge.weight for edge in drawing.edges.values() if edge.weight is not None}
    values |= {node.id: node.bias for node in drawing.nodes.values() if node.bias is not None}
    tied = [edge for edge in drawing.edges.values() if edge.tie is not None]
    oldest_last = sorted(tied, key=lambda edge: id_order(edge.id), reverse=True)
    by_tie = {edge.tie: edge.weight for edge in oldest_last if edge.weight is not None}
    return values | {edge.id: by_tie[edge.tie] for edge in tied if edge.tie in by_tie}


def by_id(network: Network, theta: Array) -> dict[str, float]:
    """Every weight under its edge's id, every bias under its neuron's, every value under its leaf's."""
    return dict(zip(network.parameter, theta.tolist(), strict=True))


def theta_from(network: Network, values: Mapping[str, float], otherwise: Array) -> Array:
    """A new theta with these values, and those of ``otherwise`` for ids that have none.

    What is tied is one number: that of the first.
    """
    theta = otherwise.copy()
    places = network.parameter_indices(values)
    known = places >= 0
    theta[places[known]] = np.fromiter(values.values(), np.float64, len(values))[known]
    for tied in network.program.ties:
        theta[tied] = theta[tied[0]]
    return theta
