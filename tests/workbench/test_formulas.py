"""Formulas on the bench: they train without data, and outside their domain they say why and wait."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from simulator.drawing.edits import set_data, set_fields
from simulator.model.domain import troubles
from simulator.training.dataset import NOTHING
from simulator.training.frame import Frame, State
from simulator.workbench.trainer import Trainer
from tests.attaching import attach
from tests.formulas import formula, labeled, rosenbrock
from tests.training.making import arrives

LONG = 20.0
Pull = Callable[[Trainer, Callable[[Frame], bool]], Frame]


@pytest.fixture
def pull() -> Iterator[Pull]:
    """Pulls frames of a trainer until one is as wanted; closes all trainers in the end."""
    trainers: list[Trainer] = []

    def until(trainer: Trainer, wanted: Callable[[Frame], bool]) -> Frame:
        trainers.append(trainer)
        for _ in range(2000):
            arrives(trainer.course.runner.frames, 0.01)
            trainer.pull()
            if trainer.frame is not None and wanted(trainer.frame):
                return trainer.frame
        raise AssertionError("it never came")

    yield until
    assert all(trainer.close() for trainer in trainers)


def test_a_formula_is_made_small(pull: Pull) -> None:
    trainer = Trainer(rosenbrock())
    assert trainer.dataset is NOTHING
    assert pull(trainer, lambda frame: True).loss == pytest.approx(24.2)
    trainer.play()
    frame = pull(trainer, lambda frame: frame.loss < 0.1)
    assert frame.outputs.shape == (1, 1)
    trainer.pause()


def test_outside_its_domain_it_says_why_and_goes_on_when_that_is_mended(pull: Pull) -> None:
    drawing = formula("l = log x", "f = exp l", x=-2)
    trainer, log = Trainer(drawing), labeled(drawing, "l")
    frame = pull(trainer, lambda frame: True)
    assert trainer.network is not None
    assert set(troubles(drawing, trainer.network, frame.a, frame.wild)) == {log, labeled(drawing, "f")}
    for _ in range(2):
        trainer.play()
        frame = pull(trainer, lambda frame: frame.state is State.FAILED)
        assert "x brings -2" in str(frame.problem)
        assert frame.problem is not None
        assert frame.problem.about[0] == log
    drawing.apply(set_fields(drawing, [labeled(drawing, "x")], bias=3.0))
    trainer.sync()
    frame = pull(trainer, lambda frame: frame.loss == pytest.approx(3.0))
    assert not frame.wild.any()
    trainer.step("batch")
    assert pull(trainer, lambda frame: frame.step == 1).problem is None


def test_an_input_brings_the_data_and_its_loss_back(pull: Pull) -> None:
    drawing = formula("f = square x", x=2.0)
    trainer = Trainer(drawing)
    pull(trainer, lambda frame: frame.loss == 4.0)
    change, neuron = attach(drawing, labeled(drawing, "f"), 300.0, 0.0)
    drawing.apply(change)
    drawing.apply(attach(drawing, neuron, 0.0, 300.0, "input")[0])
    trainer.sync()
    assert not trainer.problems, [str(problem) for problem in trainer.problems]
    assert trainer.dataset is not None
    assert trainer.dataset.key == "xor"
    frame = pull(trainer, lambda frame: True)
    assert frame.outputs.shape == (4, 1)


def test_a_formula_asks_for_no_table(pull: Pull) -> None:
    drawing = formula("f = square x", x=2.0)
    drawing.apply(set_data(drawing, dataset="table"))
    trainer = Trainer(drawing)
    assert not trainer.problems
    pull(trainer, lambda frame: frame.loss == 4.0)
    drawing.apply(attach(drawing, labeled(drawing, "f"), 0.0, 300.0, "input")[0])
    trainer.sync()
    assert "No table is loaded" in str(trainer.problems[0])
