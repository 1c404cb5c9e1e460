"""The entries of the outline: sections, layers, nodes, and the edges that lead into each node."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from simulator.drawing.drawing import Drawing, id_order
from simulator.drawing.records import Node
from simulator.language import Phrase, phrase
from simulator.model.binding import from_top
from simulator.model.kinds import kind
from simulator.model.names import node_name

INPUTS, NEURONS = phrase("Outline", "Inputs"), phrase("Outline", "Neurons")
LAYER = phrase("Outline", "Layer {number}")
FROM = phrase("Outline", "from {source}")


@dataclass(slots=True, eq=False)
class Entry:
    """``id`` names a node or an edge; a section or layer has none, and stands for what is in it."""

    name: str | Phrase
    id: str | None = None
    parent: Entry | None = None
    row: int = 0
    children: list[Entry] = field(default_factory=list)

    def add(self, child: Entry) -> Entry:
        """Append a child."""
        child.parent, child.row = self, len(self.children)
        self.children.append(child)
        return child


def outline_of(drawing: Drawing) -> Entry:
    """The root: inputs, then layers from left to right, then the neurons in no layer."""
    root = Entry("")
    inputs = [
        n for n in drawing.nodes.values() if not kind(n.kind).computes and n.group not in drawing.groups
    ]
    neurons = [n for n in drawing.nodes.values() if kind(n.kind).computes and n.group not in drawing.groups]
    _section(drawing, root, INPUTS, inputs)
    for number, (label, nodes) in enumerate(_layers(drawing), 1):
        _section(drawing, root, label or LAYER.of(number=number), nodes)
    _section(drawing, root, NEURONS, neurons)
    return root


def signature_of(drawing: Drawing) -> object:
    """Changes whenever the tree would look otherwise."""
    nodes = tuple((n.id, n.label, n.kind, n.group, n.y) for n in drawing.nodes.values())
    edges = tuple((e.id, e.source, e.target) for e in drawing.edges.values())
    return nodes, edges, tuple((g.id, g.label) for g in drawing.groups.values())


def _layers(drawing: Drawing) -> list[tuple[str, list[Node]]]:
    members: dict[str, list[Node]] = {}
    for node in drawing.nodes.values():
        if node.group in drawing.groups:
            members.setdefault(str(node.group), []).append(node)
    order = sorted(members, key=lambda group: (min(node.x for node in members[group]), id_order(group)))
    return [(drawing.groups[group].label, members[group]) for group in order]


def _section(drawing: Drawing, root: Entry, name: str | Phrase, nodes: Iterable[Node]) -> None:
    ordered = sorted(nodes, key=from_top)
    if not ordered:
        return
    section = root.add(Entry(name))
    for node in ordered:
        entry = section.add(Entry(node_name(node), node.id))
        for edge in sorted(
            drawing.incoming(node.id).values(), key=lambda e: from_top(drawing.nodes[e.source])
        ):
            entry.add(Entry(FROM.of(source=node_name(drawing.nodes[edge.source])), edge.id))
