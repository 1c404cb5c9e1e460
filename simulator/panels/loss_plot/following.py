"""Following a curve that grows: the view changes seldom, because drawing an axis anew is what costs time."""

from __future__ import annotations

from collections.abc import Iterable

from simulator.numerics.array import Array

Span = tuple[float, float]

LEAST = 0.4
"""What the data must fill of the view, or the view shrinks."""


def span_of(arrays: Iterable[Array]) -> Span | None:
    """From the least to the largest value; None without any."""
    filled = [array for array in arrays if len(array)]
    if not filled:
        return None
    return min(float(array.min()) for array in filled), max(float(array.max()) for array in filled)


def grown(view: Span | None, data: Span, before: float, after: float) -> Span:
    """The view as it is where the data fits well; else the data, with shares of it as room on both sides."""
    size = data[1] - data[0]
    if view is not None and view[0] <= data[0] and data[1] <= view[1] and size >= LEAST * (view[1] - view[0]):
        return view
    room = size or abs(data[1]) or 1.0
    return data[0] - before * room, data[1] + after * room
