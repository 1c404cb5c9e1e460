"""The inspector: what is selected, number by number, and what typing does."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from simulator.drawing.edits import remove, set_fields
from simulator.language import phrase
from simulator.panels.inspector import forms
from simulator.panels.inspector.panel import InspectorPanel
from simulator.panels.inspector.terms_model import WEIGHT
from simulator.panels.inspector.values import parameter_values
from simulator.panels.widgets.number_field import NumberField
from simulator.training.frame import Frame
from simulator.workbench.workbench import Workbench
from tests.formulas import formula, labeled
from tests.panels.conftest import retype

Pull = Callable[..., Frame]
STEP = phrase("Test", "Test")


def test_nothing_selected_counts_the_network(inspector: InspectorPanel, qtbot: QtBot) -> None:
    texts = [reading.number.text() for reading in inspector.summary.readings if reading.isVisible()]
    assert texts == ["2", "4", "9", "9", "4", "13"]
    assert "From x1, x2 to" in inspector.summary.ends.text()


def test_z_can_be_added_up_by_hand(
    inspector: InspectorPanel, bench: Workbench, hidden: list[str], pull: Pull, qtbot: QtBot
) -> None:
    bench.trainer.sample = 1
    bench.trainer.step("epoch")
    pull(lambda frame: frame.step == 1 and frame.sample == 1)
    bench.selection.set(hidden[:1])
    model = inspector.terms.model
    qtbot.waitUntil(lambda: model.values is not None)
    inspector.terms.digits.click()
    rows = model.rowCount()
    products = [float(model.index(row, 3).data()) for row in range(rows - 1)]
    for row in range(rows - 1):
        a, w = float(model.index(row, 1).data()), float(model.index(row, 2).data())
        assert a * w == products[row]
    assert sum(products) == pytest.approx(float(model.index(rows - 1, 3).data()), rel=1e-15, abs=1e-300)
    z, a = (float(reading.exact) for reading in inspector.of_role["neuron"].readings[:2])
    assert a == pytest.approx(np.tanh(z), rel=1e-15)


def test_the_table_is_copied_with_all_digits(
    inspector: InspectorPanel, bench: Workbench, hidden: list[str], pull: Pull, qtbot: QtBot
) -> None:
    bench.trainer.step("batch")
    frame = pull(lambda frame: frame.step == 1)
    bench.selection.set(hidden[:1])
    qtbot.waitUntil(lambda: inspector.terms.model.values is not None)
    inspector.terms.table.clearSelection()
    qtbot.keyClick(inspector.terms.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    network = bench.trainer.network
    assert network is not None
    edge = inspector.terms.model.edges[0]
    assert lines[1].split("\t")[2] == repr(float(frame.theta[network.parameter[edge]]))
    assert len(lines) == 1 + 2 + 2


def test_a_typed_weight_is_initial_and_learned_and_undone(
    inspector: InspectorPanel, bench: Workbench, pull: Pull, qtbot: QtBot
) -> None:
    bench.trainer.step("batch")
    pull(lambda frame: frame.step == 1)
    edge = next(iter(bench.drawing.edges))
    learned = bench.trainer.learned()[edge]
    bench.selection.set([edge])
    field = inspector.edges.form.fields["weight"]
    assert isinstance(field, NumberField)
    qtbot.waitUntil(field.isVisible)
    retype(qtbot, field, "0.125")
    assert bench.drawing.edges[edge].weight == 0.125
    assert bench.trainer.learned()[edge] == 0.125
    assert bench.trainer.initial()[edge] == 0.125
    bench.history.undo()
    assert bench.drawing.edges[edge].weight is None
    assert bench.trainer.learned()[edge] == learned


def test_typing_the_initial_weight_again_goes_back_to_it(
    inspector: InspectorPanel, bench: Workbench, pull: Pull, qtbot: QtBot
) -> None:
    edge = next(iter(bench.drawing.edges))
    bench.history.do(STEP, set_fields(bench.drawing, [edge], weight=0.5))
    bench.trainer.step("batch")
    pull(lambda frame: frame.step == 1)
    assert bench.trainer.learned()[edge] != 0.5
    bench.selection.set([edge])
    field = inspector.edges.form.fields["weight"]
    assert isinstance(field, NumberField)
    qtbot.waitUntil(lambda: field.isVisible() and field.value != 0.5)
    retype(qtbot, field, "0.5")
    assert bench.trainer.learned()[edge] == 0.5
    assert len(bench.history.done) == 1


def test_a_narrow_table_scrolls_and_says_what_is_of_the_batch(
    inspector: InspectorPanel, bench: Workbench, hidden: list[str], pull: Pull, qtbot: QtBot
) -> None:
    bench.selection.set(hidden[:1])
    pull()
    table, model = inspector.terms.table, inspector.terms.model
    qtbot.waitUntil(lambda: model.values is not None)
    for width in (600, 300):
        inspector.resize(width, 900)
        inspector.terms.resize(width - 20, inspector.terms.height())
        assert not any(table.isColumnHidden(column) for column in range(model.columnCount()))
    assert "(batch)" in str(model.headerData(4, Qt.Orientation.Horizontal))
    assert "dL/dw (batch)" in table.as_text().split("\n")[0].split("\t")


def test_a_weight_is_edited_in_the_table(
    inspector: InspectorPanel, bench: Workbench, hidden: list[str], pull: Pull, qtbot: QtBot
) -> None:
    bench.selection.set(hidden[:1])
    pull()
    table, model = inspector.terms.table, inspector.terms.model
    qtbot.waitUntil(lambda: model.values is not None)
    place = table.visualRect(model.index(0, WEIGHT)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    editor = table.viewport().findChild(QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, "-.75")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bench.drawing.edges[model.edges[0]].weight == -0.75)


def test_several_neurons_show_what_they_share_and_change_together(
    inspector: InspectorPanel, bench: Workbench, hidden: list[str], qtbot: QtBot
) -> None:
    bench.history.do(STEP, set_fields(bench.drawing, hidden[:1], activation="relu"))
    bench.selection.set(hidden[:2])
    choice = inspector.nodes.form.choices["activation"]
    qtbot.waitUntil(lambda: choice.isVisible() and choice.currentIndex() == -1)
    assert choice.placeholderText() == "mixed"
    field = inspector.nodes.form.fields["bias"]
    assert isinstance(field, NumberField)
    retype(qtbot, field, "1")
    assert [bench.drawing.nodes[id].bias for id in hidden] == [1.0, 1.0, None]
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Home)
    assert {bench.drawing.nodes[id].activation for id in hidden[:2]} == {"linear"}
    bench.history.undo()
    assert bench.drawing.nodes[hidden[0]].activation == "relu"


def test_an_empty_number_says_why_it_is_empty(
    inspector: InspectorPanel, bench: Workbench, hidden: list[str], qtbot: QtBot
) -> None:
    bench.history.do(STEP, remove(bench.drawing, [id for id in bench.drawing.nodes if id not in hidden]))
    field = inspector.nodes.form.fields["bias"]
    assert isinstance(field, NumberField)
    said = field.lineEdit().placeholderText
    bench.selection.set(hidden[:1])
    qtbot.waitUntil(lambda: field.isVisible() and said() == "not drawn yet")
    remark = inspector.terms.remark.text()
    assert remark == "z is the sum of a · w, and the bias."
    bench.history.do(STEP, set_fields(bench.drawing, hidden[:1], bias=0.5))
    bench.selection.set(hidden[:2])
    qtbot.waitUntil(lambda: said() == "mixed")
    assert field.text() == ""


def test_a_name_is_plain_text(
    inspector: InspectorPanel, bench: Workbench, hidden: list[str], qtbot: QtBot
) -> None:
    bench.selection.set(hidden[:1])
    field = inspector.nodes.form.fields["label"]
    assert isinstance(field, QLineEdit)
    qtbot.waitUntil(field.isVisible)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "<b>&h</b>")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert bench.drawing.nodes[hidden[0]].label == "<b>&h</b>"
    qtbot.waitUntil(lambda: inspector.title.text() == "<b>&h</b>")
    assert inspector.title.textFormat() == Qt.TextFormat.PlainText


def test_freezing_by_a_click(inspector: InspectorPanel, bench: Workbench, qtbot: QtBot) -> None:
    edges = list(bench.drawing.edges)[:2]
    bench.selection.set(edges)
    box = inspector.edges.form.fields["frozen"]
    qtbot.waitUntil(box.isVisible)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center() / 4)
    assert all(bench.drawing.edges[id].frozen for id in edges)


def test_numbers_follow_the_training(
    inspector: InspectorPanel, bench: Workbench, pull: Pull, qtbot: QtBot
) -> None:
    edge = next(iter(bench.drawing.edges))
    bench.selection.set([edge])
    field = inspector.edges.form.fields["weight"]
    assert isinstance(field, NumberField)
    bench.trainer.step("batch")
    pull(lambda frame: frame.step == 1)
    values = parameter_values(bench.trainer, edge)
    assert values is not None
    qtbot.waitUntil(lambda: field.value == values.value)
    qtbot.waitUntil(lambda: inspector.edge.readings[1].exact == repr(values.gradient))


def test_before_the_first_step_there_is_no_gradient_and_no_update(
    inspector: InspectorPanel, bench: Workbench, hidden: list[str], pull: Pull, qtbot: QtBot
) -> None:
    pull()
    edge, model = next(iter(bench.drawing.incoming(hidden[0]))), inspector.terms.model
    bench.selection.set([edge])
    qtbot.waitUntil(lambda: inspector.edge.readings[0].exact != "")
    assert [reading.number.text() for reading in inspector.edge.readings[1:]] == ["–", "–"]
    bench.selection.set(hidden[:1])
    qtbot.waitUntil(lambda: model.values is not None)
    neuron = inspector.of_role["neuron"].readings
    assert [reading.number.text() for reading in neuron[4:]] == ["–", "–"]
    assert {model.index(row, 4).data() for row in range(model.rowCount() - 1)} == {"–"}
    assert model.index(0, 5).data() != "–", "what this sample would add is known"
    bench.trainer.step("batch")
    pull(lambda frame: frame.step == 1)
    qtbot.waitUntil(lambda: model.index(0, 4).data() != "–")
    assert all(reading.number.text() != "–" for reading in neuron)


def test_a_formula_has_a_gradient_at_once_but_no_update(qapp: QApplication, qtbot: QtBot) -> None:
    bench = Workbench(formula("out = multiply a b", a=2.0, b=3.0))
    try:
        qtbot.waitUntil(lambda: (bench.trainer.pull(), bench.trainer.frame is not None)[1])
        values = parameter_values(bench.trainer, labeled(bench.drawing, "a"))
        assert values is not None
        assert values.gradient == 3.0
        assert np.isnan(values.update)
    finally:
        bench.trainer.close()


def test_a_hidden_inspector_reads_nothing(inspector: InspectorPanel, bench: Workbench, pull: Pull) -> None:
    inspector.hide()
    pull()
    bench.selection.set(list(bench.drawing.edges)[:1])
    bench.trainer.step("batch")
    pull(lambda frame: frame.step == 1)
    assert inspector.edges.edges == ()


def test_of_many_edges_no_more_are_read_than_tell_that_they_differ(
    inspector: InspectorPanel, bench: Workbench, pull: Pull, monkeypatch: pytest.MonkeyPatch
) -> None:
    pull()
    bench.selection.set(list(bench.drawing.edges))
    read: list[str] = []
    monkeypatch.setattr(
        forms, "parameter_values", lambda trainer, one: read.append(one) or parameter_values(trainer, one)
    )
    inspector.refresh()
    assert 0 < len(read) < len(bench.drawing.edges)
