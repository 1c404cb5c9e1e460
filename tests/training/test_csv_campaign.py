"""Malformed CSV campaign: a table that can be kept, or a refusal; in time, and never anything else."""

from __future__ import annotations

import tracemalloc
from time import perf_counter

import numpy as np
import pytest

from simulator.drawing.limits import why_not
from simulator.drawing.records import Data
from simulator.problems import Refusal
from simulator.training import csv_table, csv_text
from simulator.training.csv_table import CsvChoices, preview, read_table
from simulator.training.dataset import Dataset, make_dataset

LONGEST = 2.0
"""Seconds that a file may take."""

N = 1000

GOOD = ["1", "-2.5", "1e3", " 7 "]
ODD = ["1_000", "１２", "NaN", "inf", "-", "", " ", "1e999", "red", "파랑", '"', '""', '"a"', "0x1", "3,5"]
ODD += ["=1+1", "a=b", "\ufeff", "\0", "\U0001f600", "x" * 300, "'", "1e300", "-1e300"]
DELIMITERS = [",", ";", "\t", "|", ",", ";", " "]
ENDS = ["\n", "\r\n", "\r", "\n\n"]
ENCODINGS = ["utf-8", "utf-8-sig", "cp949", "utf-16", "utf-8", "cp949", "utf-16-le", "latin-1"]


def _text(rng: np.random.Generator) -> str:
    width, odd = int(rng.choice([1, 2, 2, 3, 3, 4, 5])), float(rng.choice([0.0, 0.02, 0.2]))
    rows = [[str(rng.choice(["a", "b", "키", "", "a=b"])) for _ in range(width)]] * int(rng.random() < 0.8)
    for _ in range(rng.integers(0, 12)):
        rows.append([str(rng.choice(ODD if rng.random() < odd else GOOD)) for _ in range(width)])
        if rng.random() < odd / 5:
            rows[-1] = rows[-1][1:] if rng.random() < 0.5 else [*rows[-1], "7"]
    delimiter, end = str(rng.choice(DELIMITERS)), str(rng.choice(ENDS))
    return end.join(delimiter.join(row) for row in rows)


def _malformed(rng: np.random.Generator) -> bytes:
    data = bytearray(_text(rng).encode(str(rng.choice(ENCODINGS)), "replace"))
    kind = rng.random()
    if kind < 0.1 and data:
        del data[int(rng.integers(len(data))) :]
    elif kind < 0.3 and data:
        for place in rng.integers(len(data), size=int(rng.integers(1, 4))):
            data[place] = int(rng.integers(1, 128) if rng.random() < 0.8 else rng.integers(256))
    elif kind < 0.33:
        data += bytes(rng.integers(0, 256, 40, dtype=np.uint8))
    return bytes(data)


def _some(rng: np.random.Generator, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(str, rng.choice(names, int(rng.integers(0, 3)))))


def _choices(rng: np.random.Generator, data: bytes) -> CsvChoices:
    scaling = str(rng.choice(["none", "standardize", "unit"]))
    if rng.random() < 0.75:
        return CsvChoices(scaling=scaling)
    names = preview(data).names
    return CsvChoices(
        targets=_some(rng, names),
        ignored=_some(rng, names),
        text=_some(rng, names) if rng.random() < 0.5 else None,
        header=bool(rng.random() < 0.5) if rng.random() < 0.2 else None,
        scaling=scaling,
    )


def _try(rng: np.random.Generator, data: bytes) -> bool:
    """Whether the bytes are a table; anything but a table or a refusal comes out as it is."""
    try:
        table = read_table(data, _choices(rng, data))
    except Refusal as refusal:
        said = str(refusal)
    else:
        assert why_not(Data(dataset="table", table=table)) is None
        _check(make_dataset(Data(dataset="table", table=table)))
        return True
    assert said.endswith((".", "…"))
    return False


def _check(made: Dataset) -> None:
    assert np.isfinite(made.x).all()
    assert np.isfinite(made.y).all()
    assert made.features
    assert made.targets
    assert len({*made.features, *made.targets}) == len(made.features) + len(made.targets)


def _campaign(count: int, seed: int) -> tuple[int, float]:
    """How many were tables, and the worst time."""
    rng, tables, worst = np.random.default_rng(seed), 0, 0.0
    for _ in range(count):
        data = _malformed(rng)
        start = perf_counter()
        try:
            tables += _try(rng, data)
        except Exception as error:
            raise AssertionError(f"{data!r} gave {type(error).__name__}: {error}") from error
        worst = max(worst, perf_counter() - start)
    print(f"malformed CSV: seed {seed}, N {count}, tables {tables}, worst {worst * 1000:.1f} ms")
    return tables, worst


def test_malformed_files() -> None:
    tables, worst = _campaign(N, seed=1)
    assert N / 5 < tables < N * 4 / 5
    assert worst < LONGEST


@pytest.mark.campaign
@pytest.mark.timeout(3600)
def test_malformed_files_for_long() -> None:
    _, worst = _campaign(200_000, seed=2)
    assert worst < LONGEST


@pytest.mark.parametrize("encoding", ENCODINGS[:4])
def test_every_truncation(encoding: str) -> None:
    data = 'name,h,w\n"가, 나",1.5,2\n다,-3,4e2\n'.encode(encoding)
    for length in range(len(data)):
        _try(np.random.default_rng(0), data[:length])


def test_a_large_file_stays_small_in_memory() -> None:
    data = ("x" * 60 + ",1\n").encode() * 16_000
    tracemalloc.start()
    with pytest.raises(Refusal, match="Row 16001 has 3 cells"):
        read_table(data + b"1,2,3\n")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 * len(data)


@pytest.mark.parametrize("fault", ["ragged rows pass", "an error of csv escapes", "names come twice"])
def test_the_campaign_catches_planted_faults(monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    if fault == "ragged rows pass":
        monkeypatch.setattr(csv_table, "read_rows", csv_text._records)
    elif fault == "an error of csv escapes":
        monkeypatch.setattr(csv_text, "_unreadable", lambda error, _row: error)
    else:
        monkeypatch.setattr(csv_table, "_unique", iter)
    with pytest.raises(AssertionError, match="gave"):
        _campaign(N, seed=1)
