"""Which node can be reached from which: order, reach and cycles in a graph of ids, without recursion."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from heapq import heapify, heappop, heappush

from simulator.drawing.drawing import Drawing

Successors = Mapping[str, Iterable[str]]


def successors(drawing: Drawing) -> dict[str, list[str]]:
    """For every node the nodes its edges lead to."""
    leads: dict[str, list[str]] = {node: [] for node in drawing.nodes}
    for edge in drawing.edges.values():
        leads[edge.source].append(edge.target)
    return leads


def descendants(drawing: Drawing, nodes: Iterable[str]) -> set[str]:
    """These nodes and every node that can be reached from them."""
    return _spread(nodes, lambda node: (edge.target for edge in drawing.outgoing(node).values()))


def ancestors(drawing: Drawing, nodes: Iterable[str]) -> set[str]:
    """These nodes and every node from which one of them can be reached."""
    return _spread(nodes, lambda node: (edge.source for edge in drawing.incoming(node).values()))


def _spread(nodes: Iterable[str], neighbors: Callable[[str], Iterable[str]]) -> set[str]:
    found = set(nodes)
    ahead = list(found)
    while ahead:
        new = set(neighbors(ahead.pop())) - found
        found |= new
        ahead.extend(new)
    return found


def path(drawing: Drawing, start: str, end: str) -> tuple[str, ...] | None:
    """The edges of a shortest way: ``()`` from a node to itself, ``None`` if there is none."""
    came: dict[str, str | None] = {start: None}
    ahead = deque([start])
    while ahead and end not in came:
        for id, edge in drawing.outgoing(ahead.popleft()).items():
            if edge.target not in came:
                came[edge.target] = id
                ahead.append(edge.target)
    return _walk_back(drawing, came, end) if end in came else None


def _walk_back(drawing: Drawing, came: Mapping[str, str | None], end: str) -> tuple[str, ...]:
    way: list[str] = []
    while (edge := came[end]) is not None:
        way.append(edge)
        end = drawing.edges[edge].source
    return tuple(reversed(way))


def topological_order(leads: Successors, preference: Mapping[str, tuple[float, ...]]) -> list[str]:
    """Sources before targets, smaller preference first where both may come; without what a cycle blocks."""
    missing = dict.fromkeys(leads, 0)
    for targets in leads.values():
        for target in targets:
            missing[target] += 1
    ready = [(preference.get(node, ()), node) for node, count in missing.items() if not count]
    heapify(ready)
    order: list[str] = []
    while ready:
        _, node = heappop(ready)
        order.append(node)
        for target in leads[node]:
            missing[target] -= 1
            if not missing[target]:
                heappush(ready, (preference.get(target, ()), target))
    return order


def cycle(leads: Successors) -> tuple[str, ...]:
    """The nodes of one cycle along its edges, ``()`` when there is none."""
    left = set(leads).difference(topological_order(leads, {}))
    behind: dict[str, str] = {}
    for node in left:
        for target in leads[node]:
            if target in left:
                behind[target] = node
    if not left:
        return ()
    node = min(left)
    seen: dict[str, None] = {}
    while node not in seen:
        seen[node] = None
        node = behind[node]
    circle = list(seen)[list(seen).index(node) :][::-1]
    first = circle.index(min(circle))
    return (*circle[first:], *circle[:first])
