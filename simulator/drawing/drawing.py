"""The drawing: the one store of records, changed only by ``apply``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Protocol, TypeVar

from simulator.drawing.change import Change
from simulator.drawing.records import Data, Edge, Group, Node, Record, Training
from simulator.signal import Signal


class HasId(Protocol):
    """Anything that can be told from others by a word."""

    @property
    def id(self) -> str:
        """The word."""
        ...


R = TypeVar("R", bound=HasId)

_NOTHING: Mapping[str, Edge] = MappingProxyType({})


class Drawing:
    """Holds nodes, edges, groups and the choices of training and data; tells every change."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._records: dict[str, Record] = {"training": Training(), "data": Data()}
        self._nodes: dict[str, Node] = {}
        self._edges: dict[str, Edge] = {}
        self._groups: dict[str, Group] = {}
        self._incoming: dict[str, dict[str, Edge]] = {}
        self._outgoing: dict[str, dict[str, Edge]] = {}
        self._last_number = 0
        self.changed: Signal[Change] = Signal()
        self.apply(Change({r.id: (self._records.get(r.id), r) for r in records}))

    @property
    def records(self) -> Mapping[str, Record]:
        """Every record by id."""
        return MappingProxyType(self._records)

    @property
    def nodes(self) -> Mapping[str, Node]:
        """The nodes by id."""
        return MappingProxyType(self._nodes)

    @property
    def edges(self) -> Mapping[str, Edge]:
        """The edges by id."""
        return MappingProxyType(self._edges)

    @property
    def groups(self) -> Mapping[str, Group]:
        """The groups by id."""
        return MappingProxyType(self._groups)

    @property
    def training(self) -> Training:
        """How it is trained."""
        record = self._records["training"]
        assert isinstance(record, Training)
        return record

    @property
    def data(self) -> Data:
        """What it is trained on."""
        record = self._records["data"]
        assert isinstance(record, Data)
        return record

    def incoming(self, node: str) -> Mapping[str, Edge]:
        """The edges into a node, by edge id."""
        return self._incoming.get(node, _NOTHING)

    def outgoing(self, node: str) -> Mapping[str, Edge]:
        """The edges out of a node, by edge id."""
        return self._outgoing.get(node, _NOTHING)

    def fresh_id(self, prefix: str) -> str:
        """An id that this drawing has never held, ``n7`` or ``e12``; undo does not give it back."""
        self._last_number += 1
        return f"{prefix}{self._last_number}"

    def apply(self, change: Change) -> None:
        """Make a change, wholly or not at all, and tell it.

        Raises ``ValueError`` when it does not fit what stands: that is a mistake of ours, never a user's.
        """
        self._check(change)
        for id, (_, after) in change.pairs.items():
            self._put(id, after)
        if change:
            self.changed.emit(change)

    def _check(self, change: Change) -> None:
        for id, (before, after) in change.pairs.items():
            if self._records.get(id) != before:
                raise ValueError(f"{id} is not as the change remembers it")
            if after is None and id in ("training", "data"):
                raise ValueError(f"{id} cannot be removed")
            if after is not None and after.id != id:
                raise ValueError(f"{id} cannot become {after.id}")
            if isinstance(after, Edge):
                self._check_ends(after, change)
            elif isinstance(before, Node) and after is None:
                self._check_free(id, change)

    def _check_ends(self, edge: Edge, change: Change) -> None:
        for end in (edge.source, edge.target):
            _, after = change.pairs.get(end, (None, self._records.get(end)))
            if not isinstance(after, Node):
                raise ValueError(f"edge {edge.id} would hang in the air at {end}")

    def _check_free(self, node: str, change: Change) -> None:
        for edge in (*self.incoming(node), *self.outgoing(node)):
            _, after = change.pairs.get(edge, (None, self._edges[edge]))
            if isinstance(after, Edge) and node in (after.source, after.target):
                raise ValueError(f"edge {edge} would lose its node {node}")

    def _put(self, id: str, record: Record | None) -> None:
        old = self._records.pop(id, None)
        for index in (self._nodes, self._edges, self._groups):
            index.pop(id, None)
        if isinstance(old, Edge):
            del self._outgoing[old.source][id], self._incoming[old.target][id]
        if record is None:
            return
        self._records[id] = record
        self._remember_number(id)
        if isinstance(record, Node):
            self._nodes[id] = record
        elif isinstance(record, Edge):
            self._edges[id] = record
            self._outgoing.setdefault(record.source, {})[id] = record
            self._incoming.setdefault(record.target, {})[id] = record
        elif isinstance(record, Group):
            self._groups[id] = record

    def _remember_number(self, id: str) -> None:
        number = re.fullmatch(r"[a-z]([0-9]{1,9})", id)
        if number:
            self._last_number = max(self._last_number, int(number[1]))


def in_order(records: Iterable[R]) -> list[R]:
    """Records by ``id_order``."""
    return sorted(records, key=lambda record: id_order(record.id))


def id_order(id: str) -> tuple[str, int, str]:
    """Sort key under which ``n2`` stands before ``n10``; every place that needs one order uses it."""
    match = re.fullmatch(r"([a-z]*)([0-9]{1,9})", id)
    return (match[1], int(match[2]), id) if match else (id, -1, id)
