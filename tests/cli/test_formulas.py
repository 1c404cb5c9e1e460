"""Drawings without data on the command line: every command that takes a network takes a formula."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from simulator.app.documents.examples import example_path
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
    assert "1 neurons and operations" in said.err


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
