"""Whether a change fits what stands: nothing may hang in the air, and nothing may be too large to save."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Protocol

from simulator.drawing.change import Change
from simulator.drawing.limits import why_not, why_too_many
from simulator.drawing.records import Edge, Group, Node, Record
from simulator.problems import Problem, Refusal


class Standing(Protocol):
    """What has to be known of a drawing."""

    @property
    def records(self) -> Mapping[str, Record]: ...
    @property
    def nodes(self) -> Mapping[str, Node]: ...
    @property
    def edges(self) -> Mapping[str, Edge]: ...
    @property
    def groups(self) -> Mapping[str, Group]: ...
    def incoming(self, node: str, /) -> Mapping[str, Edge]: ...
    def outgoing(self, node: str, /) -> Mapping[str, Edge]: ...


def check_fit(standing: Standing, change: Change) -> None:
    """Raise ``ValueError`` if the change does not fit, ``Refusal`` if anything in it is too large."""
    records = standing.records
    for id, (before, after) in change.pairs.items():
        if records.get(id) != before:
            raise ValueError(f"{id} is not as the change remembers it")
        if after is None:
            _check_removal(standing, id, before, change)
        else:
            _check_record(records, id, before, after, change)
    _raise(_crowd(standing, change))


def _raise(problem: Problem | None) -> None:
    if problem is not None:
        raise Refusal(problem)


def _check_removal(standing: Standing, id: str, before: Record | None, change: Change) -> None:
    if id in ("training", "data"):
        raise ValueError(f"{id} cannot be removed")
    if isinstance(before, Node):
        _check_free(standing, id, change)
    elif isinstance(before, Group):
        _check_deserted(standing, id, change)


def _check_record(
    records: Mapping[str, Record], id: str, before: Record | None, after: Record, change: Change
) -> None:
    if after.id != id or not (before is None or type(before) is type(after)):
        raise ValueError(f"{id} cannot become {after.id}, a {type(after).__name__}")
    _raise(why_not(after))
    if isinstance(after, Edge):
        _check_there(records, after.source, Node, after, change)
        _check_there(records, after.target, Node, after, change)
    elif isinstance(after, Node) and after.group is not None:
        _check_there(records, after.group, Group, after, change)


def _check_there(
    records: Mapping[str, Record], id: str, kind: type[Node | Group], of: Record, change: Change
) -> None:
    pair = change.pairs.get(id)
    if not isinstance(records.get(id) if pair is None else pair[1], kind):
        raise ValueError(f"{of.id} would hang in the air: there is no {kind.__name__} {id}")


def _check_free(standing: Standing, node: str, change: Change) -> None:
    for id, edge in (*standing.incoming(node).items(), *standing.outgoing(node).items()):
        _, after = change.pairs.get(id, (None, edge))
        if isinstance(after, Edge) and node in (after.source, after.target):
            raise ValueError(f"edge {id} would lose its node {node}")


def _check_deserted(standing: Standing, group: str, change: Change) -> None:
    for id, node in standing.nodes.items():
        _, after = change.pairs.get(id, (None, node))
        if isinstance(after, Node) and after.group == group:
            raise ValueError(f"node {id} would lose its group {group}")


def _crowd(standing: Standing, change: Change) -> Problem | None:
    more = Counter(type(after) for before, after in change.pairs.values() if before is None)
    more.subtract(type(before) for before, after in change.pairs.values() if after is None)
    nodes, edges, groups = standing.nodes, standing.edges, standing.groups
    return why_too_many(len(nodes) + more[Node], len(edges) + more[Edge], len(groups) + more[Group])
