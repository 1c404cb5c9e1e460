"""Parts of frames that are made seldom: the same while they are young, of this moment when training rests."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.drawing.records import Data
from simulator.language import phrase
from simulator.problems import refuse
from simulator.training import seldom
from simulator.training.frame import Frame, State
from simulator.training.framing import frame_of
from simulator.training.seldom import Parts, Seldom
from simulator.training.striding import step_batch
from simulator.training.worker import Worker
from tests.training.making import drawing_of, session_of


def test_a_part_is_made_anew_only_when_it_is_old(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [100.0]
    monkeypatch.setattr(seldom, "perf_counter", lambda: clock[0])
    part: Seldom[object] = Seldom(0.5)
    first = part.get(object)
    clock[0] += 0.4
    assert part.get(object) is first
    clock[0] += 0.2
    assert part.get(object) is not first


def test_a_part_that_takes_long_is_made_the_more_seldom(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [100.0]
    monkeypatch.setattr(seldom, "perf_counter", lambda: clock[0])

    def slow() -> object:
        clock[0] += 0.1
        return object()

    part: Seldom[object] = Seldom(0.5)
    first = part.get(slow)
    clock[0] += 0.1 / seldom.SHARE - 0.1
    assert part.get(slow) is first
    clock[0] += 0.2
    assert part.get(slow) is not first


def test_frames_share_young_parts_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seldom, "perf_counter", lambda: 100.0)
    session, parts = session_of(drawing_of(data=Data(dataset="circle", size=40))), Parts()
    session.surface_side = 5
    first = frame_of(session, 1, State.RUNNING, 0.0, parts)
    step_batch(session)
    second = frame_of(session, 1, State.RUNNING, 0.0, parts)
    assert second.curve is first.curve
    assert second.surface is first.surface
    assert second.loss != first.loss
    fresh = frame_of(session, 1, State.PAUSED)
    assert fresh.surface is not None
    assert not np.array_equal(fresh.surface, first.surface)
    assert fresh.curve.step[-1] == 1


def test_a_worker_that_pauses_shows_everything_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seldom, "perf_counter", lambda: 100.0)
    session, worker = session_of(drawing_of()), Worker(interrupted=lambda: False)
    worker.succeed(lambda _: session, 1)
    worker.play()
    worker.work()
    worker.pause()
    frame = worker.frames.take()
    assert isinstance(frame, Frame)
    assert frame.curve.step[-1] == frame.step == session.step > 0


def test_a_refusal_that_stops_training_is_said_in_its_own_words() -> None:
    session, worker = session_of(drawing_of()), Worker(interrupted=lambda: False)
    worker.succeed(lambda _: session, 1)
    worker.fail(refuse(phrase("Test", "The data does not fit.")))
    frame = worker.frames.take()
    assert frame is not None
    assert (frame.state, str(frame.problem)) == (State.FAILED, "The data does not fit.")
