"""Room for new nodes: wherever they are wished for, they cover nothing."""

from __future__ import annotations

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.drawing.records import NODE_RADIUS, ROW, Node
from simulator.tools.ground import Ground
from simulator.tools.snapping import Place
from tests.tools.studio import Studio, all_apart, small_network

places = st.tuples(st.integers(-120, 120), st.integers(-120, 120))


def crowd(centers: list[tuple[int, int]]) -> list[Node]:
    return [Node(id=f"n{i}", kind="neuron", x=x, y=y) for i, (x, y) in enumerate(centers)]


@given(st.lists(places, max_size=12), places, st.integers(1, 4))
def test_a_column_finds_room_in_any_crowd(
    centers: list[tuple[int, int]], wish: tuple[int, int], count: int
) -> None:
    nodes = crowd(centers)
    column = Ground(nodes).room([(wish[0], wish[1] + row * ROW) for row in range(count)])
    assert all(hypot(n.x - x, n.y - y) >= 2 * NODE_RADIUS for n in nodes for x, y in column)
    assert [y - column[0][1] for _, y in column] == [row * ROW for row in range(count)]


def test_where_there_is_room_nothing_is_shifted() -> None:
    wish = Place(100.5, 7.25, ((0, 0, 1, 1),))
    assert Ground(crowd([(0, 0)])).roomy(wish) == wish


def test_a_wall_is_left_behind() -> None:
    wall = crowd([(x, y) for x in range(-800, 801, 40) for y in range(-800, 801, 40)])
    ((x, _),) = Ground(wall).room([(0.0, 0.0)])
    assert x >= 800 + 2 * NODE_RADIUS


def test_the_nearest_node_is_near() -> None:
    ground = Ground(crowd([(0, 0), (50, 0)]))
    assert ground.node_near((20, 0), 30) == "n0"
    assert ground.node_near((20, 0), 30, but="n0") == "n1"
    assert ground.node_near((20, 0), 5) is None
    assert Ground(()).node_near((0, 0), 1e9) is None


@pytest.mark.parametrize("tool", ["neuron", "input", "layer"])
@pytest.mark.parametrize("carried", [False, True])
@pytest.mark.parametrize("at", [(144, 108), (170, 72), (0, 144), (144, 250)])
def test_no_tool_covers_a_node(tool: str, carried: bool, at: tuple[float, float]) -> None:
    studio = Studio(*small_network(), tool=tool)
    if carried:
        studio.hand.begin(tool, studio.pointer("move", *at))
    else:
        studio.press(*at)
    shown = {(ghost.x, ghost.y) for ghost in studio.bench.overlay.ghosts}
    studio.release(*at)
    made = {(node.x, node.y) for node in list(studio.drawing.nodes.values())[6:]}
    assert made == shown
    assert made
    assert all_apart(studio)
