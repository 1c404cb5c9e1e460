"""Plane geometry of the hand: distances, and what a rectangle or a stroke touches."""

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


def segment_meets(box: Segment, a: Point, b: Point) -> bool:
    """Whether a line segment and a rectangle have a point in common (Liang and Barsky's clipping)."""
    enter, leave = 0.0, 1.0
    for start, end, low, high in ((a[0], b[0], box[0], box[2]), (a[1], b[1], box[1], box[3])):
        along = end - start
        if along == 0:
            if not low <= start <= high:
                return False
            continue
        near, far = sorted(((low - start) / along, (high - start) / along))
        enter, leave = max(enter, near), min(leave, far)
    return enter <= leave


def distance_to_segment(point: Point, a: Point, b: Point) -> float:
    """From a point to the nearest point between ``a`` and ``b``."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    along = ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / length if length else 0.0
    along = min(max(along, 0.0), 1.0)
    return hypot(point[0] - a[0] - along * dx, point[1] - a[1] - along * dy)


def segments_cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether the segments a-b and c-d cross in a single inner point."""
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _side(a: Point, b: Point, point: Point) -> float:
    return (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0])
