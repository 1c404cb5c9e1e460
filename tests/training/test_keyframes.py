"""Keyframes and strides: the same bits by every way, and every earlier step of a long run within reach."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from simulator.drawing.records import Data
from simulator.numerics.optimizers import OPTIMIZERS
from simulator.training import keyframes, replay
from simulator.training.replay import go_back, state_at
from simulator.training.session import CHEAP, LOOKS, Session
from simulator.training.striding import advance, step_batch, step_sample
from tests.training.making import drawing_of, session_of

SETTINGS: list[dict[str, Any]] = [
    {},
    {"batch": 3},
    {"batch": 7, "optimizer": "adam", "eta": 0.01},
    {"batch": 5, "shuffle": False, "optimizer": "momentum"},
    {"batch": 1, "l2": 0.01},
]


def make(fields: dict[str, Any], held_out: float = 0.2) -> Session:
    return session_of(drawing_of((2, 3, 1), data=Data(dataset="moons", size=23, held_out=held_out), **fields))


def same(one: object, other: object) -> bool:
    """Bit by bit, also inside."""
    if isinstance(one, np.ndarray):
        return bool(np.array_equal(one, other))
    if isinstance(one, dict):
        assert isinstance(other, dict)
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if hasattr(one, "__slots__") and not isinstance(one, str | int | float | tuple):
        return all(same(getattr(one, name), getattr(other, name)) for name in one.__slots__)
    return one == other


@settings(max_examples=40)
@given(st.sampled_from(SETTINGS), st.lists(st.integers(1, 60), min_size=1, max_size=12))
def test_the_same_bits_whatever_the_strides(fields: dict[str, Any], strides: list[int]) -> None:
    by_strides, by_steps = make(fields), make(fields)
    for stride in strides:
        assert advance(by_strides, stride)
    for _ in range(sum(strides)):
        assert step_batch(by_steps)
    assert same(by_strides.state(), by_steps.state())
    assert np.array_equal(by_strides.curve.points().loss, by_steps.curve.points().loss)


def test_what_is_drawn_beforehand_and_not_used_leaves_no_trace() -> None:
    ahead, plain = make({"batch": 4}), make({"batch": 4})
    for session in (ahead, plain):
        advance(session, 2)
    ahead.batches.coming(500)
    for session in (ahead, plain):
        session.retune(replace(session.training, batch=6))
        advance(session, 40)
    assert same(ahead.state(), plain.state())


@settings(max_examples=60)
@given(st.data())
def test_any_earlier_step_is_reached_to_the_bit(data: st.DataObject) -> None:
    session = make(data.draw(st.sampled_from(SETTINGS)))
    states = {}
    for _ in range(data.draw(st.integers(1, 8))):
        for _ in range(data.draw(st.integers(0, 3))):
            _do_something_by_hand(session, data)
        states[session.step] = session.state()
        advance(session, data.draw(st.integers(1, 90)))
    step = data.draw(st.sampled_from(sorted(states)))
    found, then = state_at(session, step), states[step]
    for name in ("point", "step", "before_step", "stopping", "calm"):
        assert same(getattr(found, name), getattr(then, name)), name
    assert (found.batches.epoch, found.batches.position) == (then.batches.epoch, then.batches.position)
    assert found.batches.generator["state"] == then.batches.generator["state"]


def _do_something_by_hand(session: Session, data: st.DataObject) -> None:
    """Look at a sample, or change the settings, also to and fro between two steps."""
    if data.draw(st.booleans()):
        step_sample(session)
        return
    fields = {
        "eta": st.sampled_from([0.01, 0.05]),
        "optimizer": st.sampled_from([row.key for row in OPTIMIZERS]),
        "batch": st.integers(0, 9),
        "shuffle": st.booleans(),
    }
    chosen = data.draw(st.sampled_from(sorted(fields)))
    session.retune(replace(session.training, **{chosen: data.draw(fields[chosen])}))


def test_an_optimizer_that_was_changed_to_and_fro_begins_anew_in_a_replay_as_well() -> None:
    session = make({"optimizer": "adam", "eta": 0.01})
    advance(session, 20)
    for optimizer in ("momentum", "adam"):
        session.retune(replace(session.training, optimizer=optimizer))
    advance(session, 10)
    then = session.state()
    advance(session, 10)
    assert same(state_at(session, 30).point, then.point)


@pytest.mark.parametrize("shuffle", [False, True])
def test_an_epoch_that_was_looked_into_keeps_its_order_in_a_replay(shuffle: bool) -> None:
    session = make({"batch": 4, "shuffle": shuffle})
    advance(session, session.batches.upto(3))
    step_sample(session)
    session.retune(replace(session.training, shuffle=not shuffle))
    advance(session, 3)
    then = session.state()
    advance(session, 10)
    assert same(state_at(session, then.step).point, then.point)


def test_a_way_back_is_replayed_where_its_keyframe_has_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyframes, "MOST", 4)
    monkeypatch.setattr(keyframes, "FEWEST", 4)
    fields = {"batch": 4, "optimizer": "momentum", "eta": 0.02}
    session = session_of(drawing_of((2, 3, 1), "linear", data=Data(dataset="moons", size=23), **fields))
    advance(session, 70)
    session.retune(replace(session.training, eta=1e6))
    assert not advance(session, 10_000)
    session.back_to_finite()
    session.retune(replace(session.training, eta=0.02))
    advance(session, 3)
    wanted = session.step, session.theta.copy()
    advance(session, 5_000)
    steps = [state.step for state in session.keyframes._kept]
    turned = [turn.step for turn in session.keyframes._turns if turn.state is not None]
    assert turned
    assert not set(turned) & set(steps)
    assert np.array_equal(state_at(session, wanted[0]).point.theta, wanted[1])


def test_settings_that_change_all_the_time_take_no_more_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyframes, "MOST", 6)
    monkeypatch.setattr(keyframes, "FEWEST", 6)
    session, wanted = make({"batch": 4}), {}
    for change in range(40):
        wanted[session.step] = session.theta.copy()
        session.retune(replace(session.training, batch=3 + change % 5))
        advance(session, 7)
        assert sum(turn.state is not None for turn in session.keyframes._turns) <= 6
    first = session.keyframes._kept[0].step
    reached = [step for step in wanted if step >= first]
    assert len(reached) >= 3
    for step in reached:
        assert np.array_equal(state_at(session, step).point.theta, wanted[step])
    with pytest.raises(ValueError, match="not in this run"):
        state_at(session, first - 1)


def test_keyframes_grow_rare_and_stay_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyframes, "MOST", 20)
    monkeypatch.setattr(keyframes, "OFTEN", 4)
    session = make({"batch": 4})
    wanted = {}
    for _ in range(60):
        wanted[session.step] = session.theta.copy()
        advance(session, 17)
    assert len(session.keyframes._kept) <= 20
    for step, theta in wanted.items():
        assert np.array_equal(state_at(session, step).point.theta, theta)


def test_a_step_that_never_was_is_an_error() -> None:
    session = make({})
    advance(session, 10)
    with pytest.raises(ValueError, match="11"):
        state_at(session, 11)


@settings(max_examples=60)
@given(st.data())
def test_going_back_and_on_again_leaves_no_trace(data: st.DataObject) -> None:
    fields = data.draw(st.sampled_from(SETTINGS))
    there_and_back, straight = make(fields), make(fields)
    for session in (there_and_back, straight):
        advance(session, data.draw(st.just(40)))
        session.retune(replace(session.training, eta=0.2))
    far = data.draw(st.integers(1, 90))
    advance(there_and_back, far)
    for _ in range(data.draw(st.integers(1, 3))):
        to = data.draw(st.integers(41, there_and_back.step))
        go_back(there_and_back, to)
        assert there_and_back.step == to
    end = there_and_back.step + data.draw(st.integers(0, 90))
    for session in (there_and_back, straight):
        advance(session, end - session.step)
    assert same(there_and_back.state(), straight.state())
    assert (there_and_back.batch_loss, there_and_back.epoch) == (straight.batch_loss, straight.epoch)
    assert np.array_equal(there_and_back.last_batch, straight.last_batch)
    there, here = there_and_back.curve.points(), straight.curve.points()
    assert there.step[-1] <= end
    _, one, other = np.intersect1d(there.step, here.step, return_indices=True)
    assert len(one) > 1
    np.testing.assert_allclose(there.loss[one], here.loss[other], rtol=1e-12)


def test_what_was_before_is_still_known_after_going_back() -> None:
    session = make({"batch": 3})
    advance(session, 500)
    early = state_at(session, 100)
    for step in (400, 399, 250):
        go_back(session, step)
        assert session.keyframes.first == 0
    assert same(state_at(session, 100), early)
    go_back(session, 0)
    assert (session.step, session.epoch) == (0, 0)
    with pytest.raises(ValueError, match="step 1"):
        state_at(session, 1)


def test_settings_that_were_changed_since_stay_what_they_are() -> None:
    session, fresh = make({"batch": 3, "optimizer": "momentum"}), make({"batch": 3, "optimizer": "momentum"})
    advance(session, 50)
    changed = replace(session.training, batch=5, optimizer="adam", eta=0.01)
    session.retune(changed)
    advance(session, 50)
    go_back(session, 30)
    assert session.training == changed
    advance(fresh, 30)
    assert np.array_equal(session.theta, fresh.theta)
    fresh.retune(changed)
    for each in (session, fresh):
        advance(each, 20)
    assert same(session.state(), fresh.state())
    assert same(state_at(session, 10), state_at(fresh, 10))


def test_stop_conditions_are_those_of_the_moment() -> None:
    session = make({"batch": 5, "patience": 3, "eta": 0.05})
    advance(session, 33)
    then = session.state()
    advance(session, 60)
    assert same(state_at(session, 33), then)
    stopping = make({"batch": 5, "stop_epochs": 3})
    advance(stopping, 1000)
    assert stopping.stopped_by == "epochs"
    stopping.begin()
    begun = stopping.state()
    advance(stopping, 2)
    later = stopping.state()
    advance(stopping, 2)
    assert same(state_at(stopping, begun.step), begun)
    assert same(state_at(stopping, later.step), later)


def test_a_run_that_was_stopped_stands_still_until_it_is_begun() -> None:
    session = make({"batch": 5, "stop_epochs": 2})
    advance(session, 1000)
    stopped = session.step
    assert advance(session, 1000)
    assert session.step == stopped
    session.begin()
    advance(session, 1)
    assert session.step == stopped + 1


def test_changes_of_settings_are_remembered_with_a_bound() -> None:
    session = make({"batch": 5})
    for number in range(3 * keyframes.TURNS):
        session.retune(replace(session.training, eta=0.01 + 1e-6 * (number % 7)))
        advance(session, 1)
    assert len(session.keyframes._turns) <= keyframes.TURNS + 1
    then = session.step - 50
    assert session.first <= then
    twin = make({"batch": 5})
    for number in range(then):
        twin.retune(replace(twin.training, eta=0.01 + 1e-6 * (number % 7)))
        advance(twin, 1)
    assert np.array_equal(state_at(session, then).point.theta, twin.theta)


def test_the_rest_of_an_epoch_is_not_taken_for_the_whole_data() -> None:
    session = make({"batch": 5}, held_out=0.0)
    advance(session, 2)
    session.retune(replace(session.training, batch=0))
    step, exact = session.step, session.gauge.loss(session.theta)
    advance(session, 1)
    points = session.curve.points()
    assert points.loss[points.step == step] == pytest.approx(exact, rel=1e-12)


def test_looks_at_many_rows_are_rare() -> None:
    data = Data(dataset="moons", size=5 * CHEAP, held_out=0.2)
    session = session_of(drawing_of((2, 2, 1), data=data, batch=100))
    looks = []
    read = session.gauge.read
    session.gauge.read = lambda theta: (looks.append(session.step), read(theta))[1]  # type: ignore[method-assign]
    epoch = session.batches.upto(1)
    advance(session, 2 * epoch)
    assert 2 <= len(looks) <= 2 * 2 * LOOKS


def test_after_a_long_way_back_the_next_steps_are_near(monkeypatch: pytest.MonkeyPatch) -> None:
    session, made = make({"batch": 3}), []
    session.keyframes.every = 10_000
    advance(session, 3000)
    plain = replay.advance
    monkeypatch.setattr(replay, "advance", lambda twin, steps: (made.append(steps), plain(twin, steps))[1])
    early = state_at(session, 2000)
    made.clear()
    go_back(session, 2990)
    assert sum(made) > 2500
    made.clear()
    for step in range(2989, 2950, -1):
        go_back(session, step)
    assert sum(made) < 39 * (replay.NEAR + 2)
    assert same(state_at(session, 2000), early)
