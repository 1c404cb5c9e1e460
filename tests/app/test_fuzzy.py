"""Fuzzy finding puts first what a person means."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from simulator.app.entries.fuzzy import best, score

TEXTS = ["Save", "Save As…", "New Random Weights", "Select All", "Reset", "Zoom In"]


def test_the_start_of_a_word_wins() -> None:
    assert best("weights", TEXTS, str) == ["New Random Weights"]
    assert best("save", TEXTS, str)[0] == "Save"
    assert best("nrw", TEXTS, str)[0] == "New Random Weights"


def test_letters_must_come_in_order() -> None:
    assert score("vas", "Save") is None
    assert best("xyz", TEXTS, str) == []


def test_nothing_typed_shows_everything_in_its_own_order() -> None:
    assert best("  ", TEXTS, str) == TEXTS


def test_korean_is_found() -> None:
    assert best("저장", ["열기", "다른 이름으로 저장", "저장"], str)[0] == "저장"


def test_korean_is_found_at_every_key_on_the_way() -> None:
    texts = ["열기", "기울기 확인", "과적합", "저장"]
    for typed in ("기", "깅", "기우", "기울", "기욹", "기울기", "기울기호"):
        assert best(typed, texts, str)[0] == "기울기 확인", typed
    assert best("고", texts, str)[0] == "과적합"
    assert best("읽기", texts, str) == [], "syllables are not found in pieces"


def test_english_finds_what_has_another_name() -> None:
    english = {"어둡게": "Dark", "저장": "Save"}
    assert best("dark", english, str, lambda text: english[text]) == ["어둡게"]


@given(st.text(min_size=1).filter(str.strip))
def test_every_text_finds_itself(text: str) -> None:
    assert score(text, text) is not None


@given(st.text(), st.text())
def test_it_never_fails(query: str, text: str) -> None:
    score(query, text)
