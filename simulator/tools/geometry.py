"""Plane geometry of the hand: rectangles, disks and distances."""

from __future__ import annotations

from math import hypot

from simulator.workbench.overlay import Segment

Point = tuple[float, float]


def rectangle(a: Point, b: Point) -> Segment:
    """Left, top, right, bottom of the rectangle between two corners."""
    return min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])


def circle_meets(box: Segment, center: Point, radius: float) -> bool:
    """Whether a disk and a rectangle have a point in common."""
    x = min(max(center[0], box[0]), box[2])
    y = min(max(center[1], box[1]), box[3])
    return hypot(center[0] - x, center[1] - y) <= radius


def between(a: Point, b: Point, from_a: float, from_b: float) -> Segment:
    """The stretch from ``a`` to ``b`` that begins and ends at these distances from them."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = hypot(dx, dy)
    if length <= from_a + from_b:
        return (*b, *b)
    start, end = from_a / length, 1 - from_b / length
    return a[0] + start * dx, a[1] + start * dy, a[0] + end * dx, a[1] + end * dy


def distance_to_segment(point: Point, a: Point, b: Point) -> float:
    """From a point to the nearest point between ``a`` and ``b``."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    along = ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / length if length else 0.0
    along = min(max(along, 0.0), 1.0)
    return hypot(point[0] - a[0] - along * dx, point[1] - a[1] - along * dy)
