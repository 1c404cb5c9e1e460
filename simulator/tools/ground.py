"""The ground: where nodes stand, and where new ones have room beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from math import hypot

import numpy as np

from simulator.drawing.records import GRID, NODE_RADIUS, Node
from simulator.numerics.array import Array
from simulator.tools.geometry import Point
from simulator.tools.snapping import Place

MAGNET = 1.7 * NODE_RADIUS
"""An edge that is let go no farther than this from a node's center belongs to that node."""

ROOM = 2.2 * NODE_RADIUS
"""From center to center, so that no two nodes touch."""

_FARTHEST = 60
"""Grid lines in every direction among which the nearest room is looked for."""


class Ground:
    """Made once for a gesture from the nodes that stand."""

    def __init__(self, standing: Iterable[Node]) -> None:
        nodes = tuple(standing)
        self._ids = tuple(node.id for node in nodes)
        self._centers = np.array([(node.x, node.y) for node in nodes], dtype=np.float64).reshape(-1, 2)

    def node_near(self, place: Point, reach: float, but: str | None = None) -> str | None:
        """The nearest node but one whose center is within ``reach``."""
        away = np.hypot(*(self._centers - place).T)
        near = [index for index in np.argsort(away, kind="stable")[:2].tolist() if away[index] <= reach]
        return next((self._ids[index] for index in near if self._ids[index] != but), None)

    def room(self, places: Sequence[Point]) -> tuple[Point, ...]:
        """These places, or all of them shifted to the nearest spot where they cover no node.

        A single place goes wherever there is room; a column only sideways, so that it keeps its height.
        """
        wished = np.array(places, dtype=np.float64)
        for shift in _shifts(sideways=len(places) > 1):
            if self._is_free(wished + shift):
                break
        else:
            shift = (float(self._centers[:, 0].max() - wished[:, 0].min()) + ROOM, 0.0)
        return tuple((x + shift[0], y + shift[1]) for x, y in places)

    def roomy(self, place: Place) -> Place:
        """The place itself, or the nearest with room; guides belong to the one that was wished for."""
        ((x, y),) = self.room([(place.x, place.y)])
        return place if (x, y) == (place.x, place.y) else Place(x, y)

    def _is_free(self, places: Array) -> bool:
        near = self._centers
        for axis in (0, 1):
            low, high = places[:, axis].min() - ROOM, places[:, axis].max() + ROOM
            near = near[(near[:, axis] > low) & (near[:, axis] < high)]
        away = np.hypot(*(near[:, None, :] - places[None, :, :]).transpose(2, 0, 1))
        return not bool((away < ROOM).any())


@cache
def _shifts(*, sideways: bool) -> tuple[Point, ...]:
    """None at all, then those along the grid, the shortest first; of equal ones down and right first."""
    lines = range(-_FARTHEST, _FARTHEST + 1)
    rows = (0,) if sideways else lines
    shifts = ((column * GRID, row * GRID) for column in lines for row in rows)
    return tuple(sorted(shifts, key=lambda shift: (hypot(*shift), -shift[1], -shift[0])))
