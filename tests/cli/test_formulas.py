"""Drawings without data on the command line: every command that takes a network takes a formula."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import simulator.cli.train as training
from simulator.app.documents.examples import example_path
from simulator.cli.teaching import Lesson, teach
from simulator.drawing.files import decode, document_of, encode
from simulator.exporting import weights_reading
from tests.cli.conftest import Backprop
from tests.formulas import formula

KEYS = ("apples", "fruit", "square", "sigmoid", "rosenbrock")


@pytest.mark.parametrize("key", KEYS)
def test_a_formula_is_trained_checked_and_exported(backprop: Backprop, key: str) -> None:
    path = example_path(key)
    said = backprop(f"train {path} --epochs 3 -o learned.json --export weights.json --json")
    assert said.status == 0, said.err
    assert (said.object["data"], said.object["accuracy"], said.object["step"]) == ("none", None, 3)
    learned = decode(Path("learned.json").read_bytes())
    weights = weights_reading.decode(Path("weights.json").read_bytes())
    assert dict(learned.weights) == weights_reading.values_of(weights)
    assert backprop("train learned.json --resume --epochs 2 -o more.json").status == 0
    assert decode(Path("more.json").read_bytes()).step == 5
    assert backprop(f"check {path} --all").status == 0
    assert backprop(f"export {path} --to json").status == 0


def test_the_value_is_told(backprop: Backprop) -> None:
    assert "value: 715" in backprop(f"train {example_path('fruit')} --epochs 1").out
    assert "loss" not in backprop(f"train {example_path('fruit')} --epochs 1").out


def test_a_run_ends_where_the_value_is_low_enough_or_nothing_falls_any_more(backprop: Backprop) -> None:
    document = json.loads(example_path("square").read_bytes())
    for field, value, reason in (("stop_loss", 0.01, "loss"), ("patience", 5, "patience")):
        changed = {**document, "training": {**document["training"], field: value}}
        Path("net.json").write_text(json.dumps(changed))
        said = backprop("train net.json --json --epochs 5000")
        assert said.object["stopped_by"] == reason


def test_a_formula_takes_no_data(backprop: Backprop) -> None:
    said = backprop(f"train {example_path('square')} --data circle")
    assert said.status == 2
    assert "takes no data" in said.err


def test_pictures_of_a_formula(backprop: Backprop) -> None:
    drawing = formula("f = sine x", x=0.3)
    Path("net.json").write_bytes(encode(document_of(drawing)))
    said = backprop("report net.json -o out --epochs 30")
    assert said.status == 0, said.err
    assert {path.name for path in Path("out").iterdir()} == {
        "weights.json",
        "learned.json",
        "drawing.png",
        "loss.png",
    }
    assert "1 neuron or operation" in said.err


def test_a_formula_outside_its_domain_says_why_and_loses_nothing(backprop: Backprop) -> None:
    drawing = formula("l = log x", "f = exp l", x=-2)
    Path("net.json").write_bytes(encode(document_of(drawing)))
    said = backprop("train net.json -o learned.json")
    assert said.status == 1
    assert "l has no value. The logarithm is defined above 0 only. x brings -2" in said.err
    assert "nan" not in said.out
    assert decode(Path("learned.json").read_bytes()).weights == {"n1": -2.0}
    assert backprop("train net.json --json").object["loss"] is None
    assert backprop("report net.json -o out").status == 1
    assert backprop("export net.json --to png").status == 0


@pytest.fixture
def huge(backprop: Backprop) -> str:
    """The name of a formula whose value runs away to numbers that are finite, but too large for a drawing."""
    Path("huge.json").write_bytes(encode(document_of(formula("s = negate v", v=1.0))))
    return "huge.json --eta 1e300 --epochs 3"


def test_what_a_file_can_hold_is_written_beside_what_it_cannot(backprop: Backprop, huge: str) -> None:
    said = backprop(f"train {huge} --export w.json -o o.json")
    assert said.status == 2
    assert "3 epochs" in said.out
    assert sorted(said.err.splitlines()[:2]) == ["Wrote o.json.", "Wrote w.json."]
    assert said.err.splitlines()[2].startswith("backprop: Saved without learned weights")
    assert json.loads(Path("w.json").read_bytes())["step"] == 3
    assert decode(Path("o.json").read_bytes()).weights == {}


def test_a_report_of_huge_numbers_leaves_what_can_be_written(backprop: Backprop, huge: str) -> None:
    said = backprop(f"report {huge} -o out")
    assert said.status == 2
    assert said.err.splitlines()[-1].startswith("backprop: ")
    assert "Saved without learned weights" in said.err
    written = {path.name for path in Path("out").iterdir()}
    assert written == {"learned.json", "weights.json", "drawing.png", "loss.png"}


def test_interrupted_at_huge_numbers_it_says_so(
    backprop: Backprop, huge: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*words: Any, **more: Any) -> Lesson:
        return replace(teach(*words, **more), interrupted=True)

    monkeypatch.setattr(training, "teach", interrupted)
    said = backprop(f"train {huge} --json")
    assert said.status == 2
    assert said.object["written"] == ["huge-learned.json"]
    assert "Saved without learned weights" in said.err
