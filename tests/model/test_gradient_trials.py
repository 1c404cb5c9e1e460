"""The steps of the gradient check: smaller where a function bends fast, larger for large numbers."""

from __future__ import annotations

import warnings

import numpy as np
import pytest

from simulator.drawing.drawing import Drawing
from simulator.drawing.presets import from_layers
from simulator.drawing.records import Training
from simulator.model.compiler import compile_drawing
from simulator.model.gradient_check.check import Checking, GradientCheck, H, Row
from simulator.model.gradient_check.trial import TOLERANCE, Ground, Trial, judged
from simulator.model.network import Network
from simulator.model.parameters import initial_theta
from tests.formulas import formula


def checking_of(drawing: Drawing) -> Checking:
    network = compile_drawing(drawing, (), ())
    assert isinstance(network, Network)
    return Checking(network, initial_theta(drawing, network), np.zeros((1, 0)), np.zeros((1, 1)))


def rows_of(*steps: str, **values: float) -> dict[str, Row]:
    drawing = formula(*steps, **values)
    return {drawing.nodes[row.id].label: row for row in checking_of(drawing).finish().rows}


STEEP = [
    (("l = log x",), {"x": 1e-4}),
    (("r = sqrt x",), {"x": 3e-5}),
    (("p = power x y",), {"x": 2e-5, "y": 1.5}),
    (("r = reciprocal x",), {"x": 7e-6}),
    (("d = divide y x",), {"y": 1.0, "x": 1.3e-5}),
]


@pytest.mark.parametrize(("steps", "values"), STEEP, ids=lambda part: str(part))
def test_where_it_bends_fast_a_smaller_step_agrees(steps: tuple[str, ...], values: dict[str, float]) -> None:
    row = rows_of(*steps, **values)["x"]
    assert row.verdict == "pass", row
    assert row.relative_error <= TOLERANCE
    assert row.h < H


@pytest.mark.parametrize(("steps", "values"), STEEP, ids=lambda part: str(part))
@pytest.mark.parametrize("factor", [1.001, -1.0, 0.0, 2.0])
def test_a_wrong_gradient_fails_there_as_well(
    steps: tuple[str, ...], values: dict[str, float], factor: float
) -> None:
    checking = checking_of(formula(*steps, **values))
    checking.gradient *= factor
    found = checking.finish()
    assert not found.passed, found.rows


def unscaled(wrong: float = 1.0) -> GradientCheck:
    """A sine network on features up to 5,000."""
    drawing = from_layers((2, 3, 1), "sine", "linear", [Training(spread=1.0)])
    network = compile_drawing(drawing, ("a", "b"), ("t",))
    assert isinstance(network, Network)
    rng = np.random.default_rng(0)
    x = rng.uniform(0, 1, (50, 2)) * (5000.0, 500.0)
    checking = Checking(network, initial_theta(drawing, network), x, np.sin(x[:, :1]))
    checking.gradient[0] *= wrong
    return checking.finish()


def test_large_features_pass_and_a_wrong_gradient_fails() -> None:
    right = unscaled()
    assert right.passed, right.worst
    assert (right.unknown, right.compared) == (0, len(right.rows))
    assert [row.verdict for row in unscaled(1.0001).rows].count("fail") == 1


@pytest.mark.parametrize("x", [1e9, -1e9, 1e154])
def test_large_numbers_are_moved_by_steps_that_they_feel(x: float) -> None:
    (row,) = rows_of("s = square x", x=x).values()
    assert row.h == pytest.approx(1e-8 * abs(x))
    assert row.verdict == "pass"
    assert row.numeric == pytest.approx(2 * x, rel=1e-6)


@pytest.mark.parametrize("x", [0.0, 1.0, -30.0, 999.0])
def test_ordinary_numbers_are_moved_by_h(x: float) -> None:
    assert rows_of("s = square x", x=x)["x"].h == H


@pytest.mark.parametrize(
    ("steps", "values"),
    [
        (("s = add x y", "d = subtract s y"), {"x": 1.0, "y": 1e17}),
        (("z = multiply y x", "s = sine z"), {"x": 1.0, "y": 1e10}),
        (("z = multiply y x", "s = sine z"), {"x": 1.0, "y": 1e17}),
        (("r = reciprocal x",), {"x": 1e-9}),
    ],
    ids=["lost in a sum", "too fast", "far too fast", "too near a pole"],
)
def test_what_cannot_be_told_neither_passes_nor_fails(
    steps: tuple[str, ...], values: dict[str, float]
) -> None:
    drawing = formula(*steps, **values)
    found = checking_of(drawing).finish()
    verdicts = {drawing.nodes[row.id].label: row.verdict for row in found.rows}
    assert verdicts["x"] == "unknown"
    assert found.passed, "nothing speaks against it"
    assert (found.unknown, found.failed) == (list(verdicts.values()).count("unknown"), 0)
    assert found.worst is None or found.worst.verdict == "pass"


def test_a_gradient_of_nothing_beside_large_ones_passes() -> None:
    assert rows_of("m = multiply x y", x=0.0, y=1e12)["y"].verdict == "pass"


GROUND = Ground(value=1.0, largest=1e-10, rounded=2e-15)


def trial(quotient: float, h: float = H) -> Trial:
    return Trial(h, quotient, 0.0, GROUND.rounded / h)


def test_tiny_gradients_agree_within_rounding() -> None:
    """As of a saturated network: 1e-10, where rounding leaves 1e-10 open."""
    assert judged(1e-10, 2.0, [trial(-3e-11)], GROUND).verdict == "pass"
    wrong = [trial(1e-10 + n * 1e-10, H / 10**n) for n in range(4)]
    assert judged(1e-7, 2.0, wrong, GROUND).verdict == "fail"


def test_the_error_can_be_reproduced_from_its_row() -> None:
    drawing = from_layers((2, 3, 1), "tanh")
    network = compile_drawing(drawing, ("a", "b"), ("t",))
    assert isinstance(network, Network)
    x = np.random.default_rng(0).normal(size=(4, 2))
    found = Checking(network, initial_theta(drawing, network), x, x[:, :1]).finish()
    for row in found.rows:
        by_hand = abs(row.backpropagated - row.numeric) / max(
            abs(row.backpropagated), abs(row.numeric), row.floor
        )
        assert row.relative_error == by_hand
        assert row.floor == found.floor


def test_a_quotient_that_is_infinite_is_told_without_a_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        (row,) = rows_of("r = reciprocal x", x=1e-5).values()
    assert row.verdict == "kink"


def test_what_does_not_agree_was_compared_as_well() -> None:
    checking = checking_of(formula("y = multiply a b", a=2.0, b=3.0))
    checking.gradient[:1] *= 2.0
    found = checking.finish()
    assert (found.failed, found.compared) == (1, len(found.rows))


@pytest.mark.parametrize(
    ("gradient", "rounding", "verdict"),
    [(1e-5, 1e-3, "unknown"), (1e-5, 1e-8, "pass"), (1e-10, 1e-7, "pass"), (0.0, 1e-5, "unknown")],
)
def test_agreeing_within_rounding_says_something_of_what_is_negligible_only(
    gradient: float, rounding: float, verdict: str
) -> None:
    ground = Ground(value=1.0, largest=1.0, rounded=1e-12)
    trial = Trial(H, gradient, bend=0.0, rounding=rounding)
    assert judged(gradient, 1.0, [trial], ground).verdict == verdict
