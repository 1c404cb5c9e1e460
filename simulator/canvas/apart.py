"""Apart: the nodes that the hand moves and the edges that hang on them; all else is a kept picture then."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.canvas.geometry import Geometry
from simulator.numerics.array import Indices

MOST = 2000
"""With more edges than this on them, nodes are painted with all others."""


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of nodes and edges in the geometry, and the ids of the edges."""

    nodes: Indices
    edges: Indices
    edge_ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Apart:
    """A drawing in two parts, at one revision of its geometry."""

    ids: frozenset[str]
    revision: int
    moving: Part
    staying: Part


def apart_of(geometry: Geometry, ids: frozenset[str]) -> Apart | None:
    """These nodes apart from all others; ``None`` where that would not be quicker."""
    moves = np.zeros(len(geometry.nodes), dtype=np.bool_)
    moves[[geometry.node_index[id] for id in ids]] = True
    hangs = moves[geometry.ends[:, 0]] | moves[geometry.ends[:, 1]]
    if not ids or np.count_nonzero(hangs) > MOST:
        return None
    return Apart(ids, geometry.revision, _part(geometry, moves, hangs), _part(geometry, ~moves, ~hangs))


def _part(geometry: Geometry, nodes: NDArray[np.bool_], edges: NDArray[np.bool_]) -> Part:
    rows = np.flatnonzero(edges)
    return Part(np.flatnonzero(nodes), rows, frozenset(geometry.edges[row] for row in rows))
