"""Arguments: in which order values reach an operation, and how many values become the two it takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from simulator.drawing.arguments import in_order
from simulator.drawing.records import Edge, Node
from simulator.model.kinds import kind
from simulator.numerics.arithmetic import Operation, operation

Argument = tuple[str, str | None]
"""The name of a value, and the edge that brings it; a result on the way comes by no edge."""


@dataclass(frozen=True, slots=True)
class Application:
    """One operation on one argument or two; ``result`` is a node's id, or a name on the way to it."""

    operation: Operation
    result: str
    arguments: tuple[Argument, ...]


def applications(
    nodes: Sequence[Node], incoming: Mapping[str, Sequence[Edge]]
) -> Iterator[list[Application]]:
    """Groups of applications of one operation; each group needs results of earlier ones only.

    More arguments than an operation takes are brought together in pairs, and again, so a sum of n takes
    log2 n groups and adds up as exactly as ``numpy.sum``.
    """
    waiting: dict[str, list[Argument]] = {
        node.id: [(edge.source, edge.id) for edge in in_order(incoming[node.id])] for node in nodes
    }
    operations = {node.id: _operation(node) for node in nodes}
    turn = 0
    while crowded := [id for id in waiting if len(waiting[id]) > len(operations[id].derivatives)]:
        pairs = [pair for id in crowded for pair in _pairs(id, turn, operations[id], waiting)]
        yield from _groups(pairs)
        turn += 1
    yield from _groups([Application(operations[id], id, tuple(waiting[id])) for id in waiting])


def _operation(node: Node) -> Operation:
    found = kind(node.kind).operation
    assert found is not None
    return found


def _pairs(id: str, turn: int, wanted: Operation, waiting: dict[str, list[Argument]]) -> list[Application]:
    """Bring neighbors among the arguments together; an odd one is left over."""
    arguments = waiting[id]
    again = operation(wanted.folds_by)
    pairs = list(zip(arguments[::2], arguments[1::2], strict=False))
    # A record's id cannot hold a line break, so these names meet no other.
    made = [Application(again, f"{id}\n{turn}\n{place}", pair) for place, pair in enumerate(pairs)]
    left = arguments[-1:] if len(arguments) % 2 else []
    waiting[id] = [*((application.result, None) for application in made), *left]
    return made


def _groups(all: Sequence[Application]) -> Iterator[list[Application]]:
    by_key = sorted(all, key=lambda application: application.operation.key)
    return (list(group) for _, group in groupby(by_key, lambda application: application.operation.key))
