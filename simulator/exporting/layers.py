"""The layers of a drawing that has them: every neuron reads exactly the nodes of the rank before it."""

from __future__ import annotations

from itertools import pairwise

from simulator.drawing.drawing import Drawing
from simulator.model.kinds import NEURONS
from simulator.model.network import Network

Ranks = tuple[tuple[str, ...], ...]


def ranks_of(network: Network) -> Ranks:
    """Inputs first, then neurons and operations by the longest way that leads to them."""
    return (network.inputs, *network.ranks)


def is_layered(drawing: Drawing, ranks: Ranks) -> bool:
    """Whether the weights between one rank and the next are a full matrix, and there is nothing else."""
    return all(
        drawing.nodes[id].kind in NEURONS
        and {edge.source for edge in drawing.incoming(id).values()} == set(before)
        for before, after in pairwise(ranks)
        for id in after
    )
