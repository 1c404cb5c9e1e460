"""Numbers as people read and write them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.language import Phrase
from simulator.panels.widgets.digits import brief, exact, read_number, short, step_of

FINITE = st.floats(allow_nan=False, allow_infinity=False)


@given(FINITE)
def test_all_digits_read_back_to_the_same_bits(value: float) -> None:
    assert read_number(exact(value)) == value


@given(FINITE)
def test_brief_is_short_and_near(value: float) -> None:
    text = brief(value)
    assert len(text) <= 9
    assert math.isclose(float(text), value, rel_tol=0.05) or abs(value) > 1e308


@pytest.mark.parametrize(
    ("text", "value"),
    [(".5", 0.5), ("1e-3", 0.001), ("+2", 2.0), ("−4", -4.0), (" 7. ", 7.0), ("1E3", 1000.0)],
)
def test_numbers_are_read(text: str, value: float) -> None:
    assert read_number(text) == value


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Nothing"),
        ("１２", "full-width"),
        ("0,5", "comma"),
        ("1_000", "not a number"),
        ("nan", "not a number"),
        ("inf", "not a number"),
        ("1e999", "too large"),
        ("0x10", "not a number"),
        ("١٢", "full-width"),
        ("{name}", "{name}"),
        ("일", "not a number"),
    ],
)
def test_what_is_no_number_is_refused_with_a_sentence(text: str, says: str) -> None:
    refusal = read_number(text)
    assert isinstance(refusal, Phrase)
    assert says in str(refusal)


def test_whole_numbers_are_whole() -> None:
    assert read_number("1e2", whole=True) == 100
    assert isinstance(read_number("1.5", whole=True), Phrase)


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_a_sentence(text: str) -> None:
    answer = read_number(text)
    assert str(answer) if isinstance(answer, Phrase) else math.isfinite(answer)


@pytest.mark.parametrize(("value", "step"), [(0.5, 0.01), (0.1, 0.01), (1.0, 0.1), (0.0, 0.1), (-30.0, 1.0)])
def test_steps_are_a_tenth_of_the_decade(value: float, step: float) -> None:
    assert math.isclose(step_of(value), step)


def test_a_zero_has_no_sign() -> None:
    assert (short(-0.0), brief(-0.0)) == ("0", "0")


def test_what_is_no_number_is_a_dash() -> None:
    assert (short(None), short(math.nan), exact(None), short(math.inf)) == ("–", "–", "–", "∞")
