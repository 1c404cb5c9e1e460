"""The entries of the outline: sections, layers, nodes, and the edges that lead into each node."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from simulator.drawing.arguments import in_order
from simulator.drawing.drawing import Drawing, id_order
from simulator.drawing.records import Edge, Group, Node, Record
from simulator.language import Phrase, phrase
from simulator.model.binding import from_top
from simulator.model.kind import Role
from simulator.model.kinds import ORDERED, kind
from simulator.model.names import node_name

SECTIONS: tuple[tuple[Role, Phrase], ...] = (
    ("input", phrase("Outline", "Inputs")),
    ("leaf", phrase("Outline", "Values")),
    ("neuron", phrase("Outline", "Neurons")),
    ("operation", phrase("Outline", "Operations")),
)
"""Nodes in no layer, by role; layers stand between what leads in and what computes."""

ARGUMENT = phrase("Outline", "{number}. from {source}")
LAYER = phrase("Outline", "Layer {number}")
FROM = phrase("Outline", "from {source}")

Section = tuple[str, str | Phrase, tuple[str, ...]]
"""Its key, its name, and its nodes from top to bottom."""


class Entry:
    """``id`` names a node or an edge; a section or layer has none, and stands for what is in it."""

    __slots__ = ("_branches", "_name", "children", "grown", "id", "key", "parent", "row")

    def __init__(
        self,
        name: str | Phrase | Edge,
        id: str | None = None,
        key: str = "",
        branches: Callable[[], Iterable[Entry]] = tuple,
    ) -> None:
        self._name, self.id, self.key = name, id, id or key
        self.parent: Entry | None = None
        self.row = 0
        self._branches = branches
        self.children: list[Entry] = []
        self.grown = False
        """Whether the children are made."""

    def grow(self) -> Entry:
        """Make the children."""
        self.children, self.grown = list(self._branches()), True
        for row, child in enumerate(self.children):
            child.parent, child.row = self, row
        return self

    def name(self, drawing: Drawing) -> str | Phrase:
        """What it is called; an edge by where it comes from."""
        if not isinstance(self._name, Edge):
            return self._name
        edge, source = self._name, drawing.nodes.get(self._name.source)
        name = node_name(source) if source is not None else edge.source
        target = drawing.nodes.get(edge.target)
        if target is not None and target.kind in ORDERED:
            return ARGUMENT.of(number=self.row + 1, source=name)
        return FROM.of(source=name)


def outline_of(drawing: Drawing) -> Entry:
    """The root, grown down to the nodes: inputs, layers from left to right, the neurons in no layer."""
    sections = sections_of(drawing)
    order = {id: place for place, id in enumerate(id for _, _, ids in sections for id in ids)}
    nodes = {id: _node_entry(drawing, id, order) for id in order}

    def section(key: str, name: str | Phrase, ids: tuple[str, ...]) -> Entry:
        return Entry(name, key=key, branches=lambda: [nodes[id] for id in ids]).grow()

    return Entry("", branches=lambda: [section(*each) for each in sections]).grow()


def sections_of(drawing: Drawing) -> tuple[Section, ...]:
    """The tree down to its nodes: what a move can change of it."""
    members: dict[str, list[Node]] = {}
    loose: dict[Role, list[Node]] = {role: [] for role, _ in SECTIONS}
    for node in drawing.nodes.values():
        if node.group in drawing.groups:
            members.setdefault(str(node.group), []).append(node)
        else:
            loose[kind(node.kind).role].append(node)
    order = sorted(members, key=lambda group: (min(node.x for node in members[group]), id_order(group)))
    layers = (
        (f"group {group}", drawing.groups[group].label or LAYER.of(number=number), members[group])
        for number, group in enumerate(order, 1)
    )
    by_role = [(f" {role}s", name, loose[role]) for role, name in SECTIONS]
    every = (*by_role[:2], *layers, *by_role[2:])
    return tuple(
        (key, name, tuple(node.id for node in sorted(nodes, key=from_top)))
        for key, name, nodes in every
        if nodes
    )


def looks(record: Record | None) -> object:
    """What the tree shows of a record besides its place."""
    if isinstance(record, Node):
        return "node", record.label, record.kind, record.group
    if isinstance(record, Edge):
        return "edge", record.source, record.target, record.argument
    return ("group", record.label) if isinstance(record, Group) else None


def _node_entry(drawing: Drawing, id: str, order: dict[str, int]) -> Entry:
    def edges() -> Iterable[Entry]:
        """As arguments in their order; others in the order in which their sources stand in the tree."""
        incoming = drawing.incoming(id).values()
        if drawing.nodes[id].kind in ORDERED:
            return [Entry(edge, edge.id) for edge in in_order(incoming)]
        return [Entry(e, e.id) for e in sorted(incoming, key=lambda e: order.get(e.source, len(order)))]

    return Entry(node_name(drawing.nodes[id]), id, branches=edges)
