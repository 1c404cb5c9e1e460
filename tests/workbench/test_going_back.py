"""Going back: the last update is taken back by hand, as far as the run is known."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from simulator.drawing.edits import set_fields, set_training
from simulator.drawing.presets import from_layers
from simulator.tools.commands import command
from simulator.training.frame import Frame, State
from simulator.workbench.trainer import Trainer
from simulator.workbench.workbench import Workbench
from tests.workbench.test_trainer import LONG


@pytest.fixture
def bench() -> Iterator[Workbench]:
    drawing = from_layers([2, 3, 1])
    drawing.apply(set_training(drawing, batch=3, shuffle=True))
    bench = Workbench(drawing, Trainer(drawing))
    yield bench
    assert bench.trainer.close()


def do(bench: Workbench, *keys: str) -> Frame:
    for key in keys:
        command(key).run(bench)
        bench.trainer.sync()
        assert bench.trainer.course.runner.wait(LONG)
        bench.trainer.pull()
    assert bench.trainer.frame is not None
    return bench.trainer.frame


def test_a_step_back_takes_the_last_update_back(bench: Workbench) -> None:
    steps = [do(bench, "train.step_batch") for _ in range(5)]
    for earlier in reversed(steps[:-1]):
        frame = do(bench, "train.step_back")
        assert (frame.step, frame.epoch, frame.position) == (earlier.step, earlier.epoch, earlier.position)
        assert np.array_equal(frame.theta, earlier.theta)
        assert np.array_equal(frame.gradient, earlier.gradient)
        assert np.array_equal(frame.update, earlier.update)
        assert (frame.batch, frame.batch_loss, frame.loss) == (
            earlier.batch,
            earlier.batch_loss,
            earlier.loss,
        )
        assert frame.curve.step[-1] == earlier.step
    again = do(bench, "train.step_batch")
    assert np.array_equal(again.theta, steps[1].theta)


def test_before_the_first_step_it_says_why_not(bench: Workbench) -> None:
    said: list[str] = []
    bench.hint_changed.connect(lambda sentence: said.append(str(sentence)))
    do(bench, "train.step_batch", "train.step_back")
    assert not said
    frame = do(bench, "train.step_back")
    assert (frame.step, frame.batch) == (0, ())
    assert np.isnan(frame.batch_loss)
    assert said == ["This run is known from step 0 on: there is nothing before it."]


def test_samples_that_were_gone_through_are_taken_back_first(bench: Workbench) -> None:
    last = do(bench, "train.step_batch", "train.step_batch")
    frame = do(bench, "train.step_sample", "train.step_sample", "train.step_back")
    assert (frame.step, frame.position) == (last.step, last.position)
    assert np.array_equal(frame.theta, last.theta)


def test_samples_before_the_first_step_are_taken_back_too(bench: Workbench) -> None:
    frame = do(bench, "train.step_sample", "train.step_sample", "train.step_back")
    assert (frame.state, frame.step, frame.position) == (State.PAUSED, 0, 0)


def test_a_run_that_goes_on_is_paused_one_step_before(bench: Workbench) -> None:
    bench.trainer.play()
    while bench.trainer.frame is None or bench.trainer.frame.step < 50:
        bench.trainer.pull()
    frame = do(bench, "train.step_back")
    assert bench.trainer.state is State.PAUSED
    assert frame.step >= 49


def test_an_edit_of_the_drawing_ends_the_way_back(bench: Workbench) -> None:
    do(bench, "train.step_batch", "train.step_batch")
    neuron = next(id for id, node in bench.drawing.nodes.items() if node.kind == "neuron")
    bench.drawing.apply(set_fields(bench.drawing, [neuron], activation="relu"))
    frame = do(bench, "train.step_back")
    assert (frame.step, frame.goes_back) == (2, False)


def test_after_a_divergence_it_leads_to_before_it(bench: Workbench) -> None:
    neurons = [id for id, node in bench.drawing.nodes.items() if node.kind == "neuron"]
    bench.drawing.apply(set_fields(bench.drawing, neurons, activation="linear"))
    bench.drawing.apply(set_training(bench.drawing, eta=1e300))
    for _ in range(20):
        frame = do(bench, "train.step_batch")
        if frame.state is State.FAILED:
            break
    assert frame.state is State.FAILED
    frame = do(bench, "train.step_back")
    assert frame.state is State.PAUSED
    assert np.isfinite(frame.theta).all()
    assert np.isnan(frame.batch_loss)
    assert not frame.gradient.any()
