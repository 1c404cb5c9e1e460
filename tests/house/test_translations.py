"""Korean is complete and current: every text in the code, nothing else, with the same gaps, and compiled."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from simulator.resources import resource

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "simulator").rglob("*.py"))
KOREAN = resource("translations", "backprop_ko.ts")
COMPILED = resource("translations", "backprop_ko.qm")
UPDATE = "run packaging/translate"

Text = tuple[str, str]


def texts(source: str) -> Iterator[Text]:
    """What stands in phrase("Context", "text") and translate("Context", "text")."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            literals = [
                a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)
            ]
            if node.func.id in ("phrase", "translate") and len(literals) == 2:
                yield literals[0], literals[1]


def translations() -> dict[Text, str]:
    found: dict[Text, str] = {}
    for context in ElementTree.fromstring(KOREAN.read_bytes()).iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            finished = translation is not None and translation.get("type") is None
            text = (translation.text or "") if finished and translation is not None else ""
            found[context.findtext("name", ""), message.findtext("source", "")] = text
    return found


@pytest.fixture(scope="module")
def korean() -> dict[Text, str]:
    return translations()


@pytest.fixture(scope="module")
def in_code() -> set[Text]:
    return {text for path in SOURCES for text in texts(path.read_text("utf-8"))}


def test_every_text_in_the_code_is_in_the_file(korean: dict[Text, str], in_code: set[Text]) -> None:
    missing = sorted(in_code - korean.keys())
    assert not missing, f"{UPDATE}: {missing}"


def test_the_file_has_no_text_that_left_the_code(korean: dict[Text, str], in_code: set[Text]) -> None:
    left = sorted(korean.keys() - in_code)
    assert not left, f"{UPDATE}: {left}"


def test_no_text_is_without_korean(korean: dict[Text, str]) -> None:
    unfinished = sorted(text for text, words in korean.items() if not words)
    assert not unfinished, f"write the Korean, then {UPDATE}: {unfinished}"


def gaps(text: str) -> list[str]:
    return sorted(re.findall(r"\{[^}]*\}", text))


def test_gaps_are_the_same_in_both_languages(korean: dict[Text, str]) -> None:
    different = {text: words for (_, text), words in korean.items() if gaps(text) != gaps(words)}
    assert not different


PARTICLE = re.compile(r"\}”?(?:은|는|이|가|을|를|과|와|으로|로)(?=[ ,.]|$)")


def test_no_particle_hangs_on_a_gap(korean: dict[Text, str]) -> None:
    """Whether it is 은 or 는 depends on what fills the gap, so a noun stands between."""
    hanging = [words for words in korean.values() if PARTICLE.search(words)]
    assert not hanging


def test_menu_letters_and_ellipses_are_kept(korean: dict[Text, str]) -> None:
    mnemonic = re.compile(r"&(?=\w)")
    for (_, text), words in korean.items():
        assert bool(mnemonic.search(text)) == bool(mnemonic.search(words)), words
        assert text.endswith("…") == words.endswith("…"), words


def test_the_compiled_file_is_current(korean: dict[Text, str], qapp: object) -> None:
    from PySide6.QtCore import QTranslator

    compiled = QTranslator()
    assert compiled.load(str(COMPILED)), UPDATE
    stale = [text for text, words in korean.items() if compiled.translate(*text) != words]
    assert not stale, f"{UPDATE}: {stale}"


def test_the_command_line_reads_the_same_words(korean: dict[Text, str]) -> None:
    from simulator.cli.spoken import translator

    speak = translator(KOREAN.read_bytes())
    assert all(speak(*text) == words for text, words in korean.items())
    assert speak("Nowhere", "Unknown") == "Unknown"


def test_planted_texts_are_found() -> None:
    source = "a = phrase('C', 'One {gap}').of(gap=1)\nb = translate('C', 'Two ' 'halves')"
    assert set(texts(source)) == {("C", "One {gap}"), ("C", "Two halves")}
    assert PARTICLE.search("{name}을 지웁니다")
    assert gaps("{a} and {b:.2f}") == ["{a}", "{b:.2f}"]
