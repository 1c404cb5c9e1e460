"""Layout: ranks from left to right, nothing on top of another, the middle where it was."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.drawing import edits
from simulator.drawing.copies import bounds
from simulator.drawing.drawing import Drawing
from simulator.drawing.layout import align, auto_layout, distribute
from simulator.drawing.records import NODE_RADIUS, Edge, Node
from tests.properties.editing import VERBS


def scribble(seed: int, steps: int = 25) -> Drawing:
    rng, drawing = Random(seed), Drawing()
    for _ in range(steps):
        drawing.apply(rng.choice(VERBS)(rng, drawing))
    return drawing


def near(a: float, b: float) -> bool:
    return abs(a - b) <= 1e-6 * max(1.0, abs(a), abs(b))


@given(seed=st.integers(0, 10**6))
def test_edges_lead_to_the_right_and_nothing_overlaps(seed: int) -> None:
    drawing = scribble(seed)
    places = auto_layout(drawing)
    assert set(places) == set(drawing.nodes)
    for edge in drawing.edges.values():
        assert places[edge.source][0] < places[edge.target][0]
    assert _closest(list(places.values())) > 2 * NODE_RADIUS


def _closest(places: list[tuple[float, float]]) -> float:
    ways = [max(abs(a[0] - b[0]), abs(a[1] - b[1])) for i, a in enumerate(places) for b in places[:i]]
    return min(ways, default=float("inf"))


@given(seed=st.integers(0, 10**6))
def test_the_middle_stays(seed: int) -> None:
    drawing = scribble(seed)
    if drawing.nodes:
        left, top, right, bottom = bounds(list(drawing.nodes.values()))
        xs, ys = zip(*auto_layout(drawing).values(), strict=True)
        assert near(left + right, min(xs) + max(xs))
        assert near(top + bottom, min(ys) + max(ys))


def test_a_layered_drawing_stays_as_it_was_made() -> None:
    drawing = edits.from_layers([3, 4, 2])
    assert auto_layout(drawing) == {id: (node.x, node.y) for id, node in drawing.nodes.items()}


def test_laying_out_twice_changes_nothing() -> None:
    drawing = scribble(7, 40)
    drawing.apply(edits.place(drawing, auto_layout(drawing)))
    again = edits.place(drawing, auto_layout(drawing))
    assert all(near(a.x, b.x) for a, b in again.pairs.values() if isinstance(a, Node) and isinstance(b, Node))


def test_crossed_chains_are_uncrossed() -> None:
    nodes = [Node(id=f"n{i}", kind="neuron", x=i // 3 * 200.0, y=i % 3 * 100.0) for i in range(6)]
    edges = [Edge(id=f"e{i}", source=f"n{i}", target=f"n{5 - i}") for i in range(3)]
    places = auto_layout(Drawing([*nodes, *edges]))
    assert all(places[edge.source][1] == places[edge.target][1] for edge in edges)


def test_only_what_is_asked_for_moves() -> None:
    drawing = edits.from_layers([2, 3, 1])
    assert set(auto_layout(drawing, ["n1", "n3", "nobody"])) == {"n1", "n3"}
    assert auto_layout(drawing, []) == {}
    assert auto_layout(Drawing()) == {}


def test_inputs_stand_on_the_left_and_a_feeding_neuron_before_its_target() -> None:
    drawing = edits.from_layers([1, 1, 1, 1])
    change, lone = edits.add_node(drawing, "neuron", 0.0, 0.0)
    drawing.apply(change)
    drawing.apply(edits.connect(drawing, lone, "n4"))
    places = auto_layout(drawing)
    assert places[lone][0] == places["n3"][0]


def test_a_cyclic_drawing_is_laid_out_somehow() -> None:
    nodes = [Node(id=f"n{i}", kind="neuron", x=0.0, y=0.0) for i in range(50)]
    edges = [Edge(id=f"e{i}", source=f"n{i}", target=f"n{(i + 1) % 50}") for i in range(50)]
    assert _closest(list(auto_layout(Drawing([*nodes, *edges])).values())) > 2 * NODE_RADIUS


@pytest.mark.parametrize(
    ("side", "expected"),
    [
        ("left", [(0, 0), (0, 10), (0, 40)]),
        ("center", [(15, 0), (15, 10), (15, 40)]),
        ("right", [(30, 0), (30, 10), (30, 40)]),
        ("top", [(0, 0), (10, 0), (30, 0)]),
        ("middle", [(0, 20), (10, 20), (30, 20)]),
        ("bottom", [(0, 40), (10, 40), (30, 40)]),
    ],
)
def test_align(side: str, expected: list[tuple[float, float]]) -> None:
    assert list(align(_three(), ["n1", "n2", "n3"], side).values()) == expected  # type: ignore[arg-type]


def test_distribute() -> None:
    assert distribute(_three(), ["n3", "n1", "n2"], "horizontal") == {
        "n1": (0, 0),
        "n2": (15, 10),
        "n3": (30, 40),
    }
    assert distribute(_three(), ["n3", "n1", "n2"], "vertical")["n2"] == (10, 20)
    assert distribute(_three(), ["n1", "n2"], "vertical") == {}
    assert align(_three(), ["nobody"], "left") == {}


def _three() -> Drawing:
    spots = ((0.0, 0.0), (10.0, 10.0), (30.0, 40.0))
    return Drawing(Node(id=f"n{i + 1}", kind="neuron", x=x, y=y) for i, (x, y) in enumerate(spots))
