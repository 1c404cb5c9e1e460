"""``--data``: a CSV file is read, remembered in the file, and refused with row and column."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from simulator.drawing.files import decode
from simulator.training.datasets import DATASETS
from tests.cli.conftest import Backprop

TABLE = "width,height,price\n1,2,3.5\n2,1,4.5\n3,3,6.5\n4,1,8\n"


def test_a_csv_file_is_learned_and_travels_in_the_document(backprop: Backprop, net: str) -> None:
    Path("prices.csv").write_text(TABLE)
    said = backprop(f"train {net} --data prices.csv --scaling unit --epochs 20 --json -o learned.json")
    assert said.status == 0, said.err
    assert said.object["data"] == "table"
    Path("prices.csv").unlink()
    assert backprop("check learned.json").status == 0
    table = decode(Path("learned.json").read_bytes()).data.table
    assert table is not None
    assert [column.name for column in table.columns] == ["width", "height", "price"]


def test_targets_are_chosen_by_name(backprop: Backprop, net: str) -> None:
    Path("prices.csv").write_text(TABLE)
    backprop(f"train {net} --data prices.csv --targets width --epochs 2 --export w.json")
    columns = json.loads(Path("w.json").read_bytes())["data"]["columns"]
    assert {column["name"]: column["role"] for column in columns} == {
        "width": "target",
        "height": "feature",
        "price": "feature",
    }


def test_scaling_is_told_to_other_programs(backprop: Backprop, net: str) -> None:
    Path("prices.csv").write_text(TABLE)
    backprop(f"train {net} --data prices.csv --scaling unit --epochs 2 --export w.json")
    width = json.loads(Path("w.json").read_bytes())["data"]["columns"][0]
    assert (width["shift"], width["scale"]) == (1.0, 3.0)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", ["bad.csv"]),
        ("a,b,c\n1,2\n", ["bad.csv", "2"]),
        ("a,b,c\n", ["bad.csv", "rows"]),
        ("a\n1\n", ["bad.csv", "a"]),
    ],
)
def test_a_bad_table_is_refused_at_its_place(
    backprop: Backprop, net: str, content: str, words: list[str]
) -> None:
    Path("bad.csv").write_text(content)
    said = backprop(f"train {net} --data bad.csv --epochs 1")
    assert said.status == 2
    assert said.err.count("\n") == 1
    for word in words:
        assert word in said.err


def test_an_unknown_target_is_refused_with_the_columns(backprop: Backprop, net: str) -> None:
    Path("prices.csv").write_text(TABLE)
    said = backprop(f"train {net} --data prices.csv --targets weight")
    assert said.status == 2
    assert "weight" in said.err
    assert "width, height, price" in said.err


@pytest.mark.parametrize("kind", DATASETS, ids=lambda kind: kind.key)
def test_every_dataset_trains(backprop: Backprop, kind: object) -> None:
    key = kind.key  # type: ignore[attr-defined]
    inputs = 1 if key in {"sine", "parabola"} else 2
    outputs = {"spirals3": 3, "mazur": 2}.get(key, 1)
    backprop(f"new {inputs}-3-{outputs} --data {key} -o {key}.json")
    said = backprop(f"train {key}.json --epochs 2 --json")
    assert said.status == 0, said.err
    assert said.object["loss"] is not None


@pytest.mark.parametrize("option", ["--size 5", "--noise .1"])
def test_a_table_has_the_samples_that_it_has(backprop: Backprop, net: str, option: str) -> None:
    Path("prices.csv").write_text(TABLE)
    said = backprop(f"train {net} --data prices.csv --epochs 1 {option}")
    assert said.status == 2
    assert option.split()[0] in said.err
    assert backprop(f"train {net} --data prices.csv --epochs 1 --held-out .25").status == 0
