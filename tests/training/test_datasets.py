"""Every dataset that comes with the program, and what may be asked of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from simulator.drawing.records import Column, Data, Table
from simulator.problems import Refusal
from simulator.training import datasets
from simulator.training.dataset import Dataset, make_dataset
from simulator.training.datasets import DATASETS

KEYS = [kind.key for kind in DATASETS]
OBEYING = [kind.key for kind in DATASETS if kind.obeys]


def test_keys_are_those_that_documents_use() -> None:
    assert [
        *("and", "or", "xor", "nand", "mazur", "circle", "blobs", "moons"),
        *("spirals2", "spirals3", "sine", "parabola", "plane"),
    ] == KEYS


@pytest.mark.parametrize("key", KEYS)
def test_shapes_names_and_labels(key: str) -> None:
    made = make_dataset(Data(dataset=key, size=31))
    assert made.x.shape == (len(made.y), len(made.features))
    assert made.y.shape[1] == len(made.targets)
    assert np.isfinite(made.x).all()
    assert np.isfinite(made.y).all()
    assert made.training == len(made.x)
    assert str(made.label)
    assert made.features[0] == "x1"


@pytest.mark.parametrize(
    ("key", "answers"), [("and", "0001"), ("or", "0111"), ("xor", "0110"), ("nand", "1110")]
)
def test_gates_are_truth_tables_in_order(key: str, answers: str) -> None:
    made = make_dataset(Data(dataset=key, size=99, noise=3.0, held_out=0.5, seed=7))
    assert made.x.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert made.y.ravel().tolist() == [int(answer) for answer in answers]
    assert made.training == 4
    assert made.classes == ("0", "1")


def test_the_example_by_hand() -> None:
    made = make_dataset(Data(dataset="mazur"))
    assert made.x.tolist() == [[0.05, 0.10]]
    assert made.y.tolist() == [[0.01, 0.99]]
    assert made.targets == ("y1", "y2")


@pytest.mark.parametrize("key", OBEYING)
@pytest.mark.parametrize("field", ["size", "noise", "held_out", "seed"])
def test_each_parameter_matters(key: str, field: str) -> None:
    data = Data(dataset=key, size=60, noise=0.2, held_out=0.25, seed=3)
    other = replace(data, **{field: {"size": 61, "noise": 0.3, "held_out": 0.5, "seed": 4}[field]})
    first, second = make_dataset(data), make_dataset(other)
    assert not _same(first, second)
    assert _same(first, make_dataset(data))


@pytest.mark.parametrize("key", [k for k in OBEYING if make_dataset(Data(dataset=k)).classes])
def test_classes_are_balanced(key: str) -> None:
    made = make_dataset(Data(dataset=key, size=100))
    labels = made.y.argmax(axis=1) if made.y.shape[1] > 1 else made.y[:, 0].astype(int)
    counts = np.bincount(labels)
    assert made.classes is not None
    assert len(counts) == len(made.classes)
    assert np.ptp(counts) <= 1


def test_no_noise_means_the_function_itself() -> None:
    sine = make_dataset(Data(dataset="sine", noise=0.0))
    assert np.array_equal(sine.y, np.sin(np.pi * sine.x))


@settings(max_examples=40)
@given(st.integers(3, 200), st.floats(0, 0.999))
def test_the_split_is_a_partition_with_something_to_train_on(size: int, held_out: float) -> None:
    made = make_dataset(Data(dataset="parabola", size=size, noise=0.0, held_out=held_out))
    assert 1 <= made.training <= size
    assert abs(made.held_out - size * held_out) <= 1
    assert np.allclose(np.sort(made.x[:, 0]), np.linspace(-1, 1, size))


@pytest.mark.parametrize(
    "fields",
    [
        {"dataset": "iris"},
        {"dataset": "table"},
        {"size": 1},
        {"size": 10**9},
        {"held_out": 1.0},
        {"held_out": float("nan")},
        {"noise": -1.0},
        {"noise": float("inf")},
        {"seed": -1},
    ],
)
def test_refusals(fields: dict[str, object]) -> None:
    with pytest.raises(Refusal) as refused:
        make_dataset(replace(Data(dataset="circle"), **fields))
    assert str(refused.value)


def _column(name: str, role: str, *values: float) -> Column:
    return Column(name=name, role=role, values=values)  # type: ignore[arg-type]


def _table(*columns: Column) -> Data:
    return Data(dataset="table", table=Table(name="t", columns=columns))


def test_a_table_keeps_its_order_and_finds_its_classes() -> None:
    made = make_dataset(
        _table(
            _column("s=a", "target", 1, 0, 0),
            _column("h", "feature", 5, 6, 7),
            _column("s=b", "target", 0, 1, 1),
        )
    )
    assert made.x.ravel().tolist() == [5, 6, 7]
    assert made.classes == ("a", "b")
    assert str(made.label) == "Table t"


def test_targets_that_are_no_classes() -> None:
    two = make_dataset(
        _table(_column("h", "feature", 1, 2), _column("a", "target", 1, 1), _column("b", "target", 1, 0))
    )
    assert two.classes is None
    assert make_dataset(_table(_column("h", "feature", 1, 2), _column("a", "target", 1, 2))).classes is None


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ([_column("h", "feature", 1)], "target"),
        ([_column("h", "feature"), _column("y", "target")], "no rows"),
        ([_column("h", "feature", 1, 2), _column("y", "target", 1)], "y has 1 values"),
        ([_column("h", "feature", 1, float("inf")), _column("y", "target", 1, 2)], "row 2"),
    ],
)
def test_bad_tables_are_refused(columns: list[Column], said: str) -> None:
    with pytest.raises(Refusal, match=said):
        make_dataset(_table(*columns))


def test_the_window_has_a_margin_and_survives_constants_and_giants() -> None:
    made = make_dataset(
        _table(_column("a", "feature", 0, 10), _column("b", "feature", 3, 3), _column("y", "target", 0, 1))
    )
    assert made.window == ((-1.0, 11.0), (2.0, 4.0))
    giant = make_dataset(_table(_column("a", "feature", -1.7e308, 1.7e308), _column("y", "target", 0, 1)))
    assert np.isfinite(giant.window).all()


def _same(first: Dataset, second: Dataset) -> bool:
    if first.x.shape != second.x.shape or first.training != second.training:
        return False
    return bool((first.x == second.x).all() and (first.y == second.y).all())


def test_every_file_of_datasets_is_in_the_tuple() -> None:
    folder = Path(datasets.__file__).parent
    files = {path.stem for path in folder.glob("*.py")} - {"__init__", "kind"}
    made = {kind.make.__module__.rpartition(".")[2] for kind in DATASETS}
    assert files == made
