"""Every row of the tables against fifty digits, on numbers chosen to be nasty.

What one correctly rounded operation or one call of the library computes is right to 4 units in the last
place, what is composed of several to 16. A row may be worse only as ``EXCEPTIONS`` says, by an absolute
difference with its reason beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import pytest
from mpmath import mp, mpf

from simulator.numerics.activations import ACTIVATIONS, Activation, activation
from simulator.numerics.arithmetic import OPERATIONS, Operation
from simulator.numerics.array import Array
from simulator.numerics.losses import LOSSES, Loss, log_softmax, softmax
from tests.numerics import exact
from tests.numerics.exact import Exact, Number
from tests.numerics.lattice import NUMBERS, PAIRS, SAME, ulps

PRIMITIVE, COMPOSITE = 4, 16

COMPOSED = {"binary_cross_entropy", "sigmoid", "elu", "softplus", "gelu", "silu", "power by x", "power by y"}
"""Rows whose function, or the derivative that is named, takes more than a step or two."""

EPSILON = mpf(2) ** -52
TINY = mpf(2) ** -1022

Allowance = Callable[..., Number]


def _from_a(*arguments: Number) -> Number:
    """Made from a, which is rounded: exact to the last digits of 1, of which far out nothing else is left.

    The exponential that would give them would make every step backward as slow as one forward.
    """
    return EPSILON


def _overflow(z: Number) -> Number:
    """exp(-z) is infinite below -709.78, and so the last numbers above 0, smaller than 1e-308, become 0."""
    return 2 * TINY if z < -709 else mpf(0)


def _overflow_times_z(z: Number) -> Number:
    return abs(z) * _overflow(z) if z > -800 else mpf(0)


def _cancelled(z: Number) -> Number:
    """Terms cancel where the slope changes its sign, and where a is nearly z: their last digits stay."""
    return EPSILON / 2 * max(abs(z), mpf(1)) if -2 < z < 40 else mpf(0)


def _bell_fades(z: Number) -> Number:
    """The bell curve is below 2e-308 and has few digits left, and its product with z no more."""
    return abs(z) * mpf(5e-324) if -39 < z < -37.4 else mpf(0)


def _rounded_exponent(x: Number, y: Number) -> Number:
    """y - 1 is rounded, and the power feels it by ln x; from 2^53 on even the sign of a power of -1 does.

    Where x^(y - 1) overflows, a small y comes too late; where it has few digits left, so does a large one.
    """
    slope = exact.power_by_base(x, y)
    if slope is None or x == 0 or y == 0:
        return mpf(0)
    if abs(x) < TINY or abs(y) >= 2**53:
        return mpf("inf")
    return abs(slope) * EPSILON * (1 + abs((y - 1) * mp.log(abs(x)))) + abs(y) * mpf(5e-324)


def _few_digits_left(x: Number, y: Number) -> Number:
    """A power below 2e-308 has few digits, and its product with ln x no more."""
    power = exact.power(x, y)
    return abs(mp.log(x)) * mpf(5e-324) if power is not None and 0 < abs(power) < TINY else mpf(0)


def _prediction_minus_target(q: Number, y: Number, s: Number) -> Number:
    """A prediction and its target are two numbers about 1, and what is left are their last digits."""
    return EPSILON * max(s, mpf(1))


EXCEPTIONS: dict[str, Allowance] = {
    "sigmoid": _overflow,
    "sigmoid by z": _from_a,
    "tanh by z": _from_a,
    "elu by z": _from_a,
    "softplus by z": _overflow,
    "gelu": _bell_fades,
    "gelu by z": lambda z: max(_bell_fades(z), _cancelled(z)),
    "silu": _overflow_times_z,
    "silu by z": lambda z: max(_overflow_times_z(z), _cancelled(z)),
    "binary_cross_entropy by z": _prediction_minus_target,
    "softmax_cross_entropy by z": _prediction_minus_target,
    "operation sigmoid": _overflow,
    "operation sigmoid by x": _from_a,
    "operation tanh by x": _from_a,
    "operation power by x": _rounded_exponent,
    "operation power by y": _few_digits_left,
}


def worst(name: str, ours: Array, truth: Exact, arguments: Sequence[Array]) -> tuple[float, tuple[Any, ...]]:
    """The largest error of a row in units in the last place, and where."""
    allowance = EXCEPTIONS.get(name, lambda *_: mpf(0))
    found: list[tuple[float, tuple[Any, ...]]] = [(0.0, ())]
    for value, *where in zip(ours.tolist(), *(column.tolist() for column in arguments), strict=True):
        numbers = [mpf(number) for number in where]
        found.append((ulps(value, truth(*numbers), allowance(*numbers)), tuple(where)))
    return max(found)


def most(name: str) -> int:
    return (
        COMPOSITE if COMPOSED & {name.split(" by ")[0].removeprefix("operation "), name[10:]} else PRIMITIVE
    )


Answer = tuple[str, Array, Exact, tuple[Array, ...]]
"""What a row, or a derivative of it, makes of its arguments, with its name and what is true."""


def check(answer: Answer) -> None:
    name, ours, truth, arguments = answer
    error, where = worst(name, ours, truth, arguments)
    assert error <= most(name), f"{name} at {where} is off by {error:.3g} units in the last place"


@np.errstate(all="ignore")
def of_activation(row: Activation, z: Array) -> list[Answer]:
    function, slope = exact.ACTIVATION[row.key]
    a = row.function(z)
    return [(row.key, a, function, (z,)), (f"{row.key} by z", row.derivative(z, a), slope, (z,))]


@np.errstate(all="ignore")
def of_operation(row: Operation, *arguments: Array) -> list[Answer]:
    """Derivatives only where there is a value."""
    function, *slopes = exact.OPERATION[row.key]
    a = row.function(*arguments)
    answers: list[Answer] = [(f"operation {row.key}", a, function, arguments)]
    inside = ~np.isnan(a)
    where = tuple(column[inside] for column in arguments)
    for slope, derivative, by in zip(slopes, row.derivatives, "xy", strict=False):
        answers.append((f"operation {row.key} by {by}", derivative(*arguments, a)[inside], slope, where))
    return answers


@np.errstate(all="ignore")
def of_loss(row: Loss, q: Array, y: Array) -> list[Answer]:
    function, slope = exact.LOSS[row.key]
    total = np.maximum(y, 1.0)
    gradient = row.gradient(q, y, total)
    return [(row.key, row.value(q, y), function, (q, y)), (f"{row.key} by z", gradient, slope, (q, y, total))]


@pytest.mark.parametrize("row", ACTIVATIONS, ids=lambda row: row.key)
def test_activations(row: Activation) -> None:
    for answer in of_activation(row, NUMBERS):
        check(answer)


@pytest.mark.parametrize("row", OPERATIONS, ids=lambda row: row.key)
def test_operations(row: Operation) -> None:
    for arguments in [(NUMBERS,)] if len(row.derivatives) == 1 else [PAIRS, SAME]:
        for answer in of_operation(row, *arguments):
            check(answer)


def targets(row: Loss) -> tuple[Array, Array]:
    """What a loss looks at, and targets: shares of 1 for a loss that contains a head."""
    if row.head == "none":
        return PAIRS
    q = NUMBERS if row.head == "sigmoid" else -np.abs(NUMBERS)
    shares = np.array([0.0, 5e-324, 1e-16, 0.3, 0.5, 1 - 2**-53, 1.0])
    pairs = np.meshgrid(q, shares)
    return pairs[0].ravel(), pairs[1].ravel()


@pytest.mark.parametrize("row", LOSSES, ids=lambda row: row.key)
def test_losses(row: Loss) -> None:
    for answer in of_loss(row, *targets(row)):
        check(answer)


def every_answer() -> Iterator[Answer]:
    """Of all rows, at numbers of common size, where all digits are there."""
    some = NUMBERS[(np.abs(NUMBERS) > 0.2) & (np.abs(NUMBERS) < 5)]
    for row in ACTIVATIONS:
        yield from of_activation(row, some)
    for operation in OPERATIONS:
        yield from of_operation(operation, *[some, some[::-1]][: len(operation.derivatives)])
    for loss in LOSSES:
        q = -np.abs(some) if loss.head == "softmax" else some
        yield from of_loss(loss, q, np.resize([0.3, 0.8], len(some)))


def test_a_wrong_last_digit_is_noticed() -> None:
    """In every row and derivative, were it two units more than it may be."""
    unnoticed = []
    for name, ours, truth, arguments in every_answer():
        off = ours * (1 + (most(name) + 2) * 2.0**-52)
        error, _ = worst(name, off, truth, arguments)
        if error <= most(name):
            unnoticed.append(name)
    assert not unnoticed


@pytest.mark.parametrize(
    "z", [(0.3, 2.9, 4.0), (0.0, 1e-300), (700.0, -700.0, 3.0), (1e300, -1e300), (1e4, 9990.0)]
)
def test_softmax(z: tuple[float, ...]) -> None:
    """The largest is taken off: of a large difference there is, in a power, one digit less."""
    logarithms = exact.log_softmax([mpf(number) for number in z])
    shares = np.array(z)[:, np.newaxis]
    for ours, truth in zip(log_softmax(shares)[:, 0].tolist(), logarithms, strict=True):
        assert ulps(ours, truth, EPSILON) <= PRIMITIVE
    for ours, truth in zip(softmax(shares)[:, 0].tolist(), logarithms, strict=True):
        assert ulps(ours, mp.exp(truth), EPSILON * abs(truth) * mp.exp(truth)) <= PRIMITIVE


@pytest.mark.parametrize("row", [activation("sigmoid"), activation("elu")])
def test_derivatives_made_from_a_are_exact_for_this_a(row: Activation) -> None:
    """As functions of the a that is there they lose nothing; only its own rounding is in them."""
    a = np.concatenate([1 - np.logspace(-16, 0, 200), np.logspace(-300, -1, 50)])
    by_a = {"sigmoid": lambda a: a * (1 - a), "elu": lambda a: a + 1}[row.key]
    a = -a if row.key == "elu" else a
    check((f"{row.key} of a", row.derivative(np.full_like(a, -1), a), by_a, (a,)))
