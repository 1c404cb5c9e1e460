"""Geometry: what NumPy finds is what looking at each node and edge singly finds."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.canvas.camera import Camera, fitting
from simulator.canvas.geometry import (
    TOLERANCE,
    Geometry,
    clipped,
    distances_to_segments,
    nearest_segment,
    rim_zone,
    trimmed,
)
from simulator.drawing import edits
from simulator.drawing.drawing import Drawing
from simulator.drawing.records import NODE_RADIUS, Edge, Node

NUMBERS = st.floats(-1000.0, 1000.0).map(lambda number: round(number, 3))
POINTS = st.tuples(NUMBERS, NUMBERS)
SCALES = st.floats(0.05, 8.0)


def _distance(px: float, py: float, x1: float, y1: float, x2: float, y2: float) -> float:
    """Point to segment, by cases, as a school book does it."""
    length = math.hypot(x2 - x1, y2 - y1)
    if length < 1e-9:
        return math.hypot(px - x1, py - y1)
    along = ((px - x1) * (x2 - x1) + (py - y1) * (y2 - y1)) / length
    if along <= 0:
        return math.hypot(px - x1, py - y1)
    if along >= length:
        return math.hypot(px - x2, py - y2)
    return abs((x2 - x1) * (y1 - py) - (x1 - px) * (y2 - y1)) / length


@st.composite
def drawings(draw: st.DrawFn) -> Drawing:
    places = draw(st.lists(POINTS, min_size=1, max_size=12))
    nodes = [Node(id=f"n{i}", kind="neuron", x=x, y=y) for i, (x, y) in enumerate(places)]
    pairs = [(a, b) for a in range(len(nodes)) for b in range(a + 1, len(nodes))]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=15)) if pairs else []
    return Drawing(
        [*nodes, *(Edge(id=f"e{i}", source=f"n{a}", target=f"n{b}") for i, (a, b) in enumerate(chosen))]
    )


@given(POINTS, st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS), min_size=1, max_size=20))
def test_distances_are_those_of_the_school_book(
    point: tuple[float, float], segments: list[tuple[float, float, float, float]]
) -> None:
    found = distances_to_segments(np.array(segments), *point)
    expected = [_distance(*point, *segment) for segment in segments]
    assert found == pytest.approx(expected, abs=1e-6)
    row, distance = nearest_segment(np.array(segments), *point)
    assert distance == pytest.approx(min(expected), abs=1e-6)
    assert expected[row] == pytest.approx(min(expected), abs=1e-6)


@given(drawings(), POINTS, SCALES)
def test_what_is_under_a_point_is_what_a_search_finds(
    drawing: Drawing, point: tuple[float, float], scale: float
) -> None:
    inner, outer = rim_zone(scale)
    found, part = Geometry(drawing).at(*point, scale)
    reach = {id: math.dist(point, (node.x, node.y)) for id, node in drawing.nodes.items()}
    nearest = min(reach.values())
    if nearest <= outer:
        assert reach[str(found)] == pytest.approx(nearest)
        assert part == ("body" if nearest < inner else "rim")
        return
    ends = {id: (drawing.nodes[e.source], drawing.nodes[e.target]) for id, e in drawing.edges.items()}
    lines = {id: _distance(*point, a.x, a.y, b.x, b.y) for id, (a, b) in ends.items()}
    least = min(lines.values(), default=math.inf)
    if abs(least - TOLERANCE / scale) > 1e-6:
        assert part == ("edge" if least < TOLERANCE / scale else "paper")
    if part == "edge":
        assert lines[str(found)] == pytest.approx(least, abs=1e-6)


@given(drawings(), st.data())
def test_following_changes_is_as_good_as_reading_again(drawing: Drawing, data: st.DataObject) -> None:
    geometry = Geometry(drawing)
    drawing.changed.connect(geometry.follow)
    for _ in range(3):
        ids = sorted(drawing.nodes) + sorted(drawing.edges)
        chosen = data.draw(st.lists(st.sampled_from(ids), max_size=3)) if ids else []
        if data.draw(st.booleans()):
            drawing.apply(edits.move(drawing, chosen, 7.0, -3.0))
        elif data.draw(st.booleans()):
            drawing.apply(edits.remove(drawing, chosen))
        else:
            drawing.apply(edits.add_node(drawing, "neuron", 1.0, 2.0)[0])
    fresh = Geometry(drawing)
    assert (geometry.nodes, geometry.edges) == (fresh.nodes, fresh.edges)
    assert np.array_equal(geometry.segments(), fresh.segments())


def test_a_new_weight_is_no_reason_to_read_the_drawing_again() -> None:
    drawing = edits.from_layers([2, 2, 1])
    geometry = Geometry(drawing)
    drawing.changed.connect(geometry.follow)
    revision = geometry.revision
    drawing.apply(edits.set_fields(drawing, list(drawing.edges), weight=0.25))
    drawing.apply(edits.move(drawing, list(drawing.nodes), 5.0, 5.0))
    assert geometry.revision == revision


@given(SCALES)
def test_the_rim_is_at_least_six_pixels_thick_unless_the_node_is_tiny(scale: float) -> None:
    inner, outer = rim_zone(scale)
    assert 0 < inner < NODE_RADIUS < outer <= 2 * NODE_RADIUS
    if NODE_RADIUS * scale >= 8.0:
        assert (outer - inner) * scale >= 6.0 - 1e-9


@given(st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS), min_size=1), st.floats(0.0, 50.0))
def test_trimmed_segments_keep_their_line_and_lose_the_radius(
    segments: list[tuple[float, float, float, float]], radius: float
) -> None:
    before = np.array(segments)
    after = trimmed(before, radius)
    long = np.hypot(*(before[:, 2:] - before[:, :2]).T)
    short = np.hypot(*(after[:, 2:] - after[:, :2]).T)
    assert short == pytest.approx(np.maximum(long - 2 * radius, 0.0), abs=1e-6)
    assert (after[:, :2] + after[:, 2:]) / 2 == pytest.approx((before[:, :2] + before[:, 2:]) / 2, abs=1e-6)


@given(SCALES, POINTS, POINTS, SCALES)
def test_zooming_keeps_the_point_under_the_cursor(
    scale: float, offset: tuple[float, float], cursor: tuple[float, float], wanted: float
) -> None:
    camera = Camera(scale, *offset)
    held = camera.to_scene(*cursor)
    assert camera.scaled(wanted, *cursor).to_view(*held) == pytest.approx(cursor, abs=1e-6)


@given(POINTS, POINTS, st.floats(200, 2000), st.floats(200, 2000))
def test_what_fits_is_seen_whole(
    one: tuple[float, float], other: tuple[float, float], width: float, height: float
) -> None:
    bounds = (min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))
    left, top, right, bottom = fitting(bounds, width, height, 30.0).seen(width, height)
    slack = 1e-6
    assert left <= bounds[0] + slack
    assert top <= bounds[1] + slack
    assert right >= bounds[2] - slack
    assert bottom >= bounds[3] - slack


@given(st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS), min_size=1), POINTS, POINTS)
def test_clipped_segments_are_what_of_them_lies_in_the_box(
    segments: list[tuple[float, float, float, float]], one: tuple[float, float], other: tuple[float, float]
) -> None:
    box = (min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))
    before = np.array(segments)
    after = clipped(before, box)
    for row in range(len(before)):
        for share in np.linspace(0.0, 1.0, 23):
            x, y = before[row, :2] + share * (before[row, 2:] - before[row, :2])
            if box[0] < x < box[2] and box[1] < y < box[3]:
                assert _distance(x, y, *after[row]) < 1e-6
        length = np.hypot(*(after[row, 2:] - after[row, :2]))
        if length > 1e-6:
            assert (after[row, [0, 2]] >= box[0] - 1e-6).all()
            assert (after[row, [0, 2]] <= box[2] + 1e-6).all()


def test_bounds_of_an_edge_hold_both_its_ends() -> None:
    drawing = Drawing(
        [
            Node(id="n1", kind="input", x=0, y=0),
            Node(id="n2", kind="neuron", x=100, y=50),
            Node(id="n3", kind="neuron", x=900, y=900),
            Edge(id="e1", source="n1", target="n2"),
        ]
    )
    geometry = Geometry(drawing)
    assert geometry.bounds(["e1"]) == (-24.0, -24.0, 124.0, 74.0)
    assert geometry.bounds([]) is None
    assert Geometry(Drawing()).bounds() is None
