"""Edges as lines: the arrays answer what exact arithmetic answers, one edge at a time."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from simulator.drawing.drawing import Drawing
from simulator.drawing.records import Edge, Node
from simulator.tools.geometry import Point
from simulator.tools.lines import Lines

POINTS = st.tuples(st.integers(-9, 9), st.integers(-9, 9))
SEGMENTS = st.lists(st.tuples(POINTS, POINTS), max_size=6)


def _drawing(segments: list[tuple[Point, Point]]) -> Drawing:
    records: list[Node | Edge] = []
    for number, (a, b) in enumerate(segments):
        records.append(Node(id=f"a{number}", kind="neuron", x=a[0], y=a[1]))
        records.append(Node(id=f"b{number}", kind="neuron", x=b[0], y=b[1]))
        records.append(Edge(id=f"e{number}", source=f"a{number}", target=f"b{number}"))
    return Drawing(records)


def _side(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _meets(box: tuple[int, int, int, int], a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Clip the segment against the four sides in fractions."""
    enter, leave = Fraction(0), Fraction(1)
    for start, end, low, high in ((a[0], b[0], box[0], box[2]), (a[1], b[1], box[1], box[3])):
        if start == end:
            if not low <= start <= high:
                return False
            continue
        ends = sorted((Fraction(low - start, end - start), Fraction(high - start, end - start)))
        enter, leave = max(enter, ends[0]), min(leave, ends[1])
    return enter <= leave


@given(SEGMENTS, POINTS, POINTS)
def test_a_stroke_crosses_what_arithmetic_says(
    segments: list[tuple[Point, Point]], a: Point, b: Point
) -> None:
    expected = tuple(f"e{n}" for n, (c, d) in enumerate(segments) if _cross(a, b, c, d))
    assert Lines(_drawing(segments)).crossing(a, b) == expected


@given(st.lists(st.tuples(POINTS, POINTS), max_size=6), POINTS, st.integers(0, 4), st.integers(0, 4))
def test_a_rectangle_meets_what_arithmetic_says(
    segments: list[tuple[tuple[int, int], tuple[int, int]]], corner: tuple[int, int], across: int, down: int
) -> None:
    # Powers of two, so that no quotient of floats is rounded onto a corner that it misses.
    segments = [
        ((0, 0), (8, 4 * (b[1] % 3))) if a == b else (a, (a[0] + 8, a[1] + b[1] % 5)) for a, b in segments
    ]
    box = (*corner, corner[0] + across, corner[1] + down)
    found = Lines(_drawing(segments)).in_rectangle(box)
    assert found == tuple(f"e{n}" for n, (c, d) in enumerate(segments) if _meets(box, c, d))


def test_a_drawing_without_edges_has_no_lines() -> None:
    lines = Lines(_drawing([]))
    assert lines.in_rectangle((0, 0, 9, 9)) == lines.crossing((0, 0), (9, 9)) == ()
