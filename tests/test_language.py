"""Phrases: put into a language at the moment they are shown, with their gaps filled."""

from __future__ import annotations

from simulator.language import phrase, translate, use_translator
from simulator.problems import Problem, refuse

KOREAN = {"edge {id}": "간선 {id}", "cycle through {edge}": "{edge} 순환", "Undo": "실행 취소"}


def _korean(_context: str, text: str) -> str:
    return KOREAN.get(text, text)


def test_a_phrase_follows_the_language_at_the_time_of_showing() -> None:
    undo = phrase("Test", "Undo")
    assert str(undo) == "Undo"
    use_translator(_korean)
    assert str(undo) == "실행 취소"
    use_translator(None)
    assert str(undo) == "Undo"


def test_a_gap_can_hold_a_phrase_which_is_translated_too() -> None:
    sentence = phrase("Test", "cycle through {edge}").of(edge=phrase("Test", "edge {id}").of(id="e1"))
    assert str(sentence) == "cycle through edge e1"
    use_translator(_korean)
    assert str(sentence) == "간선 e1 순환"


def test_gaps_can_be_filled_one_after_the_other() -> None:
    assert str(phrase("Test", "{a} and {b}").of(a=1).of(b=2)) == "1 and 2"


def test_braces_in_a_value_are_plain_text() -> None:
    assert str(phrase("Test", "edge {id}").of(id="{x} {0} {")) == "edge {x} {0} {"


def test_braces_in_a_phrase_without_gaps_are_plain_text() -> None:
    assert str(phrase("Test", "a set {1, 2}")) == "a set {1, 2}"


def test_the_translator_is_asked_with_the_context() -> None:
    use_translator(lambda context, text: f"{context}:{text}")
    assert translate("Menu", "Open") == "Menu:Open"


def test_a_translation_whose_gaps_do_not_fit_is_shown_in_english() -> None:
    use_translator(lambda _context, _text: "간선 {nummer} {")
    assert str(phrase("Test", "edge {id}").of(id="e1")) == "edge e1"


def test_a_refusal_speaks_as_its_problem() -> None:
    refusal = refuse(phrase("Test", "edge {id}").of(id="e1"), "e1")
    assert str(refusal) == str(refusal.problem) == "edge e1"
    assert refusal.problem == Problem(phrase("Test", "edge {id}").of(id="e1"), ("e1",))
