"""Divergence campaign: whatever the learning rate, weights or data, training stops in time and says where."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace

from simulator.drawing.drawing import Drawing
from simulator.drawing.presets import from_layers
from simulator.drawing.records import Column, Data, Table, Training
from simulator.numerics.activations import ACTIVATIONS
from simulator.numerics.executors.buffered import numpy_strider
from simulator.numerics.executors.buffered.numpy_strider import finite
from simulator.numerics.executors.loading import Compiled
from simulator.numerics.optimizers import OPTIMIZERS
from simulator.training import striding
from simulator.training.calm import Calm
from simulator.training.divergence import blank, tame, untamed, wild_of
from simulator.training.frame import Frame, State
from simulator.training.framing import frame_of
from simulator.training.session import Session
from simulator.training.standing import standing_of, why_unfit
from simulator.training.striding import advance, step_batch
from tests.training.making import drawing_of, session_of

STEPS = 60


def _case(rng: np.random.Generator) -> Drawing:
    """eta from 1e-3 to 1e10, initial weights from 1e-5 to 1e5, features up to 1e300."""
    size = 10.0 ** rng.choice([0.0, 3.0, 100.0, 300.0], p=[0.55, 0.25, 0.1, 0.1])
    x = rng.uniform(-1, 1, (2, 6)) * size
    columns = [Column(name=f"x{i}", role="feature", values=tuple(row)) for i, row in enumerate(x.tolist())]
    columns.append(Column(name="y", role="target", values=tuple(rng.uniform(-1, 1, 6).tolist())))
    training = Training(
        eta=float(10.0 ** rng.uniform(-3, 10)),
        spread=float(10.0 ** rng.uniform(-5, 5)),
        optimizer=str(rng.choice([kind.key for kind in OPTIMIZERS])),
        batch=int(rng.choice([0, 1, 4])),
        l2=float(rng.choice([0.0, 0.01])),
        seed=int(rng.integers(1000)),
    )
    data = Data(dataset="table", table=Table(name="wild", columns=tuple(columns)))
    activations = [row.key for row in ACTIVATIONS]
    hidden, out = str(rng.choice(activations)), str(rng.choice(["linear", "linear", *activations]))
    return from_layers([2, int(rng.integers(1, 5)), 1], hidden, out, [training, data])


def _check(session: Session, drawing: Drawing) -> None:
    """After every step: weights finite; on a divergence a name, and nothing that is not finite to paint."""
    while session.step < STEPS:
        going_on = step_batch(session)
        assert np.isfinite(session.theta).all()
        if not going_on or session.step % 20 == 1:
            _check_frame(frame_of(session, 1, State.RUNNING))
        if not going_on:
            assert session.divergence is not None
            problem = session.divergence.explain(drawing, session.network)
            assert set(problem.about) <= drawing.nodes.keys() | drawing.edges.keys()
            assert problem.about
            assert str(problem)
            assert not step_batch(session)
            return
        assert np.isfinite(session.executors.numpy.executor.z).all()
        assert np.isfinite(session.point.gradient).all()


def _check_frame(frame: Frame) -> None:
    for name in ("theta", "gradient", "update", "z", "a", "delta"):
        assert np.isfinite(getattr(frame, name)).all(), name
    assert not np.isinf(frame.outputs).any()
    assert np.isfinite(frame.curve.loss).all()


def _campaign(count: int, seed: int) -> int:
    """How many of so many cases diverged."""
    diverged = 0
    rng = np.random.default_rng(seed)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for _ in range(count):
            drawing = _case(rng)
            session = session_of(drawing)
            _check(session, drawing)
            diverged += session.divergence is not None
    print(f"divergence: seed {seed}, N {count}, diverged {diverged}")
    return diverged


def test_stops_in_time_names_the_place_and_keeps_quiet(capfd: pytest.CaptureFixture[str]) -> None:
    assert 20 <= _campaign(100, seed=1) <= 95
    assert capfd.readouterr().err == ""


@pytest.mark.campaign
@pytest.mark.timeout(3600)
def test_long_campaign() -> None:
    _campaign(5000, seed=2)


def _blind(_values: np.ndarray) -> bool:
    return True


def _keeps_the_last_weights(session: Session) -> None:
    bad = session.theta * np.inf
    DIVERGE(session)
    session.theta[:] = bad


DIVERGE = striding._diverge


@pytest.mark.parametrize("fault", ["no check of finiteness", "broken weights are kept"])
def test_the_campaign_catches_planted_faults(monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    monkeypatch.setattr(Compiled, "ready", False)  # into machine code no fault can be planted
    if fault == "no check of finiteness":
        monkeypatch.setattr(numpy_strider, "finite", _blind)
    else:
        monkeypatch.setattr(striding, "_diverge", _keeps_the_last_weights)
    with pytest.raises(AssertionError):
        _campaign(100, seed=1)


def _wild(**fields: Any) -> Session:
    return session_of(drawing_of((2, 4, 1), "linear", **({"eta": 1e6, "spread": 1.0} | fields)))


@pytest.mark.parametrize("eta", [3.0, 1e2, 1e6, 1e10, 1e100])
def test_back_and_half_the_learning_rate_gets_it_running_again(eta: float) -> None:
    session = _wild(eta=eta)
    assert not advance(session, 10_000)
    first = session.curve.points().loss[0]
    halvings = 0
    while session.divergence is not None:
        session.back_to_finite()
        assert session.divergence is None
        assert session.gauge.loss(session.theta) <= 10 * first
        session.retune(replace(session.training, eta=session.training.eta / 2))
        halvings += 1
        advance(session, 2000 * session.batches.upto(1))
    assert halvings <= np.log2(eta) + 2
    assert session.gauge.loss(session.theta) < 10 * first


def test_the_curve_goes_back_with_the_weights() -> None:
    session = _wild()
    assert not advance(session, 10_000)
    session.back_to_finite()
    assert session.curve.points().step.max() <= session.step


@pytest.mark.parametrize("batch", [0, 3])
@pytest.mark.parametrize("shuffle", [False, True])
def test_epochs_go_back_with_the_weights(batch: int, shuffle: bool) -> None:
    session = _wild(eta=1.0, batch=batch, shuffle=shuffle)
    each = session.batches.upto(1)
    while advance(session, 10_000) and session.step < 100_000:
        session.retune(replace(session.training, eta=10 * session.training.eta))
    assert session.divergence is not None
    assert (session.epoch, session.batches.position // max(batch, 1)) == divmod(session.step, each)
    session.back_to_finite()
    assert (session.epoch, session.batches.position // max(batch, 1)) == divmod(session.step, each)
    standing = standing_of(session)
    assert standing is not None
    place = (session.network, session.dataset.training, session.training, session.step, session.epoch)
    assert why_unfit(standing, *place) is None


def test_weights_stay_at_the_last_step_where_everything_was_finite() -> None:
    session = _wild()
    good = [session.theta.copy()]
    while step_batch(session) and session.step < 10_000:
        good.append(session.theta.copy())
    gradient_was_finite_at = good[-2]
    assert session.theta.tobytes() == gradient_was_finite_at.tobytes()
    assert session.step == len(good) - 2


@np.errstate(all="ignore")
def test_finite_sees_every_kind_of_number() -> None:
    huge = np.full(9, 1e300)
    assert finite(huge)
    assert finite(np.zeros((0, 3)))
    for bad in (np.nan, np.inf, -np.inf):
        for place in range(9):
            values = huge.copy()
            values[place] = bad
            assert not finite(values)
            assert not finite(values.reshape(3, 3))
            assert np.isfinite(tame(values)).all()
            assert np.flatnonzero(np.isnan(blank(values))).tolist() == [place]
            assert np.flatnonzero(wild_of(values)).tolist() == [place]
            assert np.array_equal(untamed(tame(values), wild_of(values)), blank(values), equal_nan=True)
    assert not wild_of(huge).size
    assert untamed(huge, wild_of(huge)) is huge


def test_calm_prefers_the_present_and_knows_when_there_is_nothing_better() -> None:
    theta = np.array([1.0])
    calm = Calm(theta)
    assert calm.recover(theta, 5, (1, 0), lambda _: np.inf) == (5, (1, 0))
    assert calm.wants(0)
    calm.notice(0, (0, 2), 1.0, np.array([2.0]))
    assert not calm.wants(1)
    assert calm.recover(theta, 7, (2, 0), lambda _: 9.0) == (7, (2, 0))
    assert theta.tolist() == [1.0]
    assert calm.recover(theta, 7, (2, 0), lambda _: 11.0) == (0, (0, 2))
    assert theta.tolist() == [2.0]
