"""The drawing: the one store of records, changed only by ``apply``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Protocol, TypeVar

from simulator.drawing.change import Change
from simulator.drawing.fitting import check_fit
from simulator.drawing.records import Data, Edge, Group, Node, Record, Training
from simulator.signal import Signal


class HasId(Protocol):
    """Anything that can be told from others by a word."""

    @property
    def id(self) -> str:
        """The word."""
        ...


R = TypeVar("R", bound=HasId)

_NUMBERED = re.compile(r"([a-z]*)([0-9]{1,9})")

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
        given = list(records)
        change = Change({record.id: (self._records.get(record.id), record) for record in given})
        if len(change.pairs) != len(given):
            raise ValueError("two records have the same id")
        self.apply(change)

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
        while f"{prefix}{self._last_number}" in self._records:
            self._last_number += 1
        return f"{prefix}{self._last_number}"

    def apply(self, change: Change) -> None:
        """Make a change, wholly or not at all, and tell it.

        Raises ``ValueError`` when it does not fit what stands, which is a mistake of ours, and ``Refusal``
        when a record is larger than can be saved; both leave everything as it was. ``ListenersFailed``
        comes after the change is made and told to all.
        """
        check_fit(self, change)
        self._commit(change)
        if change:
            self.changed.emit(change)

    def holds(self, change: Change) -> bool:
        """Whether everything stands as it does after the change."""
        return all(self._records.get(id) == after for id, (_, after) in change.pairs.items())

    def _commit(self, change: Change) -> None:
        try:
            for id, (_, after) in change.pairs.items():
                self._put(id, after)
        except BaseException:  # Ctrl+C, or no memory left
            for id, (before, _) in change.pairs.items():
                self._put(id, before)
            raise

    def _put(self, id: str, record: Record | None) -> None:
        """Works from any half-way state, so that it can also take back what broke off."""
        old = self._records.get(id)
        if isinstance(old, Edge) and not _same_ends(old, record):
            self._outgoing.get(old.source, {}).pop(id, None)
            self._incoming.get(old.target, {}).pop(id, None)
        if record is None:
            for index in (self._records, self._nodes, self._edges, self._groups):
                index.pop(id, None)
            return
        self._records[id] = record
        self._remember_number(id)
        if isinstance(record, Edge):
            self._edges[id] = record
            self._outgoing.setdefault(record.source, {})[id] = record
            self._incoming.setdefault(record.target, {})[id] = record
        elif isinstance(record, Node):
            self._nodes[id] = record
        elif isinstance(record, Group):
            self._groups[id] = record

    def _remember_number(self, id: str) -> None:
        number = _NUMBERED.fullmatch(id)
        if number is not None:
            self._last_number = max(self._last_number, int(number[2]))


def _same_ends(one: Edge, other: Record | None) -> bool:
    return isinstance(other, Edge) and (one.source, one.target) == (other.source, other.target)


def in_order(records: Iterable[R]) -> list[R]:
    """Records by ``id_order``."""
    return sorted(records, key=lambda record: id_order(record.id))


def id_order(id: str) -> tuple[str, int, str]:
    """Sort key under which ``n2`` stands before ``n10``; every place that needs one order uses it."""
    match = _NUMBERED.fullmatch(id)
    return (match[1], int(match[2]), id) if match else (id, -1, id)
