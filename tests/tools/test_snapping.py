"""Snapping and plane geometry: to the grid, to neighbors, never off the paper."""

from __future__ import annotations

from math import copysign

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.drawing.records import GRID, Node
from simulator.tools.geometry import between, circle_meets, distance_to_segment, rectangle
from simulator.tools.snapping import REACH, Snapper, on_grid

COORDINATES = st.floats(-1e5, 1e5)


@given(COORDINATES, COORDINATES)
def test_an_empty_paper_snaps_to_the_grid(x: float, y: float) -> None:
    place = Snapper(()).place(x, y, 1.0, on=True)
    assert abs(place.x - x) <= GRID / 2 + 1e-9
    assert place.x == on_grid(place.x)
    assert place.y == on_grid(place.y)
    assert not place.guides


@given(COORDINATES, COORDINATES, st.floats(0.05, 20))
def test_a_neighbor_draws_in_within_its_reach_of_pixels(x: float, y: float, scale: float) -> None:
    node = Node(id="n1", kind="neuron", x=7.25, y=-3.5)
    place = Snapper([node]).place(x, y, scale, on=True)
    assert (place.x == 7.25) == (abs(x - 7.25) <= REACH / scale)
    assert (place.y == -3.5) == (abs(y + 3.5) <= REACH / scale)
    assert len(place.guides) == (place.x == 7.25) + (place.y == -3.5)


def test_the_nearer_of_two_neighbors_wins() -> None:
    nodes = [Node(id="n1", kind="neuron", x=100, y=0), Node(id="n2", kind="neuron", x=106, y=50)]
    assert Snapper(nodes).place(104, 300, 1.0, on=True).x == 106
    assert Snapper(nodes).place(102, 300, 1.0, on=True).x == 100


@pytest.mark.parametrize("on", [True, False])
def test_nothing_leaves_the_paper(on: bool) -> None:
    place = Snapper(()).place(1e12, -1e12, 1.0, on)
    assert abs(place.x) <= 1e6
    assert abs(place.y) <= 1e6


def test_zero_has_no_sign() -> None:
    assert copysign(1.0, on_grid(-1.0)) == 1.0


def test_a_rectangle_meets_disks() -> None:
    box = rectangle((10, 10), (0, 0))
    assert box == (0, 0, 10, 10)
    assert circle_meets(box, (15, 5), 5)
    assert not circle_meets(box, (15, 15), 5)


def test_distances() -> None:
    assert distance_to_segment((5, 5), (0, 0), (10, 0)) == 5
    assert distance_to_segment((13, 4), (0, 0), (10, 0)) == 5
    assert distance_to_segment((3, 4), (0, 0), (0, 0)) == 5


def test_a_rubber_edge_runs_from_rim_to_rim() -> None:
    assert between((0, 0), (100, 0), 24, 24) == (24, 0, 76, 0)
    assert between((0, 0), (0, 50), 24, 0) == (0, 24, 0, 50)
    assert between((0, 0), (30, 0), 24, 24) == (30, 0, 30, 0)
