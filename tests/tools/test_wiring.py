"""Edges by hand: from a rim, with the connect tool, onto paper, and what is refused."""

from __future__ import annotations

import pytest

from simulator.workbench.overlay import Ghost
from tests.tools.studio import Studio, all_apart, small_network


@pytest.fixture
def studio() -> Studio:
    return Studio(*small_network())


def test_a_drag_from_a_rim_connects(studio: Studio) -> None:
    studio.press(164, 144)
    studio.move(200, 144)
    assert studio.bench.overlay.rubber
    studio.move(288, 144)
    assert studio.bench.overlay.lit == {"n4", "n6"}
    assert not studio.bench.overlay.refused
    studio.release(288, 144)
    assert ("h2", "y1") in studio.ends()
    assert studio.steps() == ["Connect h2 with y1"]


def test_a_cycle_is_refused_with_names_and_lights(studio: Studio) -> None:
    studio.press(308, 144)
    studio.move(330, 144)
    studio.move(0, 96)
    studio.move(144, 72)
    overlay = studio.bench.overlay
    assert overlay.refused
    assert "y1" in str(overlay.sentence)
    assert "h1" in str(overlay.sentence)
    assert overlay.lit == {"n3", "n6", "e5"}
    assert overlay.at == (144, 72)
    studio.release(144, 72)
    assert not studio.steps()
    assert studio.is_at_rest()


@pytest.mark.parametrize(
    ("way", "word"),
    [
        ([(250, 250), (144, 144)], "itself"),
        ([(250, 250), (0, 96)], "input"),
    ],
)
def test_refusals_say_why(studio: Studio, way: list[tuple[float, float]], word: str) -> None:
    studio.press(164, 144)
    for place in way:
        studio.move(*place)
    assert studio.bench.overlay.refused
    assert word in str(studio.bench.overlay.sentence)
    studio.release(*way[-1])
    assert not studio.steps()


def test_a_doubled_edge_is_refused(studio: Studio) -> None:
    studio.press(164, 72)
    studio.move(288, 144)
    assert "already" in str(studio.bench.overlay.sentence)
    studio.release(288, 144)
    assert len(studio.drawing.edges) == 5


def test_release_on_paper_makes_neuron_and_edge_in_one_step(studio: Studio) -> None:
    studio.press(308, 144)
    studio.move(420, 149)
    assert studio.bench.overlay.ghosts == (Ghost(420, 144),)
    studio.release(420, 149)
    assert len(studio.steps()) == 1
    assert ("y1", "h4") in studio.ends()
    assert (studio.node("h4").x, studio.node("h4").y) == (420, 144)
    assert studio.selected() == {"h4"}
    studio.bench.history.undo()
    assert len(studio.drawing.nodes) == 6


def test_a_release_beside_the_source_makes_nothing(studio: Studio) -> None:
    studio.drag((308, 144), (316, 144))
    assert not studio.steps()


@pytest.mark.parametrize("away", [26.0, 40.0])
def test_an_edge_let_go_near_a_node_is_that_nodes(studio: Studio, away: float) -> None:
    studio.press(164, 144)
    studio.move(200, 144)
    studio.move(288, 144 + away)
    assert studio.bench.overlay.lit == {"n4", "n6"}
    assert not studio.bench.overlay.ghosts
    studio.release(288, 144 + away)
    assert ("h2", "y1") in studio.ends()
    assert len(studio.drawing.nodes) == 6


def test_a_new_neuron_at_the_end_of_an_edge_covers_no_other(studio: Studio) -> None:
    studio.press(164, 144)
    studio.move(200, 144)
    studio.move(288, 144 + 42)
    (ghost,) = studio.bench.overlay.ghosts
    studio.release(288, 144 + 42)
    new = studio.node("h4")
    assert (new.x, new.y) == (ghost.x, ghost.y)
    assert all_apart(studio)


def test_a_click_on_a_rim_selects(studio: Studio) -> None:
    studio.click(164, 144)
    assert studio.selected() == {"h2"}


def test_the_connect_tool_drags(studio: Studio) -> None:
    studio.bench.take("connect")
    studio.drag((144, 144), (200, 144), (288, 144))
    assert ("h2", "y1") in studio.ends()


def test_the_connect_tool_clicks_and_clicks(studio: Studio) -> None:
    studio.bench.take("connect")
    studio.click(144, 144)
    assert studio.hand.busy
    studio.move(200, 144, button="none")
    assert studio.bench.overlay.rubber
    studio.click(288, 144)
    assert ("h2", "y1") in studio.ends()
    assert studio.is_at_rest()


def test_a_second_click_on_the_source_lets_go(studio: Studio) -> None:
    studio.bench.take("connect")
    studio.click(144, 144)
    studio.click(144, 144)
    assert studio.is_at_rest()
    assert not studio.steps()


def test_shift_connects_layers(studio: Studio) -> None:
    studio.bench.take("connect")
    studio.drag((0, 96), (50, 96), (144, 144), shift=True)
    assert {("x1", "h1"), ("x1", "h2"), ("x1", "h3")} <= studio.ends()
    assert studio.steps() == ["Connect x1 with h3"]
    studio.drag((144, 144), (200, 144), (288, 144), shift=True)
    assert {("h1", "y1"), ("h2", "y1"), ("h3", "y1")} <= studio.ends()
    assert studio.steps()[-1] == "Connect by 2 edges"


def test_shift_connects_the_selection(studio: Studio) -> None:
    studio.bench.take("connect")
    studio.bench.selection.set(["n1", "n2"])
    studio.drag((0, 96), (50, 96), (144, 144), shift=True)
    assert len(studio.drawing.edges) == 5 + 2
    assert len(studio.steps()) == 1


def test_a_press_on_paper_says_where_an_edge_begins(studio: Studio) -> None:
    studio.bench.take("connect")
    studio.press(600, 600)
    assert "begins at a node" in str(studio.bench.overlay.sentence)
    studio.release(600, 600)
    assert studio.is_at_rest()


def test_the_refusal_is_asked_once_per_target(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        "simulator.tools.wiring.why_not_connect", lambda _drawing, _source, target: asked.append(target)
    )
    studio.press(164, 144)
    for x in range(278, 298):
        studio.move(x, 144)
    assert asked == ["n6"]
