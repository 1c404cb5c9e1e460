"""Neuron, input and layer: what the hand puts on the paper."""

from __future__ import annotations

import pytest

from simulator.drawing.records import ROW
from simulator.tools.gesture import Pointer
from simulator.workbench.overlay import Ghost
from tests.tools.studio import Studio, small_network


@pytest.mark.parametrize(("tool", "label"), [("neuron", "h1"), ("input", "x1")])
def test_a_click_places_on_the_grid_and_selects(tool: str, label: str) -> None:
    studio = Studio(tool=tool)
    studio.click(31, 50)
    assert (studio.node(label).x, studio.node(label).y, studio.node(label).kind) == (36, 48, tool)
    assert studio.selected() == {label}
    assert studio.steps() == [f"Add {tool} {label}"]


def test_a_ghost_follows_the_press() -> None:
    studio = Studio(tool="neuron")
    studio.press(31, 50)
    assert studio.bench.overlay.ghosts == (Ghost(36, 48),)
    studio.move(101, 50)
    assert studio.bench.overlay.ghosts == (Ghost(96, 48),)
    assert not studio.drawing.nodes
    studio.release(101, 50)
    assert studio.node("h1").x == 96


def test_alt_places_off_the_grid() -> None:
    studio = Studio(tool="neuron")
    studio.click(31, 50, alt=True)
    assert (studio.node("h1").x, studio.node("h1").y) == (31, 50)


def test_ctrl_connects_from_the_selection() -> None:
    studio = Studio(*small_network(), tool="neuron")
    studio.bench.selection.set(["n4", "n5"])
    studio.press(432, 300, ctrl=True)
    assert len(studio.bench.overlay.rubber) == 2
    studio.release(432, 300, ctrl=True)
    assert {("h2", "h4"), ("h3", "h4")} <= studio.ends()
    assert len(studio.steps()) == 1


def test_ctrl_connects_a_new_input_to_the_selection() -> None:
    studio = Studio(*small_network(), tool="input")
    studio.bench.selection.set(["n1", "n4"])
    studio.click(0, 400, ctrl=True)
    assert ("x3", "h2") in studio.ends()
    assert ("x3", "x1") not in studio.ends()


def test_nothing_is_placed_on_a_node() -> None:
    studio = Studio(*small_network(), tool="neuron")
    studio.press(150, 72)
    assert "h1 stands here" in str(studio.bench.overlay.sentence)
    studio.release(150, 72)
    assert not studio.steps()
    assert studio.selected() == {"h1"}


def test_a_palette_drag_follows_from_far_away() -> None:
    studio = Studio()
    studio.hand.begin("neuron", Pointer("press", -900, -20))
    assert studio.bench.overlay.ghosts == (Ghost(-900, -24),)
    studio.move(120, 60)
    studio.release(120, 60)
    assert (studio.node("h1").x, studio.node("h1").y) == (120, 60)
    assert studio.bench.tool == "select"
    assert studio.is_at_rest()


def test_a_layer_grows_with_the_drag() -> None:
    studio = Studio(tool="layer")
    studio.press(100, 100)
    studio.move(100, 104)
    assert str(studio.bench.overlay.sentence) == "1 neuron"
    studio.move(100, 100 + 2 * ROW)
    assert str(studio.bench.overlay.sentence) == "3 neurons"
    assert len(studio.bench.overlay.ghosts) == 3
    studio.release(100, 100 + 2 * ROW)
    assert [studio.node(h).x for h in ("h1", "h2", "h3")] == [96, 96, 96]
    assert [studio.node(h).y for h in ("h1", "h2", "h3")] == [96, 96 + ROW, 96 + 2 * ROW]
    assert len(studio.drawing.groups) == 1
    assert {node.group for node in studio.drawing.nodes.values()} == set(studio.drawing.groups)
    assert studio.selected() == {"h1", "h2", "h3"}
    assert studio.steps() == ["Add a layer of 3"]


def test_a_layer_pulled_upward_stands_above() -> None:
    studio = Studio(tool="layer")
    studio.drag((96, 96), (96, 96 - ROW))
    assert [studio.node(h).y for h in ("h1", "h2")] == [96 - ROW, 96]


def test_digits_and_the_wheel_say_how_many() -> None:
    studio = Studio(tool="layer")
    studio.press(96, 96)
    studio.move(96, 200)
    studio.type("12", 96, 200)
    assert len(studio.bench.overlay.ghosts) == 12
    studio.wheel(-2, 96, 200)
    assert len(studio.bench.overlay.ghosts) == 10
    studio.type("\b", 96, 200)
    assert len(studio.bench.overlay.ghosts) == 1
    studio.type("x5", 96, 200)
    assert len(studio.bench.overlay.ghosts) == 15
    studio.move(96, 2000)
    assert len(studio.bench.overlay.ghosts) == 15
    studio.release(96, 2000)
    assert len(studio.drawing.nodes) == 15


def test_a_digit_after_the_wheel_begins_another_number() -> None:
    studio = Studio(tool="layer")
    studio.press(96, 96)
    studio.wheel(3, 96, 96)
    assert len(studio.bench.overlay.ghosts) == 6
    studio.type("1", 96, 96)
    assert len(studio.bench.overlay.ghosts) == 1
    studio.type("2", 96, 96)
    assert len(studio.bench.overlay.ghosts) == 12


def test_what_is_shown_is_what_is_made() -> None:
    studio = Studio(tool="layer")
    studio.press(96, 96)
    studio.type("3", 96, 96)
    studio.move(96, 400)
    shown = {(ghost.x, ghost.y) for ghost in studio.bench.overlay.ghosts}
    studio.release(96, 400)
    assert {(node.x, node.y) for node in studio.drawing.nodes.values()} == shown


@pytest.mark.parametrize(("shift", "edges"), [(False, 5 + 4), (True, 5)])
def test_a_layer_is_connected_from_the_selection(shift: bool, edges: int) -> None:
    studio = Studio(*small_network(), tool="layer")
    studio.bench.selection.set(["n4", "n5"])
    studio.drag((432, 96), (432, 96 + ROW), shift=shift)
    assert len(studio.drawing.edges) == edges
    assert len(studio.steps()) == 1


def test_layers_in_a_row_make_a_network() -> None:
    studio = Studio(tool="layer")
    studio.drag((0, 0), (0, ROW))
    studio.drag((144, 0), (144, 2 * ROW))
    studio.drag((288, 0), (294, 2))
    assert len(studio.drawing.edges) == 2 * 3 + 3
    assert len(studio.steps()) == 3


def test_a_layer_from_the_palette_hangs_around_the_hand() -> None:
    studio = Studio()
    studio.hand.begin("layer", Pointer("press", -500, 0))
    studio.move(120, 120)
    studio.wheel(1, 120, 120)
    assert len(studio.bench.overlay.ghosts) == 4
    studio.release(120, 120)
    assert sorted(node.y for node in studio.drawing.nodes.values())[0] < 120
    assert sorted(node.y for node in studio.drawing.nodes.values())[-1] > 120


def test_a_click_gives_the_layer_that_the_palette_gives() -> None:
    clicked, carried = Studio(tool="layer"), Studio()
    clicked.move(120, 120)
    shown = {(ghost.x, ghost.y) for ghost in clicked.bench.overlay.ghosts}
    clicked.click(120, 120)
    carried.hand.begin("layer", Pointer("press", -500, 0))
    carried.move(120, 120)
    carried.release(120, 120)
    places = [(node.x, node.y) for node in clicked.drawing.nodes.values()]
    assert len(places) == 3
    assert places == [(node.x, node.y) for node in carried.drawing.nodes.values()]
    assert set(places) == shown


def test_a_digit_within_a_click_says_how_many() -> None:
    studio = Studio(tool="layer")
    studio.press(96, 96)
    studio.type("5", 96, 96)
    studio.release(96, 96)
    assert len(studio.drawing.nodes) == 5


def test_a_drawing_cannot_grow_beyond_what_a_file_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simulator.drawing.limits.NODES", 6)
    studio = Studio(*small_network(), tool="neuron")
    studio.click(600, 600)
    assert len(studio.drawing.nodes) == 6
    assert "6" in str(studio.bench.hint)
    assert studio.is_at_rest()


def test_a_ghost_shows_where_a_click_would_place() -> None:
    studio = Studio(*small_network(), tool="neuron")
    studio.move(432, 290, button="none")
    assert studio.bench.overlay.ghosts == (Ghost(432, 288),)
    studio.move(150, 72, button="none")
    assert studio.is_at_rest()
    studio.move(432, 290, button="none")
    studio.hand.leave()
    assert studio.is_at_rest()
