"""Layers: neurons that read the same sources, in matrix form Y = X W + B.

What is a layer follows from the edges alone. How the program computes it, as one product or together with
other neurons of its rank, is a matter of speed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from simulator.model.network import Network
from simulator.model.parameters import wires
from simulator.numerics.array import Indices
from simulator.numerics.program import Program


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """Neurons that read the same sources: a sample is a row of X, (samples, sources), and of Y.

    ``weights`` says where W, (sources, targets), stands in theta, and ``biases`` where B, (targets,).
    """

    sources: tuple[str, ...]
    targets: tuple[str, ...]
    weights: Indices
    biases: Indices
    loose: bool
    """One neuron, beside others of its rank that read something else. It has a matrix form of one column, but
    a teacher calls no single neuron of a rank a layer, and in an irregular drawing there are hundreds."""


def layers_of(network: Network) -> tuple[Layer, ...]:
    """Every neuron that reads something is in one of them; in the order of evaluation.

    Neurons that share their sources are a layer, also if it is one source, as in 1-4-1; so is the only
    neuron of a rank that reads anything, as in 2-2-1. The others are loose.
    """
    names = {slot: id for id, slot in network.slot.items()}
    rank_of = {network.slot[id]: rank for rank, ids in enumerate(network.ranks) for id in ids}
    groups = _by_sources(network.program)
    wide = Counter(rank_of[reader.slot] for readers in groups for reader in readers)
    layers = [_layer(network, names, readers, wide[rank_of[readers[0].slot]] > 1) for readers in groups]
    return tuple(sorted(layers, key=lambda layer: network.slot[layer.targets[0]]))


@dataclass(frozen=True, slots=True, eq=False)
class _Reader:
    """A neuron by its slot; the slots of its sources, and where the weights from them stand in theta."""

    slot: int
    sources: Indices
    weights: Indices


def _by_sources(program: Program) -> list[list[_Reader]]:
    """Neurons with the same sources are of the same rank."""
    groups: dict[bytes, list[_Reader]] = {}
    for reader in _readers(program):
        groups.setdefault(reader.sources.tobytes(), []).append(reader)
    return list(groups.values())


def _readers(program: Program) -> Iterator[_Reader]:
    """All neurons that read something, in the order of their slots, as are the sources of each."""
    weights, sources, targets = wires(program)
    if not len(weights):
        return
    order = np.lexsort((sources, targets))
    slots, starts = np.unique(targets[order], return_index=True)
    parts = (np.split(part[order], starts[1:]) for part in (sources, weights))
    for slot, read, places in zip(slots.tolist(), *parts, strict=True):
        yield _Reader(slot, read, places)


def _layer(network: Network, names: dict[int, str], readers: list[_Reader], beside: bool) -> Layer:
    targets = tuple(names[reader.slot] for reader in readers)
    return Layer(
        sources=tuple(names[slot] for slot in readers[0].sources.tolist()),
        targets=targets,
        weights=np.column_stack([reader.weights for reader in readers]),
        biases=network.parameter_indices(targets),
        loose=beside and len(readers) == 1,
    )
