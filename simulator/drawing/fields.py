"""The verbs that change what stands: move, rename, freeze, mark, group; each answers the change to apply."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import isfinite
from typing import Any

from msgspec.structs import replace

from simulator.drawing.change import Change, added, removed, replaced
from simulator.drawing.drawing import Drawing
from simulator.drawing.labels import FreeLabels, is_automatic, prefix_of
from simulator.drawing.limits import COORDINATE
from simulator.drawing.records import LEAVES, NEURON, SOURCES, Edge, Group, Node, Record
from simulator.drawing.ties import tied_with

_COMMON = ("weight", "frozen")
"""Fields in which tied edges are one."""

_LEARNING = LEAVES | {NEURON}
"""Kinds of nodes with a number of their own."""


def clamp(coordinate: float) -> float:
    """The nearest place that is still on the paper."""
    return min(max(float(coordinate), -COORDINATE), COORDINATE)


def place(drawing: Drawing, positions: Mapping[str, tuple[float, float]]) -> Change:
    """Put nodes where they are said to be; whoever is not there is passed over."""
    nodes = {id: drawing.nodes[id] for id in positions if id in drawing.nodes}
    return replaced(
        (node, replace(node, x=clamp(positions[id][0]), y=clamp(positions[id][1])))
        for id, node in nodes.items()
    )


def move(drawing: Drawing, ids: Iterable[str], dx: float, dy: float) -> Change:
    """Shift nodes; all stop where the first of them meets the end of the paper."""
    nodes = [drawing.nodes[id] for id in dict.fromkeys(ids) if id in drawing.nodes]
    if not nodes:
        return Change()
    dx = _within(dx, [node.x for node in nodes])
    dy = _within(dy, [node.y for node in nodes])
    return replaced((node, replace(node, x=clamp(node.x + dx), y=clamp(node.y + dy))) for node in nodes)


def _within(shift: float, coordinates: list[float]) -> float:
    return min(max(shift, -COORDINATE - min(coordinates)), COORDINATE - max(coordinates))


def set_fields(drawing: Drawing, ids: Iterable[str], **fields: Any) -> Change:
    """Give the same fields to several records; each takes those that it has.

    The weight of a tied edge is that of all it is tied to, and they are frozen together.
    """
    records = {id: drawing.records[id] for id in ids if id in drawing.records}
    common = {name: fields[name] for name in _COMMON if name in fields}
    tied = {edge.id: edge for edge in tied_with(drawing, records)} if common else {}
    return replaced(
        (record, replace(record, **_own(record, fields if record.id in records else common)))
        for record in (records | tied).values()
    )


def _own(record: Record, fields: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: value for name, value in fields.items() if name in record.__struct_fields__ and name != "id"
    }


def set_training(drawing: Drawing, **fields: Any) -> Change:
    """Change how it is trained."""
    return replaced([(drawing.training, replace(drawing.training, **fields))])


def set_data(drawing: Drawing, **fields: Any) -> Change:
    """Change what it is trained on."""
    return replaced([(drawing.data, replace(drawing.data, **fields))])


def toggle_frozen(drawing: Drawing, ids: Iterable[str]) -> Change:
    """Freeze nodes and edges, or thaw them when all are frozen."""
    records = [r for id in ids if isinstance(r := drawing.records.get(id), Node | Edge)]
    return set_fields(drawing, [r.id for r in records], frozen=not all(r.frozen for r in records))


def mark_output(drawing: Drawing, ids: Iterable[str], output: bool | None = None) -> Change:
    """Make neurons and operations outputs or not; with no wish, the opposite of what all of them are.

    A label that the drawing gave by itself follows (h3 becomes y1); a binding does not.
    """
    chosen = [n for id in dict.fromkeys(ids) if (n := drawing.nodes.get(id)) and n.kind not in SOURCES]
    wish = not all(node.output for node in chosen) if output is None else output
    labels = FreeLabels(drawing.nodes.values())
    return replaced((n, _marked(n, wish, labels)) for n in chosen if n.output != wish)


def _marked(node: Node, output: bool, labels: FreeLabels) -> Node:
    prefix = prefix_of(node.kind, output)
    follows = is_automatic(node) and prefix != prefix_of(node.kind, node.output)
    label = labels.next(prefix) if follows else node.label
    return replace(node, output=output, column=None, label=label)


def group(drawing: Drawing, ids: Iterable[str], label: str = "") -> tuple[Change, str]:
    """Make a layer of these nodes; groups that lose their last node go."""
    nodes = [drawing.nodes[id] for id in dict.fromkeys(ids) if id in drawing.nodes]
    layer = Group(id=drawing.fresh_id("g"), label=label)
    if not nodes:
        return Change(), layer.id
    joined = replaced((node, replace(node, group=layer.id)) for node in nodes)
    emptied = deserted_groups(drawing, [node.id for node in nodes])
    return added([layer]).then(joined).then(removed(emptied)), layer.id


def ungroup(drawing: Drawing, ids: Iterable[str]) -> Change:
    """Take these nodes, and the nodes of these groups, out of their groups."""
    chosen = members(drawing, ids)
    left = replaced((drawing.nodes[id], replace(drawing.nodes[id], group=None)) for id in chosen)
    return left.then(removed(deserted_groups(drawing, chosen)))


def members(drawing: Drawing, ids: Iterable[str]) -> tuple[str, ...]:
    """The nodes among these ids, a group standing for its nodes."""
    wanted = set(ids)
    return tuple(id for id, node in drawing.nodes.items() if id in wanted or node.group in wanted)


def deserted_groups(drawing: Drawing, nodes: Iterable[str]) -> list[Group]:
    """Groups that have no node besides these."""
    gone = set(nodes)
    touched = {node.group for id in gone if (node := drawing.nodes.get(id))}
    kept = {node.group for id, node in drawing.nodes.items() if id not in gone}
    return [group for id, group in drawing.groups.items() if id in touched and id not in kept]


def forget_weights(drawing: Drawing) -> Change:
    """Take the numbers out of what is learned and not frozen: they are drawn from then on."""
    edges = [e for e in drawing.edges.values() if e.weight is not None and not e.frozen]
    learning = (n for n in drawing.nodes.values() if n.kind != "constant")
    neurons = [n for n in learning if n.bias is not None and not n.frozen]
    weights = replaced((edge, replace(edge, weight=None)) for edge in edges)
    return weights.then(replaced((node, replace(node, bias=None)) for node in neurons))


def keep_weights(drawing: Drawing, values: Mapping[str, float]) -> Change:
    """Write learned weights, biases and values into the records, where they become the initial ones."""
    finite = {id: float(value) for id, value in values.items() if isfinite(value)}
    edges = [drawing.edges[id] for id in finite if id in drawing.edges]
    neurons = [n for id in finite if (n := drawing.nodes.get(id)) and n.kind in _LEARNING]
    weights = replaced((edge, replace(edge, weight=finite[edge.id])) for edge in edges)
    return weights.then(replaced((node, replace(node, bias=finite[node.id])) for node in neurons))
