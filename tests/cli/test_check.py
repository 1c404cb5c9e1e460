"""``backprop check`` says how its errors come about, and counts only what it could compare."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.drawing.document import document_of
from simulator.drawing.files import encode
from simulator.language import use_translator
from tests.cli.conftest import Backprop
from tests.formulas import formula


def write(name: str, *steps: str, **values: float) -> None:
    Path(name).write_bytes(encode(document_of(formula(*steps, **values))))


def test_the_error_can_be_reproduced_from_what_is_printed(backprop: Backprop) -> None:
    write("f.json", "s = square x", "f = multiply s y", x=1.2, y=-0.7)
    said = backprop("check f.json --all").out
    assert "|b - d| / max(|b|, |d|, floor)" in said
    assert "(4 D(h) - D(2h)) / 3" in said
    for row in backprop("check f.json --all --json").object["rows"]:
        one, other = row["backpropagated"], row["numeric"]
        assert row["relative_error"] == abs(one - other) / max(abs(one), abs(other), row["floor"])
        assert row["h"] == 1e-5
        assert f"1e-05  {row['floor']:.4e}  pass" in said


def test_what_agrees_with_a_smaller_step_says_with_which(backprop: Backprop) -> None:
    write("f.json", "r = reciprocal x", x=7e-6)
    said = backprop("check f.json")
    assert (said.status, said.err) == (0, "")
    assert ", h = 1e-08" in said.out


def test_what_cannot_be_told_is_counted_apart(backprop: Backprop) -> None:
    write("f.json", "s = add x y", "d = subtract s y", "q = square z", "f = add d q", x=1.0, y=1e17, z=0.5)
    said = backprop("check f.json")
    assert said.status == 0
    told = backprop("check f.json --json").object
    assert told["unknown"] >= 1
    assert told["compared"] == 3 - told["unknown"]
    assert f"{told['unknown']} of 3 cannot be told by differences" in said.out
    assert "value of x: rounding leaves more open" in said.out


def test_where_nothing_is_compared_nothing_is_said_to_be_right(backprop: Backprop) -> None:
    write("f.json", "r = relu x", x=0.0)
    said = backprop("check f.json")
    assert "nothing could be compared" in said.out
    assert "is right" not in said.out


def test_an_infinite_quotient_leaves_no_warning(backprop: Backprop) -> None:
    write("f.json", "r = reciprocal x", x=1e-5)
    assert backprop("check f.json").err == ""


def test_verdicts_are_translated(backprop: Backprop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "ko_KR.UTF-8")
    write("f.json", "s = square x", x=1.2)
    said = backprop("check f.json --all").out
    use_translator(None)
    assert "pass" not in said
    assert "일치" in said
