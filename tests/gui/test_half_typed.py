"""What is half typed in a panel is taken before anything is done by name: an undo undoes it first."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from simulator.app.window import Window
from simulator.drawing.edits import add_node
from simulator.language import phrase
from tests.gui.conftest import Answers

STEP = phrase("Test", "Test")


@pytest.fixture
def node(window: Window, qtbot: QtBot) -> str:
    """The last of two, selected; the inspector is there."""
    for x in (0.0, 200.0):
        change, id = add_node(window.bench.drawing, "neuron", x, 0)
        window.bench.history.do(STEP, change)
    window.docks.bring("inspector")
    window.bench.selection.set([id])
    return id


def half_type(qtbot: QtBot, field: QWidget, text: str) -> None:
    qtbot.waitUntil(field.isVisible)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(field, text)


def label(window: Window) -> QWidget:
    return window.docks.panels["inspector"].nodes.form.fields["label"]  # type: ignore[attr-defined, no-any-return]


def test_undo_takes_back_what_was_just_typed(window: Window, node: str, qtbot: QtBot) -> None:
    drawing, name = window.bench.drawing, window.bench.drawing.nodes[node].label
    half_type(qtbot, label(window), "half")
    window.actions_by_key["edit.undo"].trigger()
    assert drawing.nodes[node].label == name
    window.actions_by_key["edit.redo"].trigger()
    assert drawing.nodes[node].label == "half"


def test_select_all_renames_nobody_else(window: Window, node: str, qtbot: QtBot) -> None:
    half_type(qtbot, label(window), "half")
    window.actions_by_key["edit.select_all"].trigger()
    assert [each.label for each in window.bench.drawing.nodes.values()].count("half") == 1
    assert window.bench.drawing.nodes[node].label == "half"


def test_delete_takes_the_node_and_undo_brings_it_back_with_its_name(
    window: Window, node: str, qtbot: QtBot
) -> None:
    half_type(qtbot, label(window), "half")
    window.actions_by_key["edit.delete"].trigger()
    assert node not in window.bench.drawing.nodes
    window.actions_by_key["edit.undo"].trigger()
    assert window.bench.drawing.nodes[node].label == "half"


def test_undo_takes_back_what_was_just_typed_on_the_canvas(window: Window, node: str, qtbot: QtBot) -> None:
    drawing, name = window.bench.drawing, window.bench.drawing.nodes[node].label
    window.canvas.edit_value(node, "label")
    half_type(qtbot, window.canvas.editor, "half")
    window.actions_by_key["edit.undo"].trigger()
    assert not window.canvas.editor.isVisible()
    assert [each.label for each in drawing.nodes.values()].count("half") == 0
    assert drawing.nodes[node].label == name, "the step before it stands"
    window.actions_by_key["edit.redo"].trigger()
    assert drawing.nodes[node].label == "half"


def test_what_is_no_number_on_the_canvas_is_said_and_stays(window: Window, node: str, qtbot: QtBot) -> None:
    window.canvas.edit_value(node, "bias")
    half_type(qtbot, window.canvas.editor, "much")
    window.actions_by_key["edit.select_all"].trigger()
    assert window.canvas.editor.sentence.isVisible()
    assert window.canvas.editor.text() == "much"


def test_a_new_sheet_does_not_get_the_setting_of_the_old_one(
    window: Window, answers: Answers, qtbot: QtBot
) -> None:
    window.docks.bring("training")
    field = window.docks.panels["training"].settings.optimizer.fields["eta"]  # type: ignore[attr-defined]
    half_type(qtbot, field, "0.123")
    window.files.new()
    window.canvas.setFocus()
    assert answers.asked == ["untitled"]
    assert window.bench.drawing.training.eta != 0.123
