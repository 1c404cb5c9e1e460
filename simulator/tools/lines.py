"""Edges as straight lines in arrays: what a rectangle or a stroke meets among ten thousand, at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simulator.drawing.drawing import Drawing
from simulator.numerics.array import Array
from simulator.tools.geometry import Point
from simulator.workbench.overlay import Segment


class Lines:
    """Made for one gesture, which ends when anybody else changes the drawing."""

    def __init__(self, drawing: Drawing) -> None:
        nodes, edges = drawing.nodes, drawing.edges.values()
        self._ids = tuple(drawing.edges)
        ends = [
            (nodes[edge.source].x, nodes[edge.source].y, nodes[edge.target].x, nodes[edge.target].y)
            for edge in edges
        ]
        self._ax, self._ay, self._bx, self._by = np.array(ends, dtype=np.float64).reshape(-1, 4).T.copy()

    def in_rectangle(self, box: Segment) -> tuple[str, ...]:
        """Edges that have a point in common with the rectangle (Liang and Barsky's clipping)."""
        left, top, right, bottom = box
        near_x, far_x = _inside(self._ax, self._bx, left, right)
        near_y, far_y = _inside(self._ay, self._by, top, bottom)
        enter = np.maximum(np.maximum(near_x, near_y), 0.0)
        leave = np.minimum(np.minimum(far_x, far_y), 1.0)
        return self._of(enter <= leave)

    def crossing(self, a: Point, b: Point) -> tuple[str, ...]:
        """Edges that the stretch from ``a`` to ``b`` crosses in an inner point of both."""
        along_x, along_y = self._bx - self._ax, self._by - self._ay
        before = along_x * (a[1] - self._ay) - along_y * (a[0] - self._ax)
        behind = along_x * (b[1] - self._ay) - along_y * (b[0] - self._ax)
        dx, dy = b[0] - a[0], b[1] - a[1]
        start = dx * (self._ay - a[1]) - dy * (self._ax - a[0])
        end = dx * (self._by - a[1]) - dy * (self._bx - a[0])
        return self._of((before * behind < 0) & (start * end < 0))

    def _of(self, chosen: NDArray[np.bool_]) -> tuple[str, ...]:
        return tuple(self._ids[index] for index in np.flatnonzero(chosen))


def _inside(start: Array, end: Array, low: float, high: float) -> tuple[Array, Array]:
    """From which to which part of its length each line is between two limits."""
    along = end - start
    with np.errstate(divide="ignore", invalid="ignore"):
        first, second = (low - start) / along, (high - start) / along
    near, far = np.minimum(first, second), np.maximum(first, second)
    level = along == 0
    within = (low <= start) & (start <= high)
    near[level] = np.where(within[level], -np.inf, np.inf)
    far[level] = np.where(within[level], np.inf, -np.inf)
    return near, far
