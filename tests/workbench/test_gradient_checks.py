"""Checks while the window works: in slices, at the weights of the moment, no longer than they are true."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from simulator.drawing.edits import from_layers, remove, set_data, set_fields
from simulator.language import phrase
from simulator.model.gradient_check import check as gradient_check
from simulator.numerics.executors.buffered.numpy_executor import NumpyExecutor
from simulator.training.frame import State
from simulator.workbench.gradient_checks import GradientChecks
from simulator.workbench.workbench import Workbench
from tests.formulas import formula

STEP = phrase("Test", "Test")


@pytest.fixture
def bench() -> Iterator[Workbench]:
    bench = Workbench(from_layers([2, 3, 1], activation="tanh"))
    yield bench
    bench.trainer.close()


def pull(bench: Workbench) -> None:
    bench.trainer.course.runner.wait(5.0)
    bench.trainer.pull()


def finish(checks: GradientChecks) -> None:
    checks.begin()
    while checks.busy:
        checks.work(0.0)


def test_all_is_checked_slice_by_slice(bench: Workbench) -> None:
    checks, shares = bench.checks, []
    checks.begin()
    assert checks.busy
    assert checks.found is None
    while checks.busy:
        checks.work(0.0)
        shares.append(checks.share)
    assert len(shares) > 13, "a slice is one parameter at least"
    assert shares == sorted(shares)
    assert shares[-1] <= 1.0
    assert checks.found is not None
    assert len(checks.found.rows) == 3 * 2 + 3 + 3 + 1
    assert checks.marks == dict.fromkeys(bench.trainer.network.parameter, "pass")  # type: ignore[union-attr]
    assert len(checks.points) == 15
    assert checks.samples is not None
    assert len(checks.samples.x) == checks.samples.of == 4


def test_a_running_training_is_paused_and_checked_where_it_stands(bench: Workbench) -> None:
    bench.trainer.play()
    finish(bench.checks)
    assert bench.trainer.state is not State.RUNNING
    pull(bench)
    assert not bench.checks.stale
    assert bench.trainer.frame is not None
    executor, network = NumpyExecutor(bench.trainer.network.program), bench.trainer.network  # type: ignore[union-attr]
    assert network is not None
    samples = bench.checks.samples
    assert samples is not None
    executor.run(bench.trainer.frame.theta, samples.x)
    executor.backpropagate(samples.y)
    assert bench.checks.found is not None
    found = [row.backpropagated for row in bench.checks.found.rows]
    assert found == executor.gradient.tolist()


def test_a_step_of_training_makes_it_stale(bench: Workbench) -> None:
    finish(bench.checks)
    pull(bench)
    assert bench.checks.marks
    told = []
    bench.checks.marks_changed.connect(told.append)
    bench.trainer.step("batch")
    pull(bench)
    assert bench.checks.stale
    assert told == [{}]


def test_an_edit_makes_it_stale_and_stops_it(bench: Workbench) -> None:
    bench.checks.begin()
    bench.checks.work(0.0)
    bench.history.do(STEP, remove(bench.drawing, ["e1"]))
    bench.trainer.pull()
    assert bench.checks.stale
    assert not bench.checks.busy
    assert not bench.checks.marks
    finish(bench.checks)
    assert not bench.checks.stale
    assert "e1" not in bench.checks.marks


def test_other_data_makes_it_stale_and_a_mere_move_does_not(bench: Workbench) -> None:
    finish(bench.checks)
    bench.history.do(STEP, set_fields(bench.drawing, ["n1"], x=-400.0))
    bench.trainer.pull()
    assert bench.checks.marks
    bench.history.do(STEP, set_data(bench.drawing, dataset="and"))
    bench.trainer.pull()
    assert bench.checks.stale


def test_a_stop_keeps_what_is_found(bench: Workbench) -> None:
    bench.checks.begin()
    for _ in range(5):
        bench.checks.work(0.0)
    bench.checks.stop()
    found = bench.checks.found
    assert found is not None
    assert (len(found.rows), found.count) == (5, 13)
    assert len(bench.checks.marks) == 5


def test_all_is_forgotten_even_in_the_middle_of_a_check(bench: Workbench) -> None:
    bench.checks.begin()
    bench.checks.work(0.0)
    bench.checks.forget()
    assert not bench.checks.busy
    finish(bench.checks)
    assert bench.checks.marks
    bench.checks.forget()
    assert (bench.checks.found, bench.checks.points, bench.checks.problem) == (None, (), None)
    assert not bench.checks.marks
    assert not bench.checks.stale


def test_marks_are_taken_away_and_brought_back(bench: Workbench) -> None:
    finish(bench.checks)
    bench.checks.mark(False)
    assert not bench.checks.marks
    bench.checks.mark(True)
    assert bench.checks.marks
    bench.checks.mark(False)
    finish(bench.checks)
    assert bench.checks.marks, "a new check is shown"


def test_the_marks_are_told_once_not_at_every_slice(bench: Workbench) -> None:
    told: list[object] = []
    bench.checks.marks_changed.connect(told.append)
    finish(bench.checks)
    assert len(told) == 1


def test_a_wrong_gradient_is_marked(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    right = NumpyExecutor.backpropagate

    def wrong(self: NumpyExecutor, y: object) -> float:
        loss = right(self, y)  # type: ignore[arg-type]
        self.gradient[3] *= 1.001
        return loss

    monkeypatch.setattr(NumpyExecutor, "backpropagate", wrong)
    finish(bench.checks)
    assert [id for id, verdict in bench.checks.marks.items() if verdict == "fail"] == ["e4"]


def test_what_cannot_be_trained_says_why(bench: Workbench) -> None:
    bench.history.do(STEP, remove(bench.drawing, list(bench.drawing.nodes)))
    bench.trainer.pull()
    bench.checks.begin()
    assert not bench.checks.busy
    assert bench.trainer.problems
    assert bench.checks.problem == bench.trainer.problems[0]


def test_what_has_no_value_says_why() -> None:
    bench = Workbench(formula("l = log x", x=-1.0))
    try:
        bench.checks.begin()
        assert not bench.checks.busy
        assert "logarithm" in str(bench.checks.problem)
        assert not bench.checks.marks
    finally:
        bench.trainer.close()


def test_escape_takes_the_marks_away(bench: Workbench) -> None:
    from simulator.tools.hand import Hand

    hand = Hand(bench)
    finish(bench.checks)
    bench.selection.set(["e1"])
    hand.escape()
    assert not bench.checks.marks
    assert not bench.selection.ids


def test_the_looks_are_few_where_the_network_is_large() -> None:
    bench = Workbench(from_layers([2, 60, 60, 1], activation="tanh"))
    try:
        bench.history.do(STEP, set_data(bench.drawing, dataset="circle", size=1000))
        bench.checks.begin()
        samples = bench.checks.samples
        assert samples is not None
        assert len(samples.x) == gradient_check.WORK // (2 * 60 + 60 * 60 + 60 + 121)
        assert samples.of == 1000
        assert not np.array_equal(samples.x[0], samples.x[-1])
    finally:
        bench.trainer.close()
