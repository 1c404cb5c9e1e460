"""What is half typed belongs to what it was typed for: taken for that, or dropped with it, never others."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from simulator.drawing.edits import mark_output, remove, set_fields, set_training
from simulator.language import phrase
from simulator.panels.inspector.panel import InspectorPanel
from simulator.panels.training.settings import Settings
from simulator.workbench.workbench import Workbench

STEP = phrase("Test", "Test")


def half_type(qtbot: QtBot, field: QWidget, text: str) -> None:
    qtbot.waitUntil(field.isVisible)
    field.setFocus()
    field.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(field, text)


@pytest.mark.parametrize(("name", "text", "wanted"), [("label", "half", "half"), ("bias", "0.25", 0.25)])
def test_another_selection_leaves_it_with_the_one_it_was_typed_for(
    inspector: InspectorPanel,
    bench: Workbench,
    hidden: list[str],
    qtbot: QtBot,
    name: str,
    text: str,
    wanted: object,
) -> None:
    before = dict(bench.drawing.nodes)
    bench.selection.set(hidden[:1])
    half_type(qtbot, inspector.nodes.form.fields[name], text)
    bench.selection.set(hidden[1:])
    qtbot.waitUntil(lambda: len(bench.history.done) == 1)
    assert getattr(bench.drawing.nodes[hidden[0]], name) == wanted
    assert all(bench.drawing.nodes[id] == before[id] for id in hidden[1:])


def test_another_edge_leaves_a_weight_with_the_one_it_was_typed_for(
    inspector: InspectorPanel, bench: Workbench, qtbot: QtBot
) -> None:
    first, second, *_ = bench.drawing.edges
    bench.selection.set([first])
    half_type(qtbot, inspector.edges.form.fields["weight"], "0.25")
    bench.selection.set([second])
    qtbot.waitUntil(lambda: bench.drawing.edges[first].weight == 0.25)
    assert bench.drawing.edges[second].weight is None


@pytest.mark.parametrize(("name", "text"), [("label", "half"), ("bias", "0.25")])
def test_it_goes_with_the_one_it_was_typed_for(
    inspector: InspectorPanel, bench: Workbench, hidden: list[str], qtbot: QtBot, name: str, text: str
) -> None:
    bench.selection.set(hidden[:1])
    half_type(qtbot, inspector.nodes.form.fields[name], text)
    bench.history.do(STEP, remove(bench.drawing, hidden[:1]))
    bench.selection.set(hidden[1:2])
    qtbot.waitUntil(lambda: inspector.nodes.nodes[0].id == hidden[1])
    assert len(bench.history.done) == 1
    assert inspector.nodes.form.fields[name].text() != text  # type: ignore[attr-defined]


def test_it_goes_for_all_when_one_of_several_goes(
    inspector: InspectorPanel, bench: Workbench, hidden: list[str], qtbot: QtBot
) -> None:
    bench.selection.set(hidden[:2])
    half_type(qtbot, inspector.nodes.form.fields["bias"], "0.25")
    bench.history.do(STEP, remove(bench.drawing, hidden[:1]))
    qtbot.waitUntil(lambda: [node.id for node in inspector.nodes.nodes] == hidden[1:2])
    assert bench.drawing.nodes[hidden[1]].bias is None
    inspector.setFocus()
    assert len(bench.history.done) == 1


def test_a_row_that_an_undo_hides_takes_what_was_typed_along(
    inspector: InspectorPanel, bench: Workbench, hidden: list[str], qtbot: QtBot
) -> None:
    bench.history.do(STEP, mark_output(bench.drawing, hidden[:1]))
    bench.selection.set(hidden[:1])
    half_type(qtbot, inspector.nodes.form.fields["loss_weight"], "3")
    qtbot.waitUntil(lambda: not inspector._rest.isActive())  # so that it is hidden in the middle of the undo
    bench.history.undo()
    qtbot.waitUntil(inspector.nodes.form.fields["loss_weight"].isHidden)
    assert bench.history.done == []
    assert bench.drawing.nodes[hidden[0]].loss_weight == 1.0


def test_another_field_of_the_same_thing_may_change_meanwhile(
    inspector: InspectorPanel, bench: Workbench, hidden: list[str], qtbot: QtBot
) -> None:
    bench.selection.set(hidden[:1])
    field = inspector.nodes.form.fields["label"]
    half_type(qtbot, field, "half")
    bench.history.do(STEP, set_fields(bench.drawing, hidden[:1], activation="relu"))
    qtbot.waitUntil(lambda: inspector.nodes.nodes[0].activation == "relu")
    assert field.text() == "half"  # type: ignore[attr-defined]
    assert len(bench.history.done) == 1


def test_a_setting_that_an_undo_hides_takes_what_was_typed_along(bench: Workbench, qtbot: QtBot) -> None:
    settings = Settings(bench)
    qtbot.addWidget(settings)
    settings.show()
    settings.activateWindow()
    bench.history.do(STEP, set_training(bench.drawing, optimizer="momentum"))
    half_type(qtbot, settings.optimizer.fields["momentum"], "0.5")
    qtbot.waitUntil(lambda: not settings._rest.isActive())
    bench.history.undo()
    qtbot.waitUntil(settings.optimizer.fields["momentum"].isHidden)
    assert bench.history.done == []
