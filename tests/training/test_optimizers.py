"""Every optimizer against a reference written out for one number, and on a bowl."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import sqrt
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.drawing.records import Training
from simulator.numerics.array import Array
from simulator.numerics.executors.buffered.moving import Moves
from simulator.numerics.executors.stride import Memory, Point, Rules
from simulator.numerics.optimizers import OPTIMIZERS, optimizer


class Moving:
    """Some parameters, moved by an optimizer as a session does it."""

    def __init__(self, training: Training, theta: Array) -> None:
        self.theta = theta
        self.point = Point(theta, theta.copy(), np.zeros_like(theta), Memory.of(len(theta)))
        self.retune(training)

    def retune(self, training: Training) -> None:
        """New settings; the memory stays."""
        rates = (training.eta, training.momentum, training.decay, training.l1, training.l2)
        free = np.ones_like(self.theta)
        rules = Rules(optimizer(training.optimizer), *rates, weights=free, free=free)
        self.moves = Moves(self.point, rules)

    def update(self, gradient: Array) -> None:
        """One step."""
        self.point.gradient[:] = gradient
        for call in self.moves.move:
            call()


Reference = Callable[[float, Iterator[float], Training], Iterator[float]]


def _gradient_descent(w: float, gradients: Iterator[float], t: Training) -> Iterator[float]:
    for g in gradients:
        w = w - t.eta * g
        yield w


def _momentum(w: float, gradients: Iterator[float], t: Training) -> Iterator[float]:
    change = 0.0
    for g in gradients:
        change = -t.eta * g + t.momentum * change
        w = w + change
        yield w


def _nesterov(w: float, gradients: Iterator[float], t: Training) -> Iterator[float]:
    v = 0.0
    for g in gradients:
        before = v
        v = t.momentum * v - t.eta * g
        # theta stands alpha v ahead of the plain weight: step back, move, look ahead again.
        w = w - t.momentum * before + v + t.momentum * v
        yield w


def _adagrad(w: float, gradients: Iterator[float], t: Training) -> Iterator[float]:
    h = 0.0
    for g in gradients:
        h = h + g * g
        w = w - t.eta * g / (sqrt(h) + 1e-8)
        yield w


def _rmsprop(w: float, gradients: Iterator[float], t: Training) -> Iterator[float]:
    h = 0.0
    for g in gradients:
        h = t.decay * h + (1 - t.decay) * g * g
        w = w - t.eta * g / (sqrt(h) + 1e-8)
        yield w


def _adam(w: float, gradients: Iterator[float], t: Training) -> Iterator[float]:
    m = h = 0.0
    for time, g in enumerate(gradients, 1):
        m = t.momentum * m + (1 - t.momentum) * g
        h = t.decay * h + (1 - t.decay) * g * g
        w = w - t.eta * (m / (1 - t.momentum**time)) / (sqrt(h / (1 - t.decay**time)) + 1e-8)
        yield w


REFERENCES: dict[str, Reference] = {
    "gradient_descent": _gradient_descent,
    "momentum": _momentum,
    "nesterov": _nesterov,
    "adagrad": _adagrad,
    "rmsprop": _rmsprop,
    "adam": _adam,
}


def test_every_optimizer_has_a_reference() -> None:
    assert [kind.key for kind in OPTIMIZERS] == list(REFERENCES)


@pytest.mark.parametrize("key", REFERENCES)
@settings(max_examples=40)
@given(
    start=st.floats(-5, 5),
    gradients=st.lists(st.floats(-10, 10), min_size=1, max_size=20),
    eta=st.floats(1e-4, 2),
    momentum=st.floats(0, 0.99),
    decay=st.floats(0, 0.9999),
)
def test_against_the_reference(
    key: str, start: float, gradients: list[float], eta: float, momentum: float, decay: float
) -> None:
    training = Training(optimizer=key, eta=eta, momentum=momentum, decay=decay)
    theta = np.array([start, start])
    ours = Moving(training, theta)
    for g, expected in zip(gradients, REFERENCES[key](start, iter(gradients), training), strict=True):
        ours.update(np.array([g, g]))
        assert theta[0] == theta[1]
        assert theta[0] == pytest.approx(expected, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("kind", OPTIMIZERS, ids=lambda kind: kind.key)
def test_finds_the_bottom_of_a_bowl(kind) -> None:  # type: ignore[no-untyped-def]
    theta, curvature = np.array([3.0, -2.0]), np.array([1.0, 4.0])
    eta = {"adagrad": 1.0, "rmsprop": 0.003, "adam": 0.05}.get(kind.key, 0.05)
    ours = Moving(Training(optimizer=kind.key, eta=eta, decay=0.99), theta)
    for _ in range(3000):
        ours.update(curvature * theta)
    assert np.abs(theta).max() < 0.01


@pytest.mark.parametrize("kind", OPTIMIZERS, ids=lambda kind: kind.key)
def test_uses_exactly_the_fields_it_names(kind) -> None:  # type: ignore[no-untyped-def]
    def path(**fields: float) -> list[float]:
        settings: dict[str, Any] = {"eta": 0.1, "momentum": 0.9, "decay": 0.9} | fields
        theta = np.ones(1)
        ours = Moving(Training(optimizer=kind.key, **settings), theta)
        for _ in range(3):
            ours.update(theta * 2)
        return theta.tolist()

    for field, value in (("eta", 0.2), ("momentum", 0.5), ("decay", 0.5)):
        assert (path(**{field: value}) != path()) == (field in kind.uses), field
    assert kind.formula
    assert str(kind.label)


@pytest.mark.parametrize("kind", OPTIMIZERS, ids=lambda kind: kind.key)
def test_retuning_keeps_the_memory_and_the_gradient_is_left_alone(kind) -> None:  # type: ignore[no-untyped-def]
    theta, gradient = np.ones(3), np.full(3, 0.5)
    ours = Moving(Training(optimizer=kind.key), theta)
    ours.update(gradient)
    memory = ours.point.memory.copy()
    assert [bool(part.any()) for part in (memory.v, memory.h)] == [n in kind.remembers for n in "vh"]
    ours.retune(Training(optimizer=kind.key, eta=0.0))
    before = theta.copy()
    assert (ours.point.memory.v == memory.v).all()
    assert (gradient == 0.5).all()
    if kind.key not in ("momentum", "nesterov"):
        ours.update(gradient)
        assert (theta == before).all()
