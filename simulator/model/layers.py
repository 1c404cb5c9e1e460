"""Layers: neurons that read the same sources, in matrix form Y = X W + B.

What is a layer follows from the edges alone. How the program computes it, as one product or together with
other neurons of its rank, is a matter of speed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from simulator.drawing.drawing import Drawing
from simulator.model.binding import from_top
from simulator.model.network import Network
from simulator.model.parameters import wires
from simulator.numerics.array import Indices


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """Neurons that read the same sources: a sample is a row of X, (samples, sources), and of Y.

    ``weights`` says where W, (sources, targets), stands in theta, and ``biases`` where B, (targets,). Both
    sources and targets stand from top to bottom, as they are drawn; sources of an earlier rank come first.
    """

    sources: tuple[str, ...]
    targets: tuple[str, ...]
    weights: Indices
    biases: Indices
    loose: bool
    """One neuron, beside others of its rank that read something else. It has a matrix form of one column, but
    a teacher calls no single neuron of a rank a layer, and in an irregular drawing there are hundreds."""


def layers_of(drawing: Drawing, network: Network) -> tuple[Layer, ...]:
    """Every neuron that reads something is in one of them; in the order of evaluation, then from the top.

    Neurons that share their sources are a layer, also if it is one source, as in 1-4-1; so is the only
    neuron of a rank that reads anything, as in 2-2-1. The others are loose. Of the drawing only the places
    of its nodes count, which change more often than the network; all nodes of the network must stand in it.
    """
    rank_of = {id: rank for rank, ids in enumerate(network.ranks, 1) for id in ids}
    ids = sorted(network.slot, key=lambda node: (rank_of.get(node, 0), from_top(drawing.nodes[node])))
    groups = _by_sources(network, ids)
    wide = Counter(rank_of[reader.id] for readers in groups for reader in readers)
    return tuple(_layer(network, ids, readers, wide[rank_of[readers[0].id]] > 1) for readers in groups)


@dataclass(frozen=True, slots=True, eq=False)
class _Reader:
    """A neuron; the places of its sources in the order of layers, and of their weights in theta."""

    id: str
    sources: Indices
    weights: Indices


def _by_sources(network: Network, ids: Sequence[str]) -> list[list[_Reader]]:
    """Neurons with the same sources, which are of the same rank."""
    groups: dict[bytes, list[_Reader]] = {}
    for reader in _readers(network, ids):
        groups.setdefault(reader.sources.tobytes(), []).append(reader)
    return list(groups.values())


def _readers(network: Network, ids: Sequence[str]) -> Iterator[_Reader]:
    """All neurons that read something, in the order of these ids, as are the sources of each."""
    place = np.zeros(network.program.slots, dtype=np.intp)
    place[[network.slot[id] for id in ids]] = np.arange(len(ids))
    weights, sources, targets = wires(network.program)
    if not len(weights):
        return
    sources, targets = place[sources], place[targets]
    order = np.lexsort((sources, targets))
    readers, starts = np.unique(targets[order], return_index=True)
    parts = (np.split(part[order], starts[1:]) for part in (sources, weights))
    for reader, read, places in zip(readers.tolist(), *parts, strict=True):
        yield _Reader(ids[reader], read, places)


def _layer(network: Network, ids: Sequence[str], readers: Sequence[_Reader], beside: bool) -> Layer:
    targets = tuple(reader.id for reader in readers)
    return Layer(
        sources=tuple(ids[place] for place in readers[0].sources.tolist()),
        targets=targets,
        weights=np.column_stack([reader.weights for reader in readers]),
        biases=network.parameter_indices(targets),
        loose=beside and len(readers) == 1,
    )
