"""The data panel, by real mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from simulator.drawing.edits import set_data, set_fields
from simulator.drawing.records import Column, Table
from simulator.language import phrase
from simulator.panels.data.panel import FIELDS, DataPanel
from simulator.panels.widgets.number_field import NumberField
from simulator.training.dataset import obeyed_by
from simulator.training.datasets import DATASETS
from simulator.workbench.workbench import Workbench
from tests.formulas import formula

STEP = phrase("Test", "Test")
TABLE = Table(
    name="a<b>&c.csv",
    columns=(
        Column(name="<i>x</i>", role="feature", values=(0.0, 1.0)),
        Column(name="b", role="feature", values=(1.0, 0.0)),
        Column(name="y", role="target", values=(0.0, 1.0)),
    ),
)


@pytest.fixture
def panel(bench: Workbench, qtbot: QtBot) -> DataPanel:
    panel = DataPanel(bench)
    qtbot.addWidget(panel)
    panel.resize(340, 1200)
    panel.show()
    panel.activateWindow()
    return panel


def click_on(panel: DataPanel, key: str, qtbot: QtBot) -> None:
    gallery = panel.gallery
    item = next(gallery.item(row) for row in range(gallery.count()) if gallery.item(row).data(256) == key)
    qtbot.mouseClick(gallery.viewport(), Qt.MouseButton.LeftButton, pos=gallery.visualItemRect(item).center())


@pytest.mark.parametrize("kind", DATASETS, ids=lambda kind: kind.key)
def test_a_click_chooses_and_shows_what_it_obeys(
    panel: DataPanel, bench: Workbench, qtbot: QtBot, kind: object
) -> None:
    click_on(panel, kind.key, qtbot)
    assert bench.drawing.data.dataset == kind.key
    wanted = {name for name in FIELDS if name in obeyed_by(kind.key)}
    fields = panel.form.fields
    qtbot.waitUntil(lambda: {name for name in FIELDS if fields[name].isVisible()} == wanted)
    assert panel.dice.isVisible() == ("seed" in kind.obeys)


def test_arrow_keys_choose(panel: DataPanel, bench: Workbench, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: panel.gallery.currentRow() == 2)
    panel.gallery.setFocus()
    qtbot.keyClick(panel.gallery, Qt.Key.Key_Home)
    assert bench.drawing.data.dataset == DATASETS[0].key


def test_showing_a_choice_changes_nothing(panel: DataPanel, bench: Workbench, qtbot: QtBot) -> None:
    bench.history.do(STEP, set_data(bench.drawing, dataset="moons"))
    bench.trainer.pull()
    qtbot.waitUntil(lambda: panel.gallery.currentItem().text() == "Two moons")
    assert len(bench.history.done) == 1


def test_numbers_are_undoable_steps(panel: DataPanel, bench: Workbench, qtbot: QtBot) -> None:
    bench.history.do(STEP, set_data(bench.drawing, dataset="circle"))
    field = panel.form.fields["size"]
    assert isinstance(field, NumberField)
    qtbot.waitUntil(field.isVisible)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "50")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert bench.drawing.data.size == 50
    qtbot.waitUntil(lambda: (bench.trainer.pull(), "50 samples" in panel.summary.text())[1])
    bench.history.undo()
    assert bench.drawing.data.size == 200


def test_the_dice_draws_a_new_sample(panel: DataPanel, bench: Workbench, qtbot: QtBot) -> None:
    bench.history.do(STEP, set_data(bench.drawing, dataset="circle"))
    qtbot.waitUntil(panel.dice.isVisible)
    qtbot.mouseClick(panel.dice, Qt.MouseButton.LeftButton)
    assert bench.drawing.data.seed == 1


def test_csv_is_asked_for(panel: DataPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.csv_requested):
        qtbot.mouseClick(panel.csv, Qt.MouseButton.LeftButton)


def test_an_input_is_bound_to_another_column(panel: DataPanel, bench: Workbench, qtbot: QtBot) -> None:
    bench.trainer.pull()
    qtbot.waitUntil(lambda: len(panel.inputs.rows()) == 2)
    first, choice = next(iter(panel.inputs.rows().items()))
    qtbot.waitUntil(lambda: choice.currentText() == "in order: x1")
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_End)
    assert bench.drawing.nodes[first].column == "x2"
    bench.trainer.pull()
    second = list(panel.inputs.rows().values())[1]
    qtbot.waitUntil(lambda: second.currentText() == "in order: x1")
    bench.history.undo()
    assert bench.drawing.nodes[first].column is None


def test_a_table_shows_its_names_as_they_are(panel: DataPanel, bench: Workbench, qtbot: QtBot) -> None:
    assert panel.gallery.item(panel.gallery.count() - 1).isHidden()
    bench.history.do(STEP, set_data(bench.drawing, dataset="table", table=TABLE))
    bench.trainer.pull()
    qtbot.waitUntil(lambda: "a<b>&c.csv" in panel.summary.text())
    assert panel.summary.textFormat() == Qt.TextFormat.PlainText
    assert not panel.gallery.item(panel.gallery.count() - 1).isHidden()
    choice = next(iter(panel.inputs.rows().values()))
    qtbot.waitUntil(lambda: choice.currentText() == "in order: <i>x</i>")


@pytest.mark.parametrize("width", [240, 283, 320, 341, 400, 517])
def test_every_dataset_is_in_sight_at_any_width(panel: DataPanel, qtbot: QtBot, width: int) -> None:
    panel.resize(width, 1500)
    gallery = panel.gallery
    shown = [gallery.item(row) for row in range(gallery.count()) if not gallery.item(row).isHidden()]

    def in_sight() -> bool:
        room = gallery.viewport().rect()
        return all(room.contains(gallery.visualItemRect(item)) for item in shown)

    qtbot.waitUntil(in_sight)


def test_a_formula_is_said_to_need_no_data(qtbot: QtBot) -> None:
    bench = Workbench(formula("f = square x", x=2.0))
    panel = DataPanel(bench)
    qtbot.addWidget(panel)
    panel.refresh()
    assert "is a formula" in panel.summary.text()
    bench.trainer.close()


def test_an_output_whose_value_is_the_loss_is_offered_no_target(
    panel: DataPanel, bench: Workbench, qtbot: QtBot
) -> None:
    bench.trainer.pull()
    qtbot.waitUntil(lambda: len(panel.outputs.rows()) == 1)
    assert panel.outputs.more.isHidden()
    output = next(iter(panel.outputs.rows()))
    bench.history.do(STEP, set_fields(bench.drawing, [output], loss="value"))
    qtbot.waitUntil(lambda: panel.outputs.rows() == {})
    assert "no target" in panel.outputs.more.text()
    bench.history.undo()
    qtbot.waitUntil(lambda: list(panel.outputs.rows()) == [output])
    assert panel.outputs.more.isHidden()


def test_an_output_that_is_only_watched_is_offered_no_target(panel: DataPanel, bench: Workbench) -> None:
    drawing = bench.drawing
    hidden = next(id for id in drawing.nodes if drawing.incoming(id) and drawing.outgoing(id))
    bench.history.do(STEP, set_fields(drawing, [hidden], output=True, loss_weight=0.0))
    panel.outputs.refresh()
    assert len(panel.outputs.rows()) == 1
    assert hidden not in panel.outputs.rows()
