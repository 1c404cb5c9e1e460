"""Remembered: while a drawing cannot be trained, what of its last frame is still so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from msgspec.structs import replace as with_fields

from simulator.canvas.geometry import Geometry
from simulator.canvas.values import ValueReader, Values
from simulator.drawing.drawing import Drawing
from simulator.drawing.records import Edge, Node, Record
from simulator.model.network import Network
from simulator.numerics.array import Array
from simulator.training.frame import Frame

_NEW = object()
"""What a record had before that was not there."""


@dataclass(frozen=True, slots=True)
class Memory:
    """A frame, with the network and the records that it was of."""

    network: Network
    frame: Frame
    records: Mapping[str, Record]


def remember(memory: Memory | None, drawing: Drawing, network: Network, frame: Frame) -> Memory:
    """The latest frame; records are copied once for each network, for frames come often."""
    if memory is not None and memory.network is network and memory.frame.revision == frame.revision:
        return replace(memory, frame=frame)
    return Memory(network, frame, dict(drawing.records))


def still_true(memory: Memory, drawing: Drawing) -> frozenset[str]:
    """Nodes whose value nothing has touched: they and all that leads to them stand as they were."""
    if memory.records.get(drawing.data.id) != drawing.data:
        return frozenset()
    before = Counter(record.target for record in memory.records.values() if isinstance(record, Edge))
    found: set[str] = set()
    for id in memory.network.slot:  # in the order in which values are made
        node, edges = drawing.nodes.get(id), drawing.incoming(id)
        if node is None or not _is_same(memory.records.get(id), node) or len(edges) != before[id]:
            continue
        if all(memory.records.get(each) == edge and edge.source in found for each, edge in edges.items()):
            found.add(id)
    return frozenset(found)


def remembered_values(memory: Memory, drawing: Drawing, geometry: Geometry) -> Values:
    """What went forward, and the weights; what came back belonged to a loss that is no more."""
    values = ValueReader(drawing, geometry).read(memory.network, memory.frame)
    true = still_true(memory, drawing)
    nodes = np.fromiter((id in true for id in geometry.nodes), dtype=np.bool_, count=len(geometry.nodes))
    a, none = np.where(nodes, values.a, np.nan), np.full(len(nodes), np.nan)
    nowhere = np.full(len(geometry.edges), np.nan)
    at_no_node, at_no_edge = np.zeros(len(none), dtype=np.bool_), np.zeros(len(nowhere), dtype=np.bool_)
    return replace(
        values,
        weight=_typed(memory, drawing.edges, geometry.edges, "weight", values.weight),
        bias=_typed(memory, drawing.nodes, geometry.nodes, "bias", values.bias),
        a=a,
        z=np.where(nodes, values.z, np.nan),
        carried=a[geometry.ends.T[0]],
        gradient=nowhere,
        update=nowhere,
        flow=nowhere,
        delta=none,
        bias_gradient=none,
        bias_update=none,
        unknown=at_no_node,
        unknown_flow=at_no_edge,
        trained=False,
    )


def _typed(
    memory: Memory, records: Mapping[str, Record], ids: tuple[str, ...], name: str, learned: Array
) -> Array:
    """What was learned, but for records that are new or got another number since."""
    own = [getattr(records[id], name) for id in ids]
    old = [getattr(memory.records.get(id), name, _NEW) for id in ids]
    kept = np.fromiter((a == b for a, b in zip(own, old, strict=True)), dtype=np.bool_, count=len(ids))
    return np.where(kept, learned, np.array(own, dtype=np.float64))


def _is_same(before: Record | None, now: Node) -> bool:
    """Whether a node says what it said, wherever it stands and whatever it is called."""
    if before is now:
        return True
    if not isinstance(before, Node):
        return False
    return with_fields(before, x=now.x, y=now.y, label=now.label, group=now.group, output=now.output) == now
