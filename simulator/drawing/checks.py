"""What must be so among records before they can become a drawing; the sentences name the ids."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from simulator.drawing.limits import COUNT, why_no_number, why_not, why_too_many
from simulator.drawing.paths import cycle
from simulator.drawing.records import LEAVES, SOURCES, Edge, Group, Node, Record
from simulator.language import phrase
from simulator.problems import Refusal, refuse

SHOWN = 8
"""Nodes of a cycle that its sentence names."""


def check_records(nodes: Sequence[Node], edges: Sequence[Edge], groups: Sequence[Group]) -> None:
    """Raise ``Refusal`` for the first thing that keeps these from being a drawing."""
    crowd = why_too_many(len(nodes), len(edges), len(groups))
    if crowd is not None:
        raise Refusal(crowd)
    check_each((*groups, *nodes, *edges))
    _check_ids((*groups, *nodes, *edges))
    _check_groups(nodes, {group.id for group in groups})
    _check_edges({node.id: node for node in nodes}, edges)
    _check_cycles(nodes, edges)


def check_each(records: Iterable[Record]) -> None:
    """Raise ``Refusal`` for the first record that is over a limit."""
    for record in records:
        problem = why_not(record)
        if problem is not None:
            raise Refusal(problem)


def check_numbers(name: str, values: Mapping[str, float], owners: Collection[str]) -> None:
    """Raise ``Refusal`` if a number belongs to nothing or is not finite."""
    for id, value in values.items():
        if id not in owners:
            sentence = phrase(
                "Files", "“{name}” has a number for “{id}”, but no node and no edge has that id."
            )
            raise refuse(sentence.of(name=name, id=id[:80]))
        problem = why_no_number(id, name, value)
        if problem is not None:
            raise Refusal(problem)


def check_counts(counts: Mapping[str, int]) -> None:
    """Raise ``Refusal`` if a count is negative or too large to be exact everywhere."""
    for name, count in counts.items():
        if not 0 <= count <= COUNT:
            sentence = phrase("Files", "“{name}” must lie between 0 and {limit}.")
            raise refuse(sentence.of(name=name, limit=COUNT))


def _check_ids(records: Iterable[Record]) -> None:
    seen = {"training", "data"}
    for record in records:
        if record.id in seen:
            sentence = phrase("Files", "The id “{id}” stands twice; every record needs its own.")
            raise refuse(sentence.of(id=record.id), record.id)
        seen.add(record.id)


def _check_groups(nodes: Iterable[Node], groups: Collection[str]) -> None:
    for node in nodes:
        if node.group is not None and node.group not in groups:
            sentence = phrase("Files", "“{id}” is said to be in the group “{group}”, which is not there.")
            raise refuse(sentence.of(id=node.id, group=node.group[:80]), node.id)


def _check_edges(nodes: Mapping[str, Node], edges: Iterable[Edge]) -> None:
    seen: dict[tuple[str, str], str] = {}
    for edge in edges:
        _check_ends(nodes, edge)
        twin = seen.setdefault((edge.source, edge.target), edge.id)
        if twin != edge.id:
            sentence = phrase(
                "Files", "The edges “{id}” and “{twin}” connect the same two nodes; one is enough."
            )
            raise refuse(sentence.of(id=edge.id, twin=twin), edge.id, twin)


def _check_ends(nodes: Mapping[str, Node], edge: Edge) -> None:
    for end in (edge.source, edge.target):
        if end not in nodes:
            sentence = phrase("Files", "The edge “{id}” needs the node “{end}”, which is not there.")
            raise refuse(sentence.of(id=edge.id, end=end[:80]), edge.id)
    if edge.source == edge.target:
        sentence = phrase("Files", "The edge “{id}” leads from “{end}” back to itself.")
        raise refuse(sentence.of(id=edge.id, end=edge.source), edge.id)
    kind = nodes[edge.target].kind
    if kind in LEAVES:
        sentence = phrase("Files", "The edge “{id}” leads into “{end}”, which has a value of its own.")
        raise refuse(sentence.of(id=edge.id, end=edge.target), edge.id)
    if kind in SOURCES:
        sentence = phrase(
            "Files", "The edge “{id}” leads into the input “{end}”; inputs take their value from data."
        )
        raise refuse(sentence.of(id=edge.id, end=edge.target), edge.id)


def _check_cycles(nodes: Iterable[Node], edges: Iterable[Edge]) -> None:
    leads: dict[str, list[str]] = {node.id: [] for node in nodes}
    for edge in edges:
        leads[edge.source].append(edge.target)
    circle = cycle(leads)
    if circle:
        names = " → ".join((*circle[:SHOWN], *(["…"] if len(circle) > SHOWN else []), circle[0]))
        sentence = phrase("Files", "The edges run in a circle: {names}; a network must lead forward.")
        raise refuse(sentence.of(names=names), *circle)
