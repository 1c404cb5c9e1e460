"""The training panel, by real mouse and keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from simulator.drawing.edits import add_node, remove, set_data, set_fields, set_training
from simulator.language import phrase
from simulator.numerics.losses import LOSSES
from simulator.numerics.optimizers import OPTIMIZERS
from simulator.panels.training.formulas import loss_formula
from simulator.panels.training.panel import TrainingPanel
from simulator.panels.training.speed import UNBOUNDED, position_of, speed_of
from simulator.panels.widgets.number_field import NumberField
from simulator.tools.commands import command
from simulator.training.frame import Frame, State
from simulator.workbench.workbench import Workbench
from tests.panels.conftest import retype

Pull = Callable[..., Frame]
STEP = phrase("Test", "Test")


@pytest.fixture
def panel(bench: Workbench, qtbot: QtBot) -> TrainingPanel:
    panel = TrainingPanel(bench)
    qtbot.addWidget(panel)
    panel.resize(360, 900)
    panel.show()
    panel.activateWindow()
    return panel


def test_play_runs_and_pauses(panel: TrainingPanel, bench: Workbench, pull: Pull, qtbot: QtBot) -> None:
    qtbot.mouseClick(panel.run_bar.play, Qt.MouseButton.LeftButton)
    assert bench.trainer.state is State.RUNNING
    assert panel.run_bar.play.text() == "Pause"
    pull(lambda frame: frame.step > 5)
    qtbot.mouseClick(panel.run_bar.play, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: (bench.trainer.pull(), bench.trainer.state is State.PAUSED)[1])
    assert panel.run_bar.play.text() == "Play"


def test_steps_go_one_grain_further(panel: TrainingPanel, bench: Workbench, pull: Pull, qtbot: QtBot) -> None:
    bench.history.do(STEP, set_training(bench.drawing, batch=2))
    for grain, step in (("batch", 1), ("epoch", 2)):
        qtbot.mouseClick(panel.run_bar.steps[grain], Qt.MouseButton.LeftButton)
        assert pull(lambda frame, step=step: frame.step == step).step == step
    qtbot.mouseClick(panel.run_bar.steps["sample"], Qt.MouseButton.LeftButton)
    assert pull(lambda frame: frame.position == 1).step == 2
    qtbot.waitUntil(lambda: panel.numbers.readings[1].number.text() == "2")


def test_accuracy_says_of_which_part_of_the_data_it_is(
    panel: TrainingPanel, bench: Workbench, pull: Pull, qtbot: QtBot
) -> None:
    def seen() -> list[str]:
        return [reading.name.text() for reading in panel.numbers.readings[3:] if reading.isVisible()]

    pull()
    qtbot.waitUntil(lambda: seen() == ["Loss", "Accuracy"])
    bench.history.do(STEP, set_data(bench.drawing, dataset="circle", size=40, held_out=0.25))
    frame = pull(lambda frame: frame.held_out_accuracy == frame.held_out_accuracy)
    qtbot.waitUntil(
        lambda: seen() == ["Training loss", "Training accuracy", "Held-out loss", "Held-out accuracy"]
    )
    expected = [repr(frame.accuracy), repr(frame.held_out_accuracy)]
    qtbot.waitUntil(lambda: [panel.numbers.readings[place].exact for place in (4, 6)] == expected)


def test_the_dice_throws_new_weights_in_one_step(
    panel: TrainingPanel, bench: Workbench, qtbot: QtBot
) -> None:
    before = bench.trainer.initial()
    qtbot.mouseClick(panel.run_bar.dice, Qt.MouseButton.LeftButton)
    assert bench.drawing.training.seed == 1
    assert bench.trainer.initial() != before
    assert len(bench.history.done) == 1


def test_typing_the_learning_rate_is_one_step_and_keeps_the_weights(
    panel: TrainingPanel, bench: Workbench, pull: Pull, qtbot: QtBot
) -> None:
    bench.trainer.step("batch")
    learned = pull(lambda frame: frame.step == 1).theta
    field = panel.settings.optimizer.fields["eta"]
    assert isinstance(field, NumberField)
    field.setFocus()
    for _ in range(3):
        qtbot.keyClick(field, Qt.Key.Key_Up)
    assert bench.drawing.training.eta == 0.53
    assert len(bench.history.done) == 1
    bench.trainer.pull()
    assert bench.trainer.frame is not None
    assert (bench.trainer.frame.theta == learned).all()
    assert bench.trainer.frame.step == 1
    bench.history.undo()
    assert bench.drawing.training.eta == 0.5
    qtbot.waitUntil(lambda: field.value == 0.5)


def test_two_visits_are_two_steps(panel: TrainingPanel, bench: Workbench, qtbot: QtBot) -> None:
    field = panel.settings.optimizer.fields["eta"]
    assert isinstance(field, NumberField)
    retype(qtbot, field, ".25")
    panel.run_bar.play.setFocus()
    retype(qtbot, field, ".125")
    assert len(bench.history.done) == 2


def test_another_loss_takes_a_convention_that_it_knows(
    panel: TrainingPanel, bench: Workbench, qtbot: QtBot
) -> None:
    choice = panel.settings.loss.choices["loss"]
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert bench.drawing.training.loss == "binary_cross_entropy"
    assert bench.drawing.training.convention == "mean"
    assert len(bench.history.done) == 1
    qtbot.waitUntil(lambda: panel.settings.loss_formula.text().startswith("L = −1/n Σ"))


@pytest.mark.parametrize("kind", OPTIMIZERS, ids=lambda kind: kind.key)
def test_only_the_fields_of_the_optimizer_are_shown(
    panel: TrainingPanel, bench: Workbench, qtbot: QtBot, kind: object
) -> None:
    bench.history.do(STEP, set_training(bench.drawing, optimizer=kind.key))
    fields = panel.settings.optimizer.fields
    wanted = {"optimizer", *kind.uses}
    qtbot.waitUntil(lambda: {name for name, field in fields.items() if field.isVisible()} == wanted)
    qtbot.waitUntil(lambda: panel.settings.optimizer_formula.text() == kind.formula)


def test_a_batch_is_all_or_a_number(panel: TrainingPanel, bench: Workbench, qtbot: QtBot) -> None:
    field = panel.settings.batches.fields["batch"]
    assert isinstance(field, NumberField)
    tick = next(box for box in panel.findChildren(QCheckBox) if box.text() == "Samples in a batch")
    qtbot.waitUntil(lambda: not field.isEnabled())
    tick.click()
    assert bench.drawing.training.batch == 1
    qtbot.waitUntil(field.isEnabled)
    retype(qtbot, field, "3")
    assert bench.drawing.training.batch == 3
    tick.click()
    assert bench.drawing.training.batch == 0


def test_a_stop_condition_comes_and_goes(panel: TrainingPanel, bench: Workbench, qtbot: QtBot) -> None:
    tick = next(box for box in panel.findChildren(QCheckBox) if box.text() == "At a loss below")
    tick.click()
    assert bench.drawing.training.stop_loss == 0.01
    tick.click()
    assert bench.drawing.training.stop_loss is None


def test_problems_are_listed_and_selected(panel: TrainingPanel, bench: Workbench, qtbot: QtBot) -> None:
    assert panel.cannot.isHidden()
    inputs = [id for id, node in bench.drawing.nodes.items() if node.kind == "input"]
    bench.history.do(STEP, set_fields(bench.drawing, inputs[:1], column="nowhere"))
    bench.trainer.pull()
    assert panel.cannot.isVisible()
    assert not panel.run_bar.play.isEnabled()
    qtbot.mouseClick(panel.cannot.lines[0], Qt.MouseButton.LeftButton)
    assert bench.selection.ids == (inputs[0],)
    bench.history.undo()
    bench.trainer.pull()
    assert panel.cannot.isHidden()


def test_an_empty_drawing_says_what_is_missing(panel: TrainingPanel, bench: Workbench) -> None:
    bench.history.do(STEP, remove(bench.drawing, bench.drawing.nodes))
    bench.trainer.pull()
    assert panel.cannot.isVisible()
    assert panel.cannot.lines == []
    assert "paper is empty" in panel.cannot.banner.sentence.text()
    change, _ = add_node(bench.drawing, "neuron", 0, 0)
    bench.history.do(STEP, change)
    bench.trainer.pull()
    assert len(panel.cannot.lines) >= 1
    assert "cannot be trained" in panel.cannot.banner.sentence.text()


def test_divergence_is_said_and_one_click_goes_on(
    panel: TrainingPanel, bench: Workbench, pull: Pull, qtbot: QtBot
) -> None:
    bench.history.do(STEP, set_fields(bench.drawing, bench.drawing.nodes, activation="linear"))
    bench.history.do(STEP, set_training(bench.drawing, eta=1e6))
    bench.trainer.play()
    pull(lambda frame: frame.problem is not None)
    assert panel.diverged.isVisible()
    assert "learning rate" in panel.diverged.sentence.text()
    assert "taken back" in panel.diverged.sentence.text()
    assert panel.diverged.halve.isVisible()
    assert panel.diverged.back.isVisible()
    assert command("train.back_to_finite").enabled(bench)
    qtbot.mouseClick(panel.diverged.halve, Qt.MouseButton.LeftButton)
    assert bench.drawing.training.eta == 5e5
    pull(lambda frame: frame.problem is None)
    qtbot.waitUntil(lambda: (bench.trainer.pull(), panel.diverged.isHidden())[1])
    assert bench.trainer.state is State.PAUSED


def test_a_failure_that_no_learning_rate_brought_offers_none(
    panel: TrainingPanel, bench: Workbench, pull: Pull, qtbot: QtBot
) -> None:
    edges = list(bench.drawing.edges)
    bench.history.do(STEP, set_fields(bench.drawing, bench.drawing.nodes, activation="linear"))
    bench.history.do(STEP, set_fields(bench.drawing, edges, weight=1e200))
    bench.trainer.play()
    pull(lambda frame: frame.problem is not None)
    assert panel.diverged.isVisible()
    assert not panel.diverged.back.isVisible(), "there is nothing to go back to"
    assert not command("train.back_to_finite").enabled(bench)
    assert not panel.diverged.halve.isVisible()
    assert "learning rate" not in panel.diverged.sentence.text()


@given(st.integers(0, UNBOUNDED))
def test_positions_and_speeds_belong_together(position: int) -> None:
    assert position_of(speed_of(position)) == position


def test_the_slider_sets_the_speed(panel: TrainingPanel, bench: Workbench, qtbot: QtBot) -> None:
    qtbot.keyClick(panel.run_bar.speed.slider, Qt.Key.Key_Home)
    assert bench.trainer.speed == 1
    assert panel.run_bar.speed.words.text() == "1 steps/s"
    qtbot.keyClick(panel.run_bar.speed.slider, Qt.Key.Key_End)
    assert bench.trainer.speed is None


def test_every_loss_has_its_formula() -> None:
    formulas = {(row.key, key): loss_formula(row.key, key) for row in LOSSES for key in row.conventions}
    assert formulas["squared_error", "half_mean"] == "L = 1/(2n) Σ (a − y)²"
    assert formulas["squared_error", "sum"] == "L = Σ (a − y)²"
    entropy = "[y ln p + (1 − y) ln(1 − p)],  p = σ(z)"
    assert formulas["binary_cross_entropy", "mean"] == f"L = −1/n Σ {entropy}"
    assert formulas["binary_cross_entropy", "sum"] == f"L = −Σ {entropy}"
    assert len(set(formulas.values())) == len(formulas)


@pytest.mark.parametrize("field", ["loss", "convention", "optimizer", "initializer", "initial_bias"])
def test_a_setting_that_nobody_knows_can_be_chosen_anew(
    panel: TrainingPanel, bench: Workbench, field: str
) -> None:
    bench.drawing.apply(set_training(bench.drawing, **{field: "xyz"}))
    settings = panel.settings
    settings.refresh()
    form = next(
        form for form in (settings.loss, settings.optimizer, settings.initial) if field in form.choices
    )
    choice = form.choices[field]
    assert form.layout.isRowVisible(choice)
    assert choice.currentIndex() == -1
    choice.activated.emit(1)
    assert getattr(bench.drawing.training, field) == choice.itemData(1)
    settings.refresh()
    assert choice.currentIndex() == 1
