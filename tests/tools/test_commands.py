"""Commands: rows that are complete, and what each of them does to a drawing."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any, cast

import pytest

from simulator.drawing import edits
from simulator.drawing.drawing import Drawing
from simulator.language import use_translator
from simulator.tools.commands import COMMANDS, command
from simulator.training.frame import State
from simulator.workbench.workbench import Workbench
from tests.tools.studio import Studio, all_apart, small_network


@pytest.fixture
def studio() -> Studio:
    return Studio(*small_network())


def _run(studio: Studio, *keys: str) -> None:
    for key in keys:
        assert command(key).enabled(studio.bench), key
        command(key).run(studio.bench)


def test_keys_are_unique() -> None:
    assert len({row.key for row in COMMANDS}) == len(COMMANDS)


def test_no_shortcut_is_used_twice() -> None:
    used = [shortcut for row in COMMANDS for shortcut in row.shortcuts]
    assert len(set(used)) == len(used)


def test_the_keys_of_the_window_stay_free() -> None:
    window = {
        "Ctrl+0",
        "Ctrl+1",
        "F",
        "Ctrl+S",
        "Ctrl+Shift+S",
        "Ctrl+O",
        "Ctrl+N",
        "Ctrl+E",
        "F1",
        "?",
        "Ctrl+K",
    }
    window |= {"Escape", "Ctrl+Q", "Ctrl+W", "Ctrl+P", "Ctrl++", "Ctrl+-", "Alt+Shift+F", "F11"}
    assert not window.intersection(shortcut for row in COMMANDS for shortcut in row.shortcuts)


def test_every_single_letter_has_a_twin() -> None:
    for row in COMMANDS:
        letters = [key for key in row.shortcuts if len(key) == 1 and key.isalpha()]
        assert not letters or any(len(key) > 1 for key in row.shortcuts), row.key


def test_commands_of_a_group_stand_together() -> None:
    order = [(row.menu, row.group) for row in COMMANDS]
    runs = [pair for i, pair in enumerate(order) if i == 0 or order[i - 1] != pair]
    assert len(set(runs)) == len(runs)


def test_every_label_goes_through_translation(studio: Studio) -> None:
    gaps = re.compile(r"(\{\w+\})")
    use_translator(lambda _, text: "".join(p if gaps.match(p) else p.upper() for p in gaps.split(text)))
    for row in COMMANDS:
        assert str(row.label).isupper(), row.key
        assert str(row.title(studio.bench))


@pytest.mark.parametrize("row", COMMANDS, ids=lambda row: row.key)
def test_every_command_runs_on_anything_and_is_undone(row: object) -> None:
    for records, selected in (
        ((), ()),
        (small_network(), ()),
        (small_network(), ("n3",)),
        (small_network(), ("e1", "e5")),
        (small_network(), tuple(record.id for record in small_network())),
    ):
        studio = Studio(*records)
        studio.bench.selection.set(selected)
        before = dict(studio.drawing.records)
        row.title(studio.bench)  # type: ignore[attr-defined]
        row.checked(studio.bench)  # type: ignore[attr-defined]
        row.run(studio.bench)  # type: ignore[attr-defined]
        assert len(studio.steps()) <= 1
        assert bool(studio.steps()) == (dict(studio.drawing.records) != before)
        studio.bench.history.undo()
        assert dict(studio.drawing.records) == before


@pytest.mark.parametrize("row", COMMANDS, ids=lambda row: row.key)
def test_no_command_breaks_a_drag(row: object) -> None:
    studio = Studio(*small_network())
    studio.press(288, 144)
    studio.move(400, 300)
    row.run(studio.bench)  # type: ignore[attr-defined]
    studio.hand.cancel()
    assert studio.node("y1").x == 288


def test_undo_names_the_action(studio: Studio) -> None:
    assert not command("edit.undo").enabled(studio.bench)
    assert str(command("edit.undo").title(studio.bench)) == "Undo"
    studio.drag((288, 144), (300, 150), (390, 240))
    assert str(command("edit.undo").title(studio.bench)) == "Undo: Move y1"
    _run(studio, "edit.undo")
    assert str(command("edit.redo").title(studio.bench)) == "Redo: Move y1"


def test_copy_and_paste_beside(studio: Studio) -> None:
    studio.bench.selection.set(["n3", "n6"])
    _run(studio, "edit.copy", "edit.paste")
    assert len(studio.drawing.nodes) == 8
    assert len(studio.drawing.edges) == 6
    pasted = [studio.drawing.nodes[id] for id in studio.bench.selection.nodes]
    assert {(node.x, node.y) for node in pasted} == {(144 + 48, 72 + 24), (288 + 48, 144 + 24)}
    _run(studio, "edit.paste")
    assert {studio.drawing.nodes[id].x for id in studio.bench.selection.nodes} == {144 + 96, 288 + 96}


def test_paste_follows_a_hand_that_has_moved(studio: Studio) -> None:
    studio.bench.pointer = (10, 10)
    studio.bench.selection.set(["n3"])
    _run(studio, "edit.copy")
    studio.bench.pointer = (601, 599)
    _run(studio, "edit.paste")
    (pasted,) = studio.bench.selection.nodes
    assert (studio.drawing.nodes[pasted].x, studio.drawing.nodes[pasted].y) == (600, 600)


def test_cut_takes_away_and_undo_brings_back(studio: Studio) -> None:
    studio.bench.selection.set(["n3"])
    _run(studio, "edit.cut")
    assert "n3" not in studio.drawing.nodes
    assert studio.steps() == ["Delete h1"]
    _run(studio, "edit.paste")
    assert len(studio.drawing.nodes) == 6


def test_pasting_what_is_no_drawing_says_so(studio: Studio) -> None:
    studio.bench.clipboard = "a letter to a friend"
    before = studio.bench.hint
    _run(studio, "edit.paste")
    assert not studio.steps()
    assert studio.bench.hint != before


def test_nudges_in_a_row_are_one_step(studio: Studio) -> None:
    studio.bench.selection.set(["n3"])
    _run(studio, "edit.nudge_right", "edit.nudge_right", "edit.leap_down")
    assert (studio.node("h1").x, studio.node("h1").y) == (146, 82)
    assert studio.steps() == ["Nudge h1"]
    studio.bench.selection.set(["n4"])
    _run(studio, "edit.nudge_left")
    assert len(studio.steps()) == 2


def test_arrows_walk_when_nothing_is_selected(studio: Studio) -> None:
    _run(studio, "edit.nudge_right")
    assert studio.selected() <= {"x1", "x2"}
    studio.bench.selection.set(["n3"])
    studio.bench.selection.clear()
    _run(studio, "edit.nudge_down")
    assert studio.selected() == {"h2"}
    assert not studio.steps()


def test_alt_arrows_walk_along_edges(studio: Studio) -> None:
    studio.bench.selection.set(["n1"])
    _run(studio, "edit.walk_right")
    assert studio.selected() == {"h1"}
    _run(studio, "edit.walk_right")
    assert studio.selected() == {"y1"}
    _run(studio, "edit.walk_left", "edit.walk_down")
    assert studio.selected() == {"h2"}
    studio.bench.selection.set(["e5"])
    _run(studio, "edit.walk_right")
    assert studio.selected() == {"y1"}


def test_enter_places_what_is_in_hand_so_that_keys_alone_draw_a_network() -> None:
    studio = Studio()
    keys = ("tools.input", "edit.enter", "edit.enter", "edit.select_all", "tools.layer", "edit.enter")
    _run(studio, *keys, "tools.select", "edit.grow_right")
    kinds = [node.kind for node in studio.drawing.nodes.values()]
    assert kinds == ["input", "input", "neuron", "neuron", "neuron", "neuron"]
    assert len(studio.drawing.edges) == 2 * 3 + 3 * 1
    assert len(studio.steps()) == 4
    assert studio.node("x1").x == studio.node("x2").x < studio.node("h1").x < studio.node("h4").x
    assert all_apart(studio)


def test_copies_cover_nothing(studio: Studio) -> None:
    studio.bench.selection.set(["n3", "n4"])
    _run(studio, "edit.duplicate", "edit.duplicate", "edit.copy", "edit.paste", "edit.paste")
    assert len(studio.drawing.nodes) == 6 + 4 * 2
    assert all_apart(studio)


def test_enter_without_a_selection_places_behind_everything(studio: Studio) -> None:
    _run(studio, "tools.neuron", "edit.enter")
    assert studio.node("h4").x > studio.node("y1").x
    for _ in range(5):
        studio.bench.selection.clear()
        _run(studio, "edit.enter", "edit.enter")
    assert len(studio.drawing.nodes) == 6 + 1 + 10
    assert all_apart(studio)


def test_enter_with_nothing_to_place_types_in_place(studio: Studio) -> None:
    asked: list[str] = []
    studio.bench.edit_requested.connect(asked.append)
    assert not command("edit.enter").enabled(studio.bench)
    studio.bench.selection.set(["n3"])
    _run(studio, "edit.enter")
    assert asked == ["n3"]


def test_ctrl_arrow_grows_a_connected_neuron(studio: Studio) -> None:
    studio.bench.selection.set(["n6"])
    _run(studio, "edit.grow_right")
    assert ("y1", "h4") in studio.ends()
    assert studio.node("h4").x > 288
    assert studio.selected() == {"h4"}
    studio.bench.selection.set(["n4"])
    _run(studio, "edit.grow_left")
    assert ("h5", "h2") in studio.ends()
    assert studio.node("h5").x < 144
    assert len(studio.steps()) == 2


def test_ctrl_down_grows_a_sibling(studio: Studio) -> None:
    studio.bench.selection.set(["n3"])
    _run(studio, "edit.grow_down")
    assert {("x1", "h4"), ("x2", "h4"), ("h4", "y1")} <= studio.ends()
    assert studio.node("h4").group == "g1"
    assert (studio.node("h4").x, studio.node("h4").y) not in {(144, 72 * i) for i in (1, 2, 3)}


def test_nothing_grows_before_an_input(studio: Studio) -> None:
    studio.bench.selection.set(["n1"])
    _run(studio, "edit.grow_left")
    assert not studio.steps()
    assert "x1 is an input" in str(studio.bench.hint)


def test_grown_neurons_do_not_cover_each_other(studio: Studio) -> None:
    for _ in range(5):
        studio.bench.selection.set(["n6"])
        _run(studio, "edit.grow_right")
    places = {(node.x, node.y) for node in studio.drawing.nodes.values()}
    assert len(places) == 6 + 5


def test_align_and_distribute(studio: Studio) -> None:
    studio.bench.selection.set(["n1", "n3", "n6"])
    _run(studio, "arrange.align_top")
    assert {studio.drawing.nodes[id].y for id in ("n1", "n3", "n6")} == {72}
    studio.bench.selection.set(["n1"])
    assert not command("arrange.align_top").enabled(studio.bench)
    assert not command("arrange.distribute_vertically").enabled(studio.bench)


def test_connect_all_joins_column_by_column(studio: Studio) -> None:
    _run(studio, "edit.select_all", "arrange.connect_all")
    assert studio.ends() == {(x, h) for x in ("x1", "x2") for h in ("h1", "h2", "h3")} | {
        (h, "y1") for h in ("h1", "h2", "h3")
    }
    assert studio.steps() == ["Connect all"]


def test_connect_all_of_connected_columns_says_so(studio: Studio) -> None:
    studio.bench.selection.set(["n3", "n6"])
    _run(studio, "arrange.connect_all")
    assert not studio.steps()
    assert "already connected" in str(studio.bench.hint)


def test_disconnect_between_and_around(studio: Studio) -> None:
    studio.bench.selection.set(["n1", "n3"])
    _run(studio, "arrange.disconnect")
    assert ("x1", "h1") not in studio.ends()
    assert len(studio.drawing.edges) == 4
    studio.bench.selection.set(["n3"])
    _run(studio, "arrange.disconnect")
    assert studio.ends() == {("x1", "h2"), ("x2", "h3")}


def test_freeze_and_output_toggle(studio: Studio) -> None:
    studio.bench.selection.set(["n3", "e1"])
    _run(studio, "arrange.freeze")
    assert studio.drawing.nodes["n3"].frozen
    assert studio.drawing.edges["e1"].frozen
    assert command("arrange.freeze").checked(studio.bench) is True
    _run(studio, "arrange.freeze")
    assert not studio.drawing.nodes["n3"].frozen
    _run(studio, "arrange.output")
    assert studio.drawing.nodes["n3"].output
    assert command("arrange.output").checked(studio.bench) is True


def test_layers_are_made_and_dissolved(studio: Studio) -> None:
    studio.bench.selection.set(["n1", "n2"])
    _run(studio, "arrange.group")
    assert studio.drawing.nodes["n1"].group == studio.drawing.nodes["n2"].group != None  # noqa: E711
    _run(studio, "arrange.ungroup")
    assert studio.drawing.nodes["n1"].group is None
    assert list(studio.drawing.groups) == ["g1"]


def test_keep_weights_copies_what_was_learned(studio: Studio) -> None:
    _run(studio, "arrange.keep_weights")
    assert studio.drawing.edges["e1"].weight == 0.25
    assert studio.drawing.nodes["n3"].bias == -1.5


def test_training_verbs_reach_the_trainer(studio: Studio) -> None:
    _run(studio, "train.play", "train.step_batch", "train.step_sample", "train.step_epoch", "train.reset")
    told = studio.bench.trainer.told  # type: ignore[attr-defined]
    assert told == ["play", "step batch", "step sample", "step epoch", "reset"]
    _run(studio, "train.new_weights")
    assert studio.drawing.training.seed == 1
    assert told[-1] == "reset"
    _run(studio, "edit.undo")
    assert told[-1] == "bring back"


def test_new_weights_are_new_where_numbers_were_typed_and_frozen_ones_stay() -> None:
    drawing = Drawing(small_network())
    for id, field, frozen in (("e1", "weight", False), ("e2", "weight", True), ("n3", "bias", False)):
        drawing.apply(edits.set_fields(drawing, [id], **{field: 0.5}, frozen=frozen))
    studio = Studio(*drawing.records.values())
    before = dict(studio.drawing.records)
    _run(studio, "train.new_weights")
    assert studio.drawing.edges["e1"].weight is None
    assert studio.drawing.nodes["n3"].bias is None
    assert studio.drawing.edges["e2"].weight == 0.5
    assert studio.steps() == ["New random weights"]
    _run(studio, "edit.undo")
    assert studio.drawing.records == before


def test_the_verbs_fit_the_real_trainer() -> None:
    bench = Workbench(Drawing(small_network()))
    try:
        for row in COMMANDS:
            if row.menu == "train" or row.key == "arrange.keep_weights":
                row.title(bench)
                row.checked(bench)
                row.run(bench)
        bench.trainer.pause()
        assert bench.drawing.training.seed == 1
        assert bench.trainer.network is not None
        assert set(bench.drawing.edges) <= set(bench.trainer.learned())
    finally:
        assert bench.trainer.close()


def test_ways_out_of_a_divergence(studio: Studio) -> None:
    assert not command("train.back_to_finite").enabled(studio.bench)
    studio.bench.trainer.state = State.FAILED  # type: ignore[misc]
    studio.bench.trainer.frame = cast(Any, SimpleNamespace(way_back=False))
    assert not command("train.back_to_finite").enabled(studio.bench)
    studio.bench.trainer.frame = cast(Any, SimpleNamespace(way_back=True))
    _run(studio, "train.back_to_finite", "train.halve_eta")
    assert studio.drawing.training.eta == 0.25


def test_colorings_and_switches_show_their_marks(studio: Studio) -> None:
    _run(studio, "view.color_weight", "view.grid")
    assert studio.bench.options.coloring == "weight"
    assert command("view.color_weight").checked(studio.bench) is True
    assert command("view.color_gradient").checked(studio.bench) is False
    assert studio.bench.options.grid is False
    assert command("view.grid").checked(studio.bench) is False


def test_the_editor_in_place_is_asked_for(studio: Studio) -> None:
    asked: list[str] = []
    studio.bench.edit_requested.connect(asked.append)
    studio.bench.selection.set(["n3", "e1"])
    _run(studio, "edit.in_place")
    assert asked == ["e1"]
