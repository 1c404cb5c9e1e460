"""A change: for every record it touches, what stood before and what stands after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from simulator.drawing.records import Record

Pair = tuple[Record | None, Record | None]


@dataclass(frozen=True, slots=True)
class Change:
    """``{id: (before, after)}``; ``None`` stands for "not there"."""

    pairs: Mapping[str, Pair] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.pairs)

    def inverse(self) -> Change:
        """What undoes it."""
        return Change({id: (after, before) for id, (before, after) in self.pairs.items()})

    def then(self, later: Change) -> Change:
        """Both in a row as one change; what comes back to where it started drops out."""
        pairs = dict(self.pairs)
        for id, (before, after) in later.pairs.items():
            first = pairs[id][0] if id in pairs else before
            pairs[id] = (first, after)
        return Change({id: pair for id, pair in pairs.items() if pair[0] != pair[1]})


def added(records: Iterable[Record]) -> Change:
    """The change that adds these records."""
    return Change({record.id: (None, record) for record in records})


def removed(records: Iterable[Record]) -> Change:
    """The change that removes these records."""
    return Change({record.id: (record, None) for record in records})


def replaced(pairs: Iterable[tuple[Record, Record]]) -> Change:
    """The change that puts each second record in the place of the first."""
    return Change({before.id: (before, after) for before, after in pairs if before != after})
