"""The verbs that add, connect and remove: each looks at a drawing and answers the change to apply."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from simulator.drawing.arguments import free_arguments, next_argument, swap_arguments
from simulator.drawing.change import Change, added, removed
from simulator.drawing.drawing import Drawing
from simulator.drawing.fields import (
    clamp,
    deserted_groups,
    forget_weights,
    group,
    keep_weights,
    mark_output,
    members,
    move,
    place,
    set_data,
    set_fields,
    set_training,
    toggle_frozen,
    ungroup,
)
from simulator.drawing.labels import FreeLabels, prefix_of
from simulator.drawing.paths import descendants, successors, topological_order
from simulator.drawing.presets import from_layers
from simulator.drawing.records import NEURON, ROW, SOURCES, Edge, Group, Node, Record
from simulator.drawing.ties import tie, tied_with, untie, without

__all__ = [
    "add_layer",
    "add_node",
    "connect",
    "connect_all",
    "forget_weights",
    "from_layers",
    "group",
    "keep_weights",
    "mark_output",
    "members",
    "move",
    "place",
    "remove",
    "set_data",
    "set_fields",
    "set_training",
    "swap_arguments",
    "tie",
    "tied_with",
    "toggle_frozen",
    "ungroup",
    "untie",
]


def add_node(drawing: Drawing, kind: str, x: float, y: float, **fields: Any) -> tuple[Change, str]:
    """A node at a place, with a free label if none is given; answers its id too. A constant is 1 at first."""
    label = fields.pop("label", None)
    if label is None:
        prefix = prefix_of(kind, fields.get("output", False))
        label = FreeLabels(drawing.nodes.values()).next(prefix)
    node = _node(drawing, kind, x, y, label=label, **fields)
    return added([node]), node.id


def _node(drawing: Drawing, kind: str, x: float, y: float, **fields: Any) -> Node:
    if kind == "constant":
        fields.setdefault("bias", 1.0)
    return Node(id=drawing.fresh_id("n"), kind=kind, x=clamp(x), y=clamp(y), **fields)


def add_layer(
    drawing: Drawing,
    count: int,
    x: float,
    y: float,
    sources: Iterable[str] = (),
    kind: str = "neuron",
    **fields: Any,
) -> tuple[Change, tuple[str, ...]]:
    """A column of nodes around a place as one group, each with an edge from every source."""
    labels = FreeLabels(drawing.nodes.values())
    prefix = prefix_of(kind, fields.get("output", False))
    layer = Group(id=drawing.fresh_id("g"))
    nodes = [
        _node(
            drawing,
            kind,
            x,
            y + (row - (count - 1) / 2) * ROW,
            label=labels.next(prefix),
            group=layer.id,
            **fields,
        )
        for row in range(count)
    ]
    starts = [id for id in dict.fromkeys(sources) if id in drawing.nodes and kind not in SOURCES]
    edges = [
        _edge(drawing, start, node.id, argument=0 if kind == NEURON else place)
        for node in nodes
        for place, start in enumerate(starts)
    ]
    return added([*([layer] if nodes else []), *nodes, *edges]), tuple(node.id for node in nodes)


def connect(drawing: Drawing, source: str, target: str, weight: float | None = None) -> Change:
    """An edge; no change where there cannot be one (``rules.why_not_connect`` says why)."""
    return connect_all(drawing, [source], [target], weight)


def connect_all(
    drawing: Drawing, sources: Iterable[str], targets: Iterable[str], weight: float | None = None
) -> Change:
    """Every edge between the two that is missing and possible; never one that closes a cycle."""
    starts = [id for id in dict.fromkeys(sources) if id in drawing.nodes]
    nodes = drawing.nodes
    ends = [id for id in dict.fromkeys(targets) if id in nodes and nodes[id].kind not in SOURCES]
    position = _order_for(drawing, starts, ends)
    edges: list[Edge] = []
    for end in ends:
        known, before = {end, *_sources(drawing, end)}, position.get(end, 0)
        new = [start for start in starts if start not in known and position.get(start, 0) <= before]
        edges += [_edge(drawing, start, end, weight, a) for a, start in _numbered(drawing, end, new)]
    return added(edges)


def _order_for(drawing: Drawing, starts: Sequence[str], ends: Sequence[str]) -> dict[str, int]:
    """Positions along which new edges must lead; none are needed if no end leads back to a start."""
    if not descendants(drawing, ends).intersection(starts):
        return {}
    early, late = set(starts).difference(ends), set(ends).difference(starts)
    wish = {id: ((id in late) - (id in early), n.x, n.y) for id, n in drawing.nodes.items()}
    return {id: place for place, id in enumerate(topological_order(successors(drawing), wish))}


def _sources(drawing: Drawing, target: str) -> set[str]:
    return {edge.source for edge in drawing.incoming(target).values()}


def _numbered(drawing: Drawing, target: str, sources: Iterable[str]) -> Iterator[tuple[int, str]]:
    """New sources with their numbers as arguments."""
    return zip(free_arguments(drawing, target), sources, strict=False)


def _edge(
    drawing: Drawing, source: str, target: str, weight: float | None = None, argument: int | None = None
) -> Edge:
    number = next_argument(drawing, target) if argument is None else argument
    return Edge(id=drawing.fresh_id("e"), source=source, target=target, weight=weight, argument=number)


def remove(drawing: Drawing, ids: Iterable[str]) -> Change:
    """Take away edges, nodes with the edges on them, groups with their nodes, and groups without nodes."""
    wanted = set(ids)
    nodes = members(drawing, wanted)
    edges = {id: drawing.edges[id] for id in wanted if id in drawing.edges}
    for node in nodes:
        edges.update(drawing.incoming(node))
        edges.update(drawing.outgoing(node))
    gone: list[Record] = [drawing.nodes[id] for id in nodes]
    empty = {g.id: g for g in deserted_groups(drawing, nodes)}
    empty |= {id: drawing.groups[id] for id in wanted if id in drawing.groups}
    return without(drawing, edges.values()).then(removed([*gone, *empty.values()]))
