"""The gradient check: it passes what is right, fails what is wrong, and names kinks instead of failing."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

import numpy as np
import pytest

from simulator.drawing.drawing import Drawing
from simulator.drawing.edits import remove, set_fields
from simulator.drawing.presets import from_layers
from simulator.drawing.records import Training
from simulator.model.compiler import compile_drawing
from simulator.model.gradient_check import check as gradient_check
from simulator.model.gradient_check.check import Checking, GradientCheck, rows_checked
from simulator.model.gradient_check.curve import STEPS, CurveChecking, Point, points_looked_at
from simulator.model.gradient_check.domain import why_not_checked
from simulator.model.gradient_check.trial import TOLERANCE
from simulator.model.network import Network
from simulator.model.parameters import initial_theta
from simulator.numerics.activations import ACTIVATIONS, Activation, activation
from simulator.numerics.array import Array
from simulator.numerics.executors.buffered.numpy_executor import NumpyExecutor
from simulator.numerics.executors.plain import forward, gradient, parts
from simulator.numerics.losses import LOSSES
from simulator.numerics.program import Apply
from tests.formulas import formula


def compiled(drawing: Drawing) -> tuple[Network, Array]:
    network = compile_drawing(drawing, ("a", "b", "c"), ("t", "u"))
    assert isinstance(network, Network)
    return network, initial_theta(drawing, network)


def some_samples() -> tuple[Array, Array]:
    rng = np.random.default_rng(0)
    return rng.normal(size=(8, 3)), rng.random((8, 2))


def checked(drawing: Drawing) -> GradientCheck:
    return Checking(*compiled(drawing), *some_samples()).finish()


def compiled_formula(drawing: Drawing) -> tuple[Network, Array]:
    network = compile_drawing(drawing, (), ())
    assert isinstance(network, Network)
    return network, initial_theta(drawing, network)


def checked_formula(drawing: Drawing) -> GradientCheck:
    return Checking(*compiled_formula(drawing), np.zeros((1, 0)), np.zeros((1, 1))).finish()


def _with(network: Network, key: str, row: Activation) -> Network:
    """With another row in the place of an activation."""
    steps = tuple(
        replace(step, activation=row) if isinstance(step, Apply) and step.activation.key == key else step
        for step in network.program.steps
    )
    return replace(network, program=replace(network.program, steps=steps))


@pytest.mark.parametrize("row", ACTIVATIONS, ids=lambda row: row.key)
def test_every_activation_passes(row: Activation) -> None:
    check = checked(from_layers((3, 5, 4, 2), row.key))
    assert check.worst is not None
    assert check.passed, check.worst
    assert len(check.rows) == 3 * 5 + 5 * 4 + 4 * 2 + 11


@pytest.mark.parametrize("key", [row.key for row in LOSSES])
def test_every_loss_passes(key: str) -> None:
    training = Training(loss=key, convention="mean", spread=1.0)
    assert checked(from_layers((3, 4, 2), "tanh", "linear", [training])).passed


@pytest.mark.parametrize(
    "wrong",
    [lambda z, a: a * (1 - a) * (1 + 1e-6), lambda z, a: a, lambda z, a: np.full_like(z, np.nan)],
    ids=["a millionth too much", "forgot 1 - a", "not a number"],
)
def test_a_wrong_derivative_fails(wrong: object) -> None:
    network, theta = compiled(from_layers((3, 4, 2)))
    broken = _with(network, "sigmoid", replace(activation("sigmoid"), derivative=wrong))  # type: ignore[arg-type]
    check = Checking(broken, theta, *some_samples()).finish()
    assert not check.passed
    assert any(row.verdict == "fail" for row in check.rows)
    assert len(check.rows) == network.size


def test_a_wrong_derivative_of_one_neuron_fails_where_it_counts_and_nowhere_else() -> None:
    """Of y2 alone: the edges into it and its bias fail, and what lies before it; what leads to y1 passes."""
    drawing = from_layers((3, 4, 2), "tanh")
    drawing.apply(set_fields(drawing, ["n9"], activation="sine"))
    network, theta = compiled(drawing)
    wrong = replace(activation("sine"), derivative=lambda z, a: 1.5 * np.cos(z))
    check = Checking(_with(network, "sine", wrong), theta, *some_samples()).finish()
    into = {edge.id for edge in drawing.edges.values() if edge.target == "n8"} | {"n8"}
    assert {row.id for row in check.rows if row.verdict == "pass"} == into


def exclusive_or(steepness: float) -> tuple[Network, Array, Array, Array]:
    """Solved by hand: x or y, and not both; the steeper, the smaller L and all its gradients."""
    drawing = from_layers((2, 2, 1), "sigmoid", records=[Training(convention="half_mean")])
    network = compile_drawing(drawing, ("a", "b"), ("t",))
    assert isinstance(network, Network)
    solved = [2.0, 2.0, -2.0, -2.0, -1.0, 3.0, 2.0, 2.0, -3.0]
    theta = steepness * np.array(solved)
    x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=np.float64)
    return network, theta, x, np.logical_xor(*x.T).astype(np.float64)[:, np.newaxis]


@pytest.mark.parametrize("steepness", [1.0, 4.0, 6.0, 8.0, 10.0, 12.0, 15.0, 20.0])
def test_what_is_learned_to_the_last_digit_passes(steepness: float) -> None:
    network, theta, x, y = exclusive_or(steepness)
    check = Checking(network, theta, x, y).finish()
    assert {row.verdict for row in check.rows} == {"pass"}, check.worst


@pytest.mark.parametrize("steepness", [1.0, 6.0, 10.0])
def test_a_wrong_derivative_fails_even_there(steepness: float) -> None:
    network, theta, x, y = exclusive_or(steepness)
    broken = _with(network, "sigmoid", replace(activation("sigmoid"), derivative=lambda z, a: a * (1.01 - a)))
    assert not Checking(broken, theta, x, y).finish().passed


def test_the_checks_witness_is_not_what_trains() -> None:
    """An executor whose forward and backward are wrong alike is found out."""
    network, theta = compiled(from_layers((3, 4, 2), "tanh"))
    checking = Checking(network, theta, *some_samples())
    honest = checking.gradient.copy()
    checking.gradient *= 1.001
    assert not checking.finish().passed
    checking.gradient[:] = honest
    assert checking.result().passed


def test_a_check_that_is_stopped_has_looked_everywhere() -> None:
    network, theta = compiled(from_layers((3, 40, 2), "tanh"))
    checking = Checking(network, theta, *some_samples())
    for _ in islice(checking.work(), 60):
        pass
    found = checking.result()
    assert (len(found.rows), checking.done, found.count) == (60, 60, network.size)
    places = [network.parameter[row.id] for row in found.rows]
    assert places == sorted(places)
    assert found.passed
    assert min(places) < 20
    assert max(places) > network.size - 20


def test_a_kink_is_named() -> None:
    """All biases 0 and a sample of zeros: every ReLU stands exactly on its kink."""
    drawing = from_layers((3, 4, 2), "relu", "linear", [Training(initial_bias="zero", seed=3)])
    network, theta = compiled(drawing)
    check = Checking(network, theta, np.zeros((1, 3)), np.ones((1, 2))).finish()
    kinks = {row.id: row.crossed for row in check.rows if row.kink}
    assert kinks == {f"n{i}": (f"n{i}",) for i in (4, 5, 6, 7)}
    assert {row.verdict for row in check.rows if row.id in kinks} == {"kink"}
    assert any(row.kink and row.relative_error > TOLERANCE for row in check.rows)
    assert check.passed


@pytest.mark.parametrize(("key", "offset"), [("absolute_error", 0.0), ("huber", 1.0), ("huber", -1.0)])
def test_kinks_of_a_loss_are_named(key: str, offset: float) -> None:
    drawing = from_layers((1, 1), "linear", records=[Training(loss=key, convention="sum")])
    network = compile_drawing(drawing, ("a",), ("t",))
    assert isinstance(network, Network)
    theta = np.array([2.0, 1.0])
    check = Checking(network, theta, np.array([[3.0]]), np.array([[7.0 - offset]])).finish()
    assert [row.kink for row in check.rows] == [True, True]
    assert {row.crossed for row in check.rows} == {("n2",)}
    assert check.worst is None
    assert check.passed


def test_theta_is_left_as_it_was_and_h_counts() -> None:
    drawing = from_layers((3, 5, 2), "sine", "linear", [Training(spread=2.0)])
    network, theta = compiled(drawing)
    kept = theta.copy()
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(8, 3)), rng.random((8, 2))
    coarse, fine = (Checking(network, theta, x, y, h).finish() for h in (1e-2, gradient_check.H))
    assert np.array_equal(theta, kept)
    assert coarse.passed
    assert fine.passed
    assert min(row.h for row in coarse.rows) < 1e-2, "where it is too coarse, smaller ones are tried"
    assert {row.h for row in fine.rows} == {gradient_check.H}


def test_a_network_without_any_slope_passes() -> None:
    drawing = from_layers((3, 2, 2), "relu", records=[Training(initializer="zeros")])
    assert checked(drawing).passed


def test_a_kink_on_the_way_to_a_node_is_its_own() -> None:
    """The largest of three is found in pairs; 2 and 2 meet on the way."""
    drawing = formula("m = max a b c", "f = square m", a=2.0, b=2.0, c=1.0)
    check = checked_formula(drawing)
    name = {id: drawing.nodes[id].label for id in drawing.nodes}
    assert {name[row.id]: [name[id] for id in row.crossed] for row in check.rows} == {
        "a": ["m"],
        "b": ["m"],
        "c": [],
    }


def test_a_step_out_of_the_domain_is_named() -> None:
    check = checked_formula(formula("r = sqrt x", x=5e-6))
    assert [(row.verdict, row.crossed) for row in check.rows] == [("kink", ())]


def test_what_needs_no_gradient_and_has_none_is_left_out() -> None:
    """(-1)² with a drawn 2: there is no derivative by the exponent."""
    drawing = formula("p = power x two", constants=("two",), x=-1.0, two=2.0)
    check = checked_formula(drawing)
    assert [drawing.nodes[row.id].label for row in check.rows] == ["x"]
    assert check.passed


def test_where_l_has_no_value_the_node_says_why() -> None:
    for rows, value, words in ((("l = log x",), -2.0, "logarithm"), (("r = sqrt x",), 0.0, "upright")):
        drawing = formula(*rows, x=value)
        network, theta = compiled_formula(drawing)
        problem = why_not_checked(drawing, Checking(network, theta, np.zeros((1, 0)), np.zeros((1, 1))))
        assert problem is not None
        assert words in str(problem)


def test_many_samples_are_thinned_evenly() -> None:
    assert list(rows_checked(4, 17)) == [0, 1, 2, 3]
    rows = rows_checked(10_000, 17)
    assert (len(rows), rows[0], rows[-1]) == (256, 0, 9_999)
    assert len(rows_checked(10_000, 10_000)) == 50
    assert len(rows_checked(10_000, 10_000_000)) == 8


def curve_of(drawing: Drawing) -> tuple[Point, ...]:
    network, theta = compiled(drawing)
    checking = Checking(network, theta, *some_samples())
    curve = CurveChecking(checking, checking.finish())
    assert len(list(curve.work())) == points_looked_at(network.size)
    return curve.points


def test_the_curve_has_the_shape_of_a_v() -> None:
    points = curve_of(from_layers((3, 5, 2), "tanh", records=[Training(spread=1.0)]))
    assert [point.h for point in points] == list(STEPS)
    assert (STEPS[0], STEPS[-1], len(STEPS)) == (1e-2, 1e-9, 15)
    for errors in ([point.worst for point in points], [point.median for point in points]):
        lowest = int(np.argmin(errors))
        assert 1e-7 <= STEPS[lowest] <= 1e-4
        assert errors[0] > 1e3 * errors[lowest] < errors[-1]
    assert all(point.median <= point.worst for point in points)


def test_float32_is_worse_and_wants_a_larger_h() -> None:
    points = curve_of(from_layers((3, 5, 2), "tanh", records=[Training(spread=1.0)]))
    double, single = [p.worst for p in points], [p.worst32 for p in points]
    assert min(single) > 1e4 * min(double)
    assert STEPS[int(np.argmin(single))] > 10 * STEPS[int(np.argmin(double))]
    assert points[-1].median32 == pytest.approx(1.0, rel=1e-3), "both values of L are the same number"


def test_the_curve_leaves_out_what_crosses_a_kink() -> None:
    drawing = formula("r = relu x", x=2e-4)
    network, theta = compiled_formula(drawing)
    checking = Checking(network, theta, np.zeros((1, 0)), np.zeros((1, 1)))
    points = CurveChecking(checking, checking.finish()).finish()
    assert [np.isnan(point.worst) for point in points] == [point.h >= 2e-4 for point in points]


def test_the_curve_of_a_large_network_looks_at_some() -> None:
    network, theta = compiled(from_layers((3, 40, 2), "tanh"))
    checking = Checking(network, theta, *some_samples())
    places = CurveChecking(checking, checking.finish()).places
    assert len(set(places)) == 100 < network.size


@pytest.mark.parametrize("row", ACTIVATIONS, ids=lambda row: row.key)
def test_the_plain_executor_agrees_with_the_one_that_trains(row: Activation) -> None:
    for key in ("squared_error", "softmax_cross_entropy"):
        drawing = from_layers((3, 5, 4, 2), row.key, "linear", [Training(loss=key, convention="mean")])
        drawing.apply(remove(drawing, ["e1", "e17"]))
        network, theta = compiled(drawing)
        x, y = some_samples()
        executor = NumpyExecutor(network.program)
        executor.run(theta, x)
        value = executor.backpropagate(y)
        made = forward(network.program, theta, x)
        assert parts(network.program, made, y).sum() == pytest.approx(value, rel=1e-13)
        assert gradient(network.program, theta, made, y) == pytest.approx(
            executor.gradient, rel=1e-11, abs=1e-16
        )


def test_float32_stays_float32() -> None:
    network, theta = compiled(from_layers((3, 5, 2), "relu"))
    x, y = (samples.astype(np.float32) for samples in some_samples())
    made = forward(network.program, theta.astype(np.float32), x)
    assert made.a.dtype == parts(network.program, made, y).dtype == np.float32
    assert gradient(network.program, theta.astype(np.float32), made, y).dtype == np.float32
