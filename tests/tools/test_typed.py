"""Numbers as they are typed on any keyboard: one reading for all places, or a sentence."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.drawing.limits import BELOW_ONE, COUNT, LARGE
from simulator.language import Phrase
from simulator.tools.typed import read_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (".5", 0.5),
        ("1e-3", 0.001),
        ("+2", 2.0),
        ("−4", -4.0),
        (" 7. ", 7.0),
        ("1E3", 1000.0),
        ("0,5", 0.5),
        ("1,5", 1.5),
        (",5", 0.5),
        ("−1,25e-3", -0.00125),
        ("0,125", 0.125),
        ("1234,567", 1234.567),
        ("１２", 12.0),
        ("－１．５ｅ－３", -0.0015),
        ("１，５", 1.5),
        ("١٢", 12.0),
    ],
)
def test_numbers_are_read(text: str, value: float) -> None:
    assert read_number(text) == value


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Nothing"),
        ("1,234", "comma"),
        ("-12,345e2", "comma"),
        ("1,234.5", "comma"),
        ("1.234,5", "comma"),
        ("1,234,567", "comma"),
        ("1,2,3", "comma"),
        ("１，２３４", "comma"),
        ("1²", "not a number"),
        ("½", "not a number"),
        (",", "not a number"),
        ("1_000", "not a number"),
        ("nan", "not a number"),
        ("inf", "not a number"),
        ("1e999", "too large"),
        ("0x10", "not a number"),
        ("{name}", "{name}"),
        ("일", "not a number"),
    ],
)
def test_what_is_no_number_is_refused_with_a_sentence(text: str, says: str) -> None:
    refusal = read_number(text)
    assert isinstance(refusal, Phrase)
    assert says in str(refusal)


@pytest.mark.parametrize("text", ["1e301", "1e305", "1e308", "1e999"])
def test_the_limit_is_that_of_the_drawing(text: str) -> None:
    assert read_number("1e300") == LARGE
    assert read_number("-1e300") == -LARGE
    assert str(read_number(text)) == f"{text} is too large. The greatest value here is 1e+300."
    assert str(read_number(f"-{text}")) == f"-{text} is too small. The least value here is -1e+300."
    assert "too large" in str(read_number(text, whole=True))


def test_a_limit_is_said_as_it_is() -> None:
    assert read_number("1", low=0.0, high=1.0) == 1.0
    assert str(read_number("1.5", high=1.0)) == "1.5 is too large. The greatest value here is 1."
    assert (
        str(read_number("1", high=BELOW_ONE)) == f"1 is too large. The greatest value here is {BELOW_ONE!r}."
    )
    assert str(COUNT) in str(read_number("1e17", whole=True, high=COUNT))


def test_whole_numbers_are_whole() -> None:
    assert read_number("1e2", whole=True) == 100
    assert isinstance(read_number("1.5", whole=True), Phrase)


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_a_sentence(text: str) -> None:
    answer = read_number(text)
    assert str(answer) if isinstance(answer, Phrase) else math.isfinite(answer)
