"""The curve: bounded whatever the length, with every extreme kept exactly."""

from __future__ import annotations

from math import isnan

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.training.curve import BAND, Curve

BOUND = 4000


def _curve(losses: list[float]) -> Curve:
    curve = Curve()
    for step, loss in enumerate(losses):
        curve.extend(step, np.array([loss]))
    return curve


def test_short_histories_are_whole() -> None:
    points = _curve([3.0, 1.0, 2.0]).points()
    assert points.step.tolist() == [0, 1, 2]
    assert points.loss.tolist() == [3, 1, 2]
    assert np.isnan(points.held_out).all()


@settings(max_examples=30)
@given(st.integers(0, 2**32 - 1), st.integers(1, 40_000), st.integers(1, 5))
def test_bounded_ordered_and_exact_at_the_extremes(seed: int, length: int, looks: int) -> None:
    losses = np.random.default_rng(seed).lognormal(size=length)
    curve = Curve()
    for step, loss in enumerate(losses.tolist()):
        curve.extend(step, np.array([loss]))
        if step % (length // looks + 1) == 0:
            curve.points()
    points = curve.points()
    assert len(points.step) <= BOUND
    assert (np.diff(points.step) > 0).all()
    assert points.loss.min() == losses.min()
    assert points.loss.max() == losses.max()
    assert (losses[points.step.astype(int)] == points.loss).all()
    assert points.step[0] == 0
    assert points.step[-1] == length - 1


def test_every_stretch_keeps_its_extremes() -> None:
    losses = np.ones(200_000)
    spikes = np.arange(500, 200_000, 1000)
    losses[spikes] = 5.0
    points = _curve(losses.tolist()).points()
    assert set(spikes) <= set(points.step[points.loss == 5.0].astype(int))


@settings(max_examples=30)
@given(st.integers(0, 2**32 - 1), st.integers(1, 30_000))
def test_batches_are_a_band_of_exact_extremes(seed: int, length: int) -> None:
    losses = np.random.default_rng(seed).lognormal(size=length)
    curve = Curve()
    for step, loss in enumerate(losses.tolist()):
        curve.extend(step, np.array([loss]), whole=False)
    points = curve.points()
    assert not len(points.step)
    assert len(points.batch_step) <= BAND + 1
    assert (np.diff(points.batch_step) > 0).all()
    assert (points.batch_step[0], points.batch_step[-1]) == (0, length - 1)
    assert (points.batch_low.min(), points.batch_high.max()) == (losses.min(), losses.max())
    assert (points.batch_low <= points.batch_high).all()


def test_batches_and_whole_runs_stay_apart_when_the_batch_changes_under_way() -> None:
    curve = Curve()
    for step in range(20):
        curve.extend(step, np.array([1.0 + step]), whole=step < 10)
    points = curve.points()
    assert points.step.tolist() == list(range(10))
    assert points.batch_step.tolist() == list(range(10, 20))
    curve.back_to(14)
    assert curve.points().batch_step.tolist() == list(range(10, 15))


def test_a_look_tells_more_about_its_step_than_the_batch() -> None:
    curve = _curve([3.0, 2.0])
    curve.measure(1, 2.0, 2.5, 0.5)
    points = curve.points()
    assert points.step.tolist() == [0, 1]
    assert points.held_out[1] == 2.5


@given(st.integers(0, 10**6))
def test_looks_are_due_often_at_first_then_ever_less(begun: int) -> None:
    curve, looks = Curve(), 0
    for step in range(begun, begun + 20_000):
        if step >= curve.due:
            curve.measure(step, 1.0, 1.0, 1.0)
            assert curve.due <= step + 1 + (step - begun) / 64
            looks += 1
    assert looks < 64 * (2 + np.log(20_000 / 64))


def test_a_million_steps_stay_small() -> None:
    curve = Curve()
    most = 0
    for start in range(0, 1_000_000, 5000):
        for step in range(start, start + 5000):
            curve.extend(step, np.array([1.0 / (step + 1)]))
        most = max(most, len(curve._whole._kept) + len(curve._whole._pending))
    points = curve.points()
    assert most < 4 * BOUND
    assert len(points.step) <= BOUND
    assert points.loss[0] == 1.0
    assert points.loss[-1] == 1e-6


@settings(max_examples=30)
@given(st.integers(1, 3000), st.booleans())
def test_looks_are_kept_thinned_and_merged(count: int, held_out: bool) -> None:
    curve = Curve()
    for step in range(0, count * 7, 7):
        curve.extend(step, np.array([1.0]))
        curve.measure(step, 2.0, 100.0 + step if held_out else float("nan"), 0.5)
    points = curve.points()
    assert len(points.step) <= BOUND
    assert (np.diff(points.step) >= 0).all()
    assert np.nanmax(points.accuracy) == 0.5
    assert np.isfinite(points.loss).all()
    if held_out:
        assert np.nanmax(points.held_out) == 100.0 + (count - 1) * 7
    else:
        assert np.isnan(points.held_out).all()


def test_a_second_look_at_a_step_replaces_the_first_and_what_is_not_finite_is_left_out() -> None:
    curve = Curve()
    curve.measure(3, 1.0, 2.0, 0.1)
    curve.measure(3, 1.5, float("inf"), 0.2)
    curve.measure(4, float("inf"), 2.0, 0.1)
    points = curve.points()
    assert points.loss.tolist() == [1.5]
    assert isnan(points.held_out[0])


def test_going_back_forgets_what_came_later() -> None:
    curve = _curve([1.0] * 100)
    curve.measure(80, 1.0, 1.0, 1.0)
    curve.back_to(50)
    assert curve.points().step.max() == 50
    curve.extend(51, np.array([2.0]))
    assert curve.points().loss[-1] == 2.0
