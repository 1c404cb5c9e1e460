"""Numbers as people read and write them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.drawing.limits import LARGE
from simulator.panels.widgets.digits import brief, exact, short, step_of
from simulator.tools.typed import read_number

FINITE = st.floats(-LARGE, LARGE)


@given(st.floats(min_value=-LARGE, max_value=LARGE))
def test_all_digits_read_back_to_the_same_bits(value: float) -> None:
    assert read_number(exact(value)) == value


@given(FINITE)
def test_brief_is_short_and_near(value: float) -> None:
    text = brief(value)
    assert len(text) <= 9
    assert math.isclose(float(text), value, rel_tol=0.05) or abs(value) > 1e308


@pytest.mark.parametrize(("value", "step"), [(0.5, 0.01), (0.1, 0.01), (1.0, 0.1), (0.0, 0.1), (-30.0, 1.0)])
def test_steps_are_a_tenth_of_the_decade(value: float, step: float) -> None:
    assert math.isclose(step_of(value), step)


def test_a_zero_has_no_sign() -> None:
    assert (short(-0.0), brief(-0.0)) == ("0", "0")


def test_what_is_no_number_is_a_dash() -> None:
    assert (short(None), short(math.nan), exact(None), short(math.inf)) == ("–", "–", "–", "∞")
