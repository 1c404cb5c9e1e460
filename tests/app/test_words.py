"""The words after the program's name: what is obeyed, what is said, and what is refused in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator import __version__
from simulator.app.system.words import files_named
from simulator.words import Misspoken


def test_files_are_taken_in_their_order() -> None:
    assert files_named([]) == []
    assert files_named(["b.json", "a.csv"]) == [Path("b.json"), Path("a.csv")]


def test_what_qt_reads_for_itself_is_no_file() -> None:
    assert files_named(["-platform", "offscreen", "a.json", "--style", "fusion", "b.json"]) == [
        Path("a.json"),
        Path("b.json"),
    ]


def test_a_file_with_a_dash_stands_behind_two() -> None:
    assert files_named(["--", "-odd.json"]) == [Path("-odd.json")]


@pytest.mark.parametrize(
    ("words", "said"), [(["--help"], "backprop-studio"), (["-h"], "FILE"), (["--version"], __version__)]
)
def test_help_and_version_are_said_and_that_is_all(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        files_named(words)
    assert end.value.code == 0
    out, err = capsys.readouterr()
    assert said in out
    assert err == ""


@pytest.mark.parametrize("words", [["--nonsense"], ["a.json", "-x"], ["--platform"], ["--vers"]])
def test_an_unknown_option_is_refused_in_one_sentence(words: list[str]) -> None:
    with pytest.raises(Misspoken) as refusal:
        files_named(words)
    assert words[-1] in str(refusal.value)
    assert "--help" in str(refusal.value)
    assert "\n" not in str(refusal.value)
