"""Select: what a click, a marquee and a drag do to the selection and to the drawing."""

from __future__ import annotations

import pytest

from simulator.workbench.overlay import NOTHING
from tests.tools.studio import Studio, small_network


@pytest.fixture
def studio() -> Studio:
    return Studio(*small_network())


def test_a_click_selects_one_and_a_click_on_paper_nothing(studio: Studio) -> None:
    studio.click(144, 72)
    assert studio.selected() == {"h1"}
    studio.click(288, 144)
    assert studio.selected() == {"y1"}
    studio.click(500, 500)
    assert studio.selected() == set()
    assert not studio.steps()


def test_shift_adds_and_takes_away(studio: Studio) -> None:
    studio.click(144, 72)
    studio.click(288, 144, shift=True)
    assert studio.selected() == {"h1", "y1"}
    studio.click(144, 72, shift=True)
    assert studio.selected() == {"y1"}
    studio.click(500, 500, shift=True)
    assert studio.selected() == {"y1"}


def test_ctrl_click_selects_the_layer(studio: Studio) -> None:
    studio.click(144, 144, ctrl=True)
    assert studio.selected() == {"h1", "h2", "h3"}
    studio.click(288, 144, ctrl=True)
    assert studio.selected() == {"y1"}


def test_an_edge_is_selected_by_a_click(studio: Studio) -> None:
    edge = studio.drawing.edges["e5"]
    a, b = studio.drawing.nodes[edge.source], studio.drawing.nodes[edge.target]
    studio.click((a.x + b.x) / 2, (a.y + b.y) / 2)
    assert studio.selected() == {"e5"}


def test_a_trembling_click_is_no_move(studio: Studio) -> None:
    studio.drag((144, 72), (146, 73))
    assert studio.selected() == {"h1"}
    assert not studio.steps()
    assert studio.node("h1").x == 144


def test_trembling_is_measured_in_pixels(studio: Studio) -> None:
    studio.drag((144, 72), (146, 73), scale=4.0)
    assert len(studio.steps()) <= 1
    studio.drag((288, 144), (300, 144), scale=0.1)
    assert studio.node("y1").x == 288


def test_the_marquee_lights_and_then_selects(studio: Studio) -> None:
    studio.press(100, 20)
    studio.move(170, 160)
    assert studio.bench.overlay.marquee == (100, 20, 170, 160)
    assert studio.bench.overlay.lit == {"n3", "n4"}
    assert studio.selected() == set()
    studio.release(170, 160)
    assert studio.selected() == {"h1", "h2"}
    assert studio.bench.overlay == NOTHING


def test_a_marquee_with_shift_adds(studio: Studio) -> None:
    studio.click(288, 144)
    studio.drag((100, 20), (170, 160), shift=True)
    assert studio.selected() == {"y1", "h1", "h2"}


def test_a_marquee_that_touches_no_node_selects_edges(studio: Studio) -> None:
    studio.drag((200, 80), (230, 140))
    assert studio.selected() == {"e5"}


def test_a_drag_moves_the_node_in_one_step(studio: Studio) -> None:
    studio.drag((288, 144), (300, 150), (350, 210), (389, 245))
    assert (studio.node("y1").x, studio.node("y1").y) == (384, 240)
    assert studio.steps() == ["Move y1"]
    studio.bench.history.undo()
    assert (studio.node("y1").x, studio.node("y1").y) == (288, 144)


def test_the_selection_moves_together(studio: Studio) -> None:
    studio.click(144, 144, ctrl=True)
    studio.drag((144, 144), (204, 444))
    assert [studio.node(h).x for h in ("h1", "h2", "h3")] == [204, 204, 204]
    assert [studio.node(h).y for h in ("h1", "h2", "h3")] == [372, 444, 516]
    assert studio.steps() == ["Move 3 nodes"]


def test_dragging_something_else_selects_it_alone(studio: Studio) -> None:
    studio.click(144, 144, ctrl=True)
    studio.drag((288, 144), (348, 444))
    assert studio.selected() == {"y1"}
    assert studio.node("h1").x == 144


def test_a_drag_back_to_the_start_is_no_step(studio: Studio) -> None:
    studio.drag((288, 144), (400, 300), (288, 144))
    assert not studio.steps()


def test_alignment_draws_in_and_shows_its_guide(studio: Studio) -> None:
    studio.press(288, 144)
    studio.move(380, 212)
    assert studio.node("y1").y == 216
    (guide,) = studio.bench.overlay.guides
    assert guide[1] == guide[3] == 216
    assert guide[0] < 144
    assert guide[2] > 380
    studio.release(380, 212)
    assert studio.bench.overlay == NOTHING


@pytest.mark.parametrize("by", ["ctrl", "option"])
def test_snapping_can_be_switched_off(studio: Studio, by: str) -> None:
    studio.look(snap=by != "option")
    studio.drag((288, 144), (377.5, 213.25), ctrl=by == "ctrl")
    assert (studio.node("y1").x, studio.node("y1").y) == (377.5, 213.25)


def test_alt_drag_leaves_a_copy(studio: Studio) -> None:
    studio.click(144, 144, ctrl=True)
    studio.click(288, 144, shift=True)
    before = dict(studio.drawing.nodes)
    studio.drag((144, 144), (144, 444), alt=True)
    assert studio.steps() == ["Duplicate"]
    assert all(studio.drawing.nodes[id] == node for id, node in before.items())
    assert len(studio.drawing.nodes) == len(before) + 4
    assert len(studio.drawing.edges) == 6
    assert studio.bench.selection.ids[0] not in before
    assert {studio.drawing.nodes[id].y for id in studio.bench.selection.nodes} == {372, 444, 516}


def test_a_double_click_asks_for_the_editor(studio: Studio) -> None:
    asked: list[str] = []
    studio.bench.edit_requested.connect(asked.append)
    studio.click(144, 72)
    studio.hand.feed(studio.pointer("double", 144, 72))
    studio.release(144, 72)
    assert asked == ["n3"]
    assert studio.is_at_rest()
    studio.hand.feed(studio.pointer("double", 900, 900))
    studio.release(900, 900)
    assert asked == ["n3"]


def test_other_buttons_begin_nothing(studio: Studio) -> None:
    studio.press(144, 72, button="right")
    studio.press(144, 72, button="middle")
    assert not studio.hand.busy


def test_the_right_button_cancels_a_drag(studio: Studio) -> None:
    before = studio.state()
    studio.press(288, 144)
    studio.move(400, 300)
    studio.press(400, 300, button="right")
    assert studio.state() == before


def test_at_the_end_of_the_paper_the_selection_keeps_its_shape(studio: Studio) -> None:
    studio.click(144, 144, ctrl=True)
    studio.drag((144, 216), (144, 5e6))
    first, second, third = (studio.node(h).y for h in ("h1", "h2", "h3"))
    assert 1e6 - 12 < third <= 1e6
    assert (second - first, third - second) == (72, 72)
