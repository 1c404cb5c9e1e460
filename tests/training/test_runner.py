"""The runner: states, frames one at a time, commands between steps, and an end in time from any state."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from msgspec.structs import replace

from simulator.drawing.edits import set_fields
from simulator.drawing.records import Data
from simulator.training.frame import Frame, State
from simulator.training.inheritance import Inheritance
from simulator.training.mailbox import Mailbox
from simulator.training.pace import Pace
from simulator.training.runner import Runner
from simulator.training.session import Session
from simulator.training.switching import INTERVAL, Turns
from simulator.training.worker import Worker
from tests.training.making import arrives, drawing_of, session_of

LONG = 20.0
"""Seconds after which a test gives up waiting for what comes at once."""


@pytest.fixture
def runner() -> Iterator[Runner]:
    made = Runner()
    yield made
    assert made.close()


def _load(runner: Runner, session: Session | None = None, **training: Any) -> Session:
    session = session or session_of(drawing_of(**training))
    runner.post(lambda worker: worker.succeed(lambda _: session, 1))
    return session


def _until(runner: Runner, condition: Callable[[Frame], bool]) -> Frame:
    """Frames until one fulfills the condition."""
    while True:
        assert arrives(runner.frames, LONG)
        frame = runner.frames.take()
        assert frame is not None
        if condition(frame):
            return frame


def test_a_loaded_session_is_paused_and_shown(runner: Runner) -> None:
    _load(runner)
    frame = _until(runner, lambda _: True)
    assert (frame.state, frame.step, frame.revision) == (State.PAUSED, 0, 1)


def test_play_and_pause(runner: Runner) -> None:
    session = _load(runner)
    runner.post(Worker.play)
    _until(runner, lambda frame: frame.step > 100 and frame.state is State.RUNNING)
    runner.post(Worker.pause)
    frame = _until(runner, lambda frame: frame.state is State.PAUSED)
    assert runner.wait(LONG)
    assert frame.step == session.step
    assert frame.theta.tobytes() == session.theta.tobytes()


def test_a_frame_waits_until_it_is_taken_and_the_latest_wins(runner: Runner) -> None:
    session = _load(runner)
    runner.post(Worker.play)
    reached = threading.Event()
    runner.post(lambda worker: reached.set())
    assert reached.wait(LONG)
    first = _until(runner, lambda frame: frame.state is State.RUNNING)
    assert first.step < session.step or _until(runner, lambda frame: frame.step > first.step)
    runner.post(Worker.pause)
    assert runner.wait(LONG)
    frame = runner.frames.take()
    assert frame is not None
    assert frame.state is State.PAUSED
    assert runner.frames.take() is None


@pytest.mark.parametrize(("grain", "step", "position"), [("sample", 0, 1), ("batch", 1, 2), ("epoch", 2, 0)])
def test_steps(runner: Runner, grain: Any, step: int, position: int) -> None:
    _load(runner, batch=2)
    runner.post(lambda worker: worker.step(grain))
    frame = _until(runner, lambda frame: frame.step == step and frame.position == position)
    assert runner.wait(LONG)
    assert _until(runner, lambda f: True).state is State.PAUSED if frame.state is State.RUNNING else True
    assert runner.worker.state is State.PAUSED


def test_pause_is_heard_at_once_at_one_step_a_second(runner: Runner) -> None:
    session = _load(runner)
    runner.post(lambda worker: worker.set_speed(0.001))
    runner.post(Worker.play)
    _until(runner, lambda frame: frame.step == 1)
    runner.post(Worker.pause)
    _until(runner, lambda frame: frame.state is State.PAUSED)
    assert session.step == 1


def test_an_epoch_step_does_not_wait_for_the_speed(runner: Runner) -> None:
    _load(runner, batch=1)
    runner.post(lambda worker: worker.set_speed(0.001))
    runner.post(lambda worker: worker.step("epoch"))
    frame = _until(runner, lambda frame: frame.epoch == 1)
    assert (frame.step, frame.state) == (4, State.PAUSED)


def test_settings_change_under_way_with_no_reset(runner: Runner) -> None:
    session = _load(runner)
    runner.post(Worker.play)
    _until(runner, lambda frame: frame.step > 10)
    runner.post(lambda worker: worker.retune(replace(session.training, eta=0.0)))
    still = runner.ask(lambda worker: session.theta.copy(), LONG)
    _until(runner, lambda frame: frame.step > 50)
    assert still is not None
    assert (runner.ask(lambda worker: session.theta.copy(), LONG) == still).all()


def test_a_stop_condition_pauses_and_play_goes_on(runner: Runner) -> None:
    _load(runner, stop_epochs=50)
    for epoch in (50, 100):
        runner.post(Worker.play)
        frame = _until(runner, lambda frame: frame.state is State.PAUSED and frame.step > 0)
        while frame.epoch < epoch:
            frame = _until(runner, lambda frame: frame.state is State.PAUSED)
        assert (frame.epoch, frame.stopped_by) == (epoch, "epochs")


def test_divergence_stops_and_there_is_a_way_back(runner: Runner) -> None:
    session = session_of(drawing_of((2, 4, 1), "linear", eta=1e6))
    _load(runner, session)
    runner.post(Worker.play)
    frame = _until(runner, lambda frame: frame.state is State.FAILED)
    assert frame.divergence is not None
    assert frame.way_back
    runner.post(lambda worker: worker.retune(replace(session.training, eta=0.01)))
    runner.post(Worker.back_to_finite)
    frame = _until(runner, lambda frame: frame.state is State.PAUSED)
    assert frame.divergence is None
    assert not frame.way_back
    runner.post(Worker.play)
    _until(runner, lambda frame: frame.step > 100)


def test_a_mistake_of_ours_is_told_and_not_lost(runner: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[BaseException | None] = []
    monkeypatch.setattr(threading, "excepthook", lambda args: told.append(args.exc_value))
    session = _load(runner)
    _until(runner, lambda _: True)

    def broken(_steps: int) -> None:
        raise KeyError("planted")

    monkeypatch.setattr(session.batches, "coming", broken)
    runner.post(Worker.play)
    frame = _until(runner, lambda frame: frame.state is State.FAILED)
    assert "planted" in str(frame.problem)
    assert runner.wait(LONG)
    runner.post(lambda worker: worker.look(1, 0))
    assert "planted" in str(_until(runner, lambda frame: frame.sample == 1).problem)
    assert isinstance(told[0], KeyError)
    monkeypatch.undo()
    runner.post(Worker.play)
    assert _until(runner, lambda frame: frame.step > 10).problem is None


@pytest.mark.parametrize("state", ["never started", "idle", "paused", "running", "slow", "failed"])
def test_closes_in_time_from_any_state(state: str) -> None:
    others = set(threading.enumerate())
    runner = Runner()
    if state == "idle":
        runner.post(lambda worker: worker.succeed(lambda _: None, 1))
    elif state != "never started":
        _load(runner, session_of(drawing_of((2, 4, 1), "linear", eta=1e6 if state == "failed" else 0.1)))
    if state == "slow":
        runner.post(lambda worker: worker.set_speed(0.001))
    if state in ("running", "slow", "failed"):
        runner.post(Worker.play)
        _until(runner, lambda frame: frame.state is (State.FAILED if state == "failed" else State.RUNNING))
    before = sys.getswitchinterval()
    assert runner.close()
    assert runner.close()
    assert sys.getswitchinterval() >= before
    assert not any(thread.name == "training" for thread in set(threading.enumerate()) - others)


def test_looking_shows_at_once_what_is_asked_for(runner: Runner) -> None:
    _load(runner, data=Data(dataset="circle", size=20))
    _until(runner, lambda _: True)
    runner.post(lambda worker: worker.look(3, 6))
    frame = _until(runner, lambda frame: frame.surface is not None)
    assert frame.sample == 3
    assert frame.surface is not None
    assert frame.surface.shape == (6, 6, 1)


def test_a_question_is_answered_between_steps(runner: Runner) -> None:
    assert runner.ask(lambda worker: 1, LONG) == 1
    session = _load(runner)
    runner.post(Worker.play)
    _until(runner, lambda frame: frame.step > 0)
    step, also = runner.ask(lambda worker: (session.step, session.curve.points().step[-1]), LONG) or (0, 0)
    assert step == also + 1 or step == also


def test_nothing_is_inherited_from_nobody() -> None:
    assert Inheritance().learned(None) == {}


def test_the_mailbox_holds_one() -> None:
    box: Mailbox[int] = Mailbox()
    assert box.empty
    box.put(1)
    box.put(2)
    assert not box.empty
    assert box.take() == 2
    assert box.take() is None


def test_threads_take_turns_faster_while_somebody_trains() -> None:
    usual, turns = sys.getswitchinterval(), Turns()
    turns.quicken()
    turns.quicken()
    assert sys.getswitchinterval() == pytest.approx(INTERVAL)
    turns.relax()
    assert sys.getswitchinterval() == pytest.approx(INTERVAL)
    turns.relax()
    assert sys.getswitchinterval() == pytest.approx(usual)


def test_the_pace_owes_no_more_than_a_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("simulator.training.pace.perf_counter", lambda: now[0])
    pace = Pace()
    pace.set_speed(10.0)
    pace.start()
    assert pace.wait() == 0.0
    pace.count()
    assert pace.wait() == pytest.approx(0.1)
    now[0] += 60.0
    owed = 0
    while pace.wait() == 0.0:
        pace.count()
        owed += 1
    assert owed <= 5
    pace.framed(now[0] - 1.0)
    assert pace.frame_wait() == pytest.approx(4.0)
    now[0] += 4.1
    assert pace.frame_wait() == 0.0


def test_the_first_call_tells_nothing_about_the_speed(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("simulator.training.pace.perf_counter", lambda: now[0])
    pace = Pace()
    pace.start()
    now[0] += 2.0  # everything is loaded
    pace.count(1)
    pace.framed(now[0])
    assert pace.steps_per_second == 0.0
    now[0] += 0.5
    pace.count(1000)
    pace.framed(now[0])
    assert pace.steps_per_second == 2000.0
    pace.forget()
    assert pace.steps_per_second == 0.0


def test_steps_that_were_taken_back_do_not_slow_the_pace() -> None:
    pace = Pace()
    pace.timed(100, 0.01)
    for _ in range(2000):
        pace.timed(-1, 0.01)
    assert pace.steps_within(1.0) >= 5000


def test_where_nothing_can_learn_play_says_so_and_stops(runner: Runner) -> None:
    drawing = drawing_of()
    drawing.apply(set_fields(drawing, [*drawing.nodes, *drawing.edges], frozen=True))
    _load(runner, session_of(drawing))
    runner.post(Worker.play)
    frame = _until(runner, lambda frame: frame.stopped_by is not None)
    assert (frame.state, frame.stopped_by, frame.step) == (State.PAUSED, "still", 0)
    runner.post(lambda worker: worker.step("batch"))
    assert _until(runner, lambda frame: frame.step == 1).stopped_by is None
