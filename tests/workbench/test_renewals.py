"""New weights and resets: what was learned before them is never lost, and undo brings it back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from simulator.drawing.edits import set_fields, toggle_frozen
from simulator.language import phrase
from simulator.tools.commands import command
from simulator.training.frame import Frame, State
from simulator.workbench.workbench import Workbench
from tests.training.making import drawing_of
from tests.workbench.conftest import run

LONG = 20.0


@pytest.fixture
def bench() -> Iterator[Workbench]:
    drawing = drawing_of()
    drawing.apply(set_fields(drawing, ["e1"], weight=0.15))
    made = Workbench(drawing)
    yield made
    assert made.trainer.close()


def train(bench: Workbench, steps: int) -> dict[str, float]:
    for _ in range(steps):
        bench.trainer.step("batch")
    settled(bench)
    return bench.trainer.learned()


def settled(bench: Workbench) -> Frame:
    bench.trainer.sync()
    assert bench.trainer.course.runner.wait(LONG)
    bench.trainer.pull()
    assert bench.trainer.frame is not None
    return bench.trainer.frame


def test_new_weights_differ_everywhere_also_where_one_was_typed(bench: Workbench) -> None:
    before = bench.trainer.initial()
    run(bench, "train.new_weights")
    after = bench.trainer.learned()
    weights = [id for id in after if id in bench.drawing.edges]
    assert all(after[id] != before[id] for id in weights)
    assert after == bench.trainer.initial()


def test_new_weights_leave_what_is_frozen_as_it_is(bench: Workbench) -> None:
    learned = train(bench, 7)
    edge, node = "e1", next(id for id in learned if id in bench.drawing.nodes)
    bench.history.do(phrase("Test", "Freeze"), toggle_frozen(bench.drawing, [edge, node]))
    run(bench, "train.new_weights")
    settled(bench)
    after = bench.trainer.learned()
    assert [id for id in after if after[id] == learned[id]] == [edge, node]


def test_undo_of_new_weights_brings_back_learned_ones_steps_and_curve(bench: Workbench) -> None:
    initial = bench.trainer.initial()
    learned = train(bench, 7)
    points = len(settled(bench).curve.step)
    run(bench, "train.new_weights")
    assert settled(bench).step == 0
    assert len(bench.trainer.shelf.curves) == 1
    run(bench, "edit.undo")
    frame = settled(bench)
    assert bench.trainer.learned() == learned
    assert bench.trainer.initial() == initial
    assert (frame.step, frame.state) == (7, State.PAUSED)
    assert len(frame.curve.step) == points
    assert bench.trainer.shelf.curves == ()
    assert not command("train.bring_back").enabled(bench)


def test_redo_brings_back_what_the_new_weights_have_learned(bench: Workbench) -> None:
    first = train(bench, 3)
    run(bench, "train.new_weights")
    second = train(bench, 5)
    run(bench, "edit.undo")
    assert bench.trainer.learned() == first
    run(bench, "edit.redo")
    assert bench.trainer.learned() == second
    assert settled(bench).step == 5
    run(bench, "edit.undo")
    assert bench.trainer.learned() == first


def test_a_typed_value_that_replaced_a_learned_one_comes_back_too(bench: Workbench) -> None:
    train(bench, 3)
    bench.history.do(phrase("Test", "Type"), set_fields(bench.drawing, ["e2"], weight=4.5))
    learned = bench.trainer.learned()
    assert learned["e2"] == 4.5
    run(bench, "train.new_weights", "edit.undo")
    assert bench.trainer.learned() == learned


def test_many_throws_of_the_dice_are_undone_to_what_was_trained(bench: Workbench) -> None:
    learned = train(bench, 3)
    thrown = []
    for _ in range(30):
        run(bench, "train.new_weights")
        thrown.append(bench.trainer.learned())
    for weights in reversed(thrown):
        assert bench.trainer.learned() == weights
        run(bench, "edit.undo")
    assert bench.trainer.learned() == learned


def test_training_goes_on_after_undo_as_if_nothing_had_been(bench: Workbench) -> None:
    bench.history.do(
        phrase("Test", "Adam"), set_fields(bench.drawing, ["training"], optimizer="adam", batch=1)
    )
    train(bench, 5)
    run(bench, "train.new_weights", "edit.undo")
    broken = train(bench, 5)
    other = Workbench(drawing_of())
    try:
        other.drawing.apply(set_fields(other.drawing, ["e1"], weight=0.15))
        other.drawing.apply(set_fields(other.drawing, ["training"], optimizer="adam", batch=1))
        assert train(other, 10) == broken
    finally:
        assert other.trainer.close()


def test_what_a_reset_left_is_brought_back_run_by_run(bench: Workbench) -> None:
    assert not command("train.bring_back").enabled(bench)
    run(bench, "train.reset")
    assert not command("train.bring_back").enabled(bench)
    first = train(bench, 4)
    run(bench, "train.reset")
    second = train(bench, 6)
    run(bench, "train.reset", "train.bring_back")
    assert (bench.trainer.learned(), settled(bench).step) == (second, 6)
    run(bench, "train.bring_back")
    assert (bench.trainer.learned(), settled(bench).step) == (first, 4)
    run(bench, "train.bring_back")
    assert bench.trainer.learned() == second
    assert len(bench.trainer.shelf.curves) == 1


def test_another_file_forgets_the_runs_of_the_last(bench: Workbench) -> None:
    train(bench, 4)
    run(bench, "train.reset")
    bench.history.clear()
    bench.trainer.load_weights({}, {}, 0, 0)
    assert not command("train.bring_back").enabled(bench)


def test_weights_that_a_file_brought_count_as_learned(bench: Workbench) -> None:
    loaded = dict.fromkeys(bench.trainer.initial(), 0.75)
    bench.trainer.load_weights(loaded, bench.trainer.initial(), 0, 0)
    run(bench, "train.reset", "train.bring_back")
    assert bench.trainer.learned() == loaded


def test_an_undone_step_that_is_overwritten_leaves_its_run_in_reach(bench: Workbench) -> None:
    run(bench, "train.new_weights")
    learned = train(bench, 5)
    run(bench, "edit.undo")
    bench.history.do(phrase("Test", "Type"), set_fields(bench.drawing, ["training"], eta=0.25))
    run(bench, "train.bring_back")
    assert bench.trainer.learned() == learned
