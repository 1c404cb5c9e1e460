"""Every elementary operation: how many arguments it takes, its kinks, and the ends of its domain."""

from __future__ import annotations

import math

import numpy as np
import pytest

from simulator.numerics.arithmetic import OPERATIONS, Operation, operation
from simulator.numerics.array import Array

rows = pytest.mark.parametrize("row", OPERATIONS, ids=lambda row: row.key)

ANY_NUMBER = {"add": 2, "multiply": 2, "max": 2, "min": 2, "sum": 1}
"""Operations that take any number of arguments, with the fewest."""

TWO = {"subtract", "divide", "power"}


def test_the_rows_that_were_promised() -> None:
    keys = "add subtract multiply divide power max min sum negate reciprocal square sqrt exp log absolute"
    assert [row.key for row in OPERATIONS] == [*keys.split(), *"sine cosine tanh sigmoid relu".split()]
    assert all(operation(row.key) is row and str(row.label) and row.formula for row in OPERATIONS)
    assert len({row.glyph for row in OPERATIONS}) == len(OPERATIONS)


def test_an_unknown_key_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        operation("modulo")


@rows
def test_how_many_arguments(row: Operation) -> None:
    if row.key in ANY_NUMBER:
        assert (row.least, row.most) == (ANY_NUMBER[row.key], None)
        assert operation(row.folds_by).most is None
        assert len(operation(row.folds_by).derivatives) == 2
    else:
        assert row.least == row.most == len(row.derivatives) == (2 if row.key in TWO else 1)
        assert row.folds_by == ""
    assert row.ordered == (row.key in TWO)


@rows
def test_kinks_are_where_a_derivative_jumps(row: Operation) -> None:
    """The kink changes its sign exactly where a derivative is not steady."""
    grid = np.arange(-2, 2.5, 0.5)
    arguments = [axis.ravel() for axis in np.meshgrid(*[grid] * len(row.derivatives))]
    aside = [arguments[0] + 1e-9, *arguments[1:]], [arguments[0] - 1e-9, *arguments[1:]]
    with np.errstate(all="ignore"):
        above, below = ([slope(*side, row.function(*side)) for slope in row.derivatives] for side in aside)
        differ = np.abs(np.array(above) - np.array(below)).max(axis=0)
    jumps = np.isfinite(differ) & (differ > 0.5) & (np.abs(np.array(above)).max(axis=0) < 2)
    assert np.array_equal(jumps, _changes_sign(row, *aside))


def _changes_sign(row: Operation, above: list[Array], below: list[Array]) -> Array:
    if row.kink is None:
        return np.zeros(len(above[0]), dtype=bool)
    return np.asarray((row.kink(*above) > 0) != (row.kink(*below) > 0))


@pytest.mark.parametrize(
    ("key", "outside", "inside"),
    [
        ("divide", (1.0, 0.0), (0.0, 1.0)),
        ("reciprocal", (0.0,), (-2.0,)),
        ("sqrt", (-1e-9,), (0.0,)),
        ("log", (0.0,), (1e-300,)),
        ("power", (-8.0, 1 / 3), (-8.0, 3.0)),
        ("power", (0.0, -1.0), (0.0, 0.0)),
    ],
)
def test_outside_the_domain_is_no_finite_number(
    key: str, outside: tuple[float, ...], inside: tuple[float, ...]
) -> None:
    row = operation(key)
    assert row.domain
    with np.errstate(all="ignore"):
        assert not math.isfinite(row.function(*np.array(outside)))
        assert math.isfinite(row.function(*np.array(inside)))


def test_only_these_have_an_end_of_their_domain() -> None:
    assert {row.key for row in OPERATIONS if row.domain} == {"divide", "reciprocal", "sqrt", "log", "power"}


def test_a_power_of_nothing() -> None:
    """0 to the 0 is 1, and neither derivative is asked for what does not exist."""
    x, y = np.array([0.0, 0.0, 0.0, 3.0]), np.array([0.0, 1.0, 2.0, 0.0])
    row = operation("power")
    with np.errstate(divide="ignore", invalid="ignore"):
        a = row.function(x, y)
        by_base, by_exponent = (slope(x, y, a) for slope in row.derivatives)
    assert a.tolist() == [1.0, 0.0, 0.0, 1.0]
    assert by_base.tolist() == [0.0, 1.0, 0.0, 0.0]
    assert by_exponent.tolist() == [0.0, 0.0, 0.0, math.log(3)]


def test_equals_share_the_gradient_of_the_largest_and_the_smallest() -> None:
    x, y = np.array([1.0, 2.0, 2.0]), np.array([2.0, 1.0, 2.0])
    for key, by_x in (("max", [0.0, 1.0, 0.5]), ("min", [1.0, 0.0, 0.5])):
        row = operation(key)
        first, second = (slope(x, y, row.function(x, y)) for slope in row.derivatives)
        assert first.tolist() == by_x
        assert (first + second).tolist() == [1.0, 1.0, 1.0]
