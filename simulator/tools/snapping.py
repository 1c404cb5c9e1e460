"""Snapping: a position drawn to the centers of other nodes, or else to the grid."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from simulator.drawing.limits import COORDINATE
from simulator.drawing.records import GRID, Node
from simulator.workbench.overlay import Segment

REACH = 6.0
"""Pixels from which an alignment draws a node in."""

GUIDE_OVERHANG = 40.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where something comes to stand, with the guides that say why there."""

    x: float
    y: float
    guides: tuple[Segment, ...] = ()


class Snapper:
    """Made once for a gesture from the nodes that stand still; a question then takes O(log n)."""

    def __init__(self, still: Iterable[Node]) -> None:
        nodes = tuple(still)
        self._columns = _Lines((node.x, node.y) for node in nodes)
        self._rows = _Lines((node.y, node.x) for node in nodes)

    def place(self, x: float, y: float, scale: float, on: bool) -> Place:
        """The place for a wish; ``on`` is false while snapping is switched off."""
        x, y = _within(x), _within(y)
        if not on:
            return Place(x, y)
        column, row = self._columns.near(x, REACH / scale), self._rows.near(y, REACH / scale)
        x = on_grid(x) if column is None else column
        y = on_grid(y) if row is None else row
        guides: list[Segment] = []
        if column is not None:
            top, bottom = self._columns.extent(column, y)
            guides.append((x, top, x, bottom))
        if row is not None:
            left, right = self._rows.extent(row, x)
            guides.append((left, y, right, y))
        return Place(x, y, tuple(guides))


class _Lines:
    """Lines through the centers in one direction: where each stands and how far its nodes reach."""

    def __init__(self, points: Iterable[tuple[float, float]]) -> None:
        self._reach: dict[float, tuple[float, float]] = {}
        for at, along in points:
            low, high = self._reach.get(at, (along, along))
            self._reach[at] = (min(low, along), max(high, along))
        self._at = sorted(self._reach)

    def near(self, at: float, tolerance: float) -> float | None:
        index = bisect_left(self._at, at)
        around = self._at[max(index - 1, 0) : index + 1]
        nearest = min(around, key=lambda line: abs(line - at), default=None)
        return nearest if nearest is not None and abs(nearest - at) <= tolerance else None

    def extent(self, at: float, along: float) -> tuple[float, float]:
        low, high = self._reach[at]
        return min(low, along) - GUIDE_OVERHANG, max(high, along) + GUIDE_OVERHANG


def on_grid(value: float) -> float:
    """The nearest line of the grid."""
    return round(value / GRID) * GRID + 0.0  # + 0.0 turns -0.0 into 0.0, which a file would show


def _within(value: float) -> float:
    return min(max(value, -COORDINATE), COORDINATE)
