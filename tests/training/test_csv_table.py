"""CSV files: what is guessed, what can be chosen, and refusals that say where."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.drawing.limits import why_not
from simulator.drawing.records import Data, Table
from simulator.problems import Refusal
from simulator.training import csv_text
from simulator.training.csv_table import CsvChoices, preview, read_table
from simulator.training.dataset import make_dataset
from simulator.training.scaling import SCALINGS, scaled

SCALED = [row.key for row in SCALINGS]
PEOPLE = "이름,키,몸무게\n가나,170,60.5\n다라,180,-7e1\n마바,165,5.\n"


def _read(content: str, **choices: object) -> Table:
    return read_table(content.encode(), CsvChoices(**choices))  # type: ignore[arg-type]


def _values(table: Table) -> dict[str, tuple[float, ...]]:
    return {column.name: column.values for column in table.columns}


def _refusal(data: bytes | str, **choices: object) -> str:
    with pytest.raises(Refusal) as refused:
        read_table(data.encode() if isinstance(data, str) else data, CsvChoices(**choices))  # type: ignore[arg-type]
    return str(refused.value)


@pytest.mark.parametrize(
    ("encoding", "guessed"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("cp949", "cp949"),
        ("utf-16", "utf-16"),
    ],
)
def test_encodings(encoding: str, guessed: str) -> None:
    seen = preview(PEOPLE.encode(encoding))
    assert seen.encoding == guessed
    assert seen.names == ("이름", "키", "몸무게")
    assert seen.types == ("text", "number", "number")
    assert seen.rows[0] == ("가나", "170", "60.5")


def test_big_endian_utf_16() -> None:
    assert preview(b"\xfe\xff" + PEOPLE.encode("utf-16-be")).names[1] == "키"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends(delimiter: str, end: str) -> None:
    text = PEOPLE.replace(",", delimiter).replace("\n", end)
    assert preview(text.encode()).delimiter == delimiter
    assert _values(_read(text, ignored=("이름",)))["몸무게"] == (60.5, -70.0, 5.0)


def test_a_comma_inside_quotes_does_not_mislead() -> None:
    seen = preview(b'a;b\n"x, y, z";1\n"u, v, w";2\n')
    assert (seen.delimiter, seen.rows[0]) == (";", ("x, y, z", "1"))


def test_quotes_line_breaks_and_blank_rows() -> None:
    table = _read('name,y\n\n"a ""b""\nc",1\n , \nd,2\n')
    assert [column.name for column in table.columns] == ['name=a "b" c', "name=d", "y"]


def test_headers() -> None:
    assert preview(b"1,2\n3,4\n").names == ("c1", "c2")
    assert preview(b"x,\nu,1\n").names == ("x", "c2")
    assert preview(b"x,x,x\n1,2,3\n").names == ("x", "x (2)", "x (3)")
    assert preview(b"x,x (2),x\n1,2,3\n").names == ("x", "x (2)", "x (3)")
    assert len(preview(b"1,2\n3,4\n", header=False).rows) == 2
    assert preview(b"1,2\n3,4\n", header=True).names == ("1", "2")


def test_targets_roles_and_one_hot() -> None:
    text = "h,color,y\n1,red,0\n2,blue,1\n3,red,1\n"
    table = _read(text)
    assert [(column.name, column.role) for column in table.columns] == [
        ("h", "feature"),
        ("color=blue", "feature"),
        ("color=red", "feature"),
        ("y", "target"),
    ]
    assert _values(table)["color=red"] == (1, 0, 1)
    by_color = _read(text, targets=("color",), ignored=("y",))
    made = make_dataset(Data(dataset="table", table=by_color))
    assert made.classes == ("blue", "red")
    assert made.features == ("h",)
    as_words = _read(text, text=("h", "color"))
    assert "h=1" in _values(as_words)


def test_a_decimal_comma_where_commas_do_not_separate() -> None:
    assert _values(_read("a;b\n1,5;2\n2,25;3\n"))["a"] == (1.5, 2.25)


@pytest.mark.parametrize("scaling", SCALED)
def test_scaling_can_be_taken_back(scaling: str) -> None:
    table = _read("a,b,y\n1,7,0\n2,7,1\n6,7,1\n", scaling=scaling)
    a, b, y = table.columns
    assert [value * a.scale + a.shift for value in a.values] == pytest.approx([1, 2, 6])
    assert [value * b.scale + b.shift for value in b.values] == pytest.approx([7, 7, 7])
    assert y.values == (0, 1, 1)
    if scaling == "unit":
        assert (min(a.values), max(a.values)) == (0, 1)
    if scaling == "standardize":
        assert sum(a.values) == pytest.approx(0)
        assert sum(value**2 for value in a.values) == pytest.approx(3)


@given(st.lists(st.floats(-1e300, 1e300), min_size=1, max_size=20), st.sampled_from(SCALED))
def test_scaled_numbers_are_finite_or_refused(values: list[float], key: str) -> None:
    result = scaled(key, values)
    assert result is None or all(map(math.isfinite, (*result[0], result[1], result[2])))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        (" \n\n", "empty"),
        (",\n,\n", "blank"),
        ("a,b\n", "no rows"),
        ("a\n1\n2\n", "one column only, “a”"),
        ("a,b\n1,2\n3\n", "Row 3 has 1 cells where 2"),
        ("a,b\n1,2\n\n3,4,5\n", "Row 4 has 3 cells where 2"),
        ('a,b\n1,2\n3,"4\n', "Row 3 has a quotation mark"),
        ('a,b\n1,2\n"3"x,4\n', "Row 3 has a quotation mark"),
        ("a,b\n1,2\n1_000,2\n1,2\n", "Row 3, column 1 (“a”): “1_000” is not a number"),
        ("a,b\n1,2\n1,１２\n3,4\n", "Row 3, column 2 (“b”): “１２” is not a number"),
        ("a,b\n1,2\n1,NaN\n3,4\n", "Row 3, column 2 (“b”): “NaN”"),
        ("a,b\n1,2\n1,inf\n3,4\n", "“inf” is not a number"),
        ("a,b\n1,2\n1,N/A\n3,4\n", "“N/A” is not a number"),
        ("a,b\n1,2\n1,\n3,4\n", "Row 3, column 2 (“b”) is empty"),
        ("a,b\nx,2\n ,3\ny,4\n", "Row 3, column 1 (“a”) is empty"),
        ("a,b\n1,2\n1,1e400\n3,4\n", "Row 3, column 2 (“b”): 1e400 is too large"),
        ("a,b\n1,2\n0x10,2\n3,4\n", "“0x10” is not a number"),
        ("a,b\n1," + "2" * 200_000 + "\n", "Row 2 has a cell of more than"),
        ("a,b\n" + "x" * 201 + ",1\n", "Row 2, column 1 (“a”) has more than 200 characters"),
        ("a,b\n" + "".join(f"w{i},1\n" for i in range(101)), "101 different words"),
        (",".join(["x"] * 1001) + "\n", "1001 columns"),
        ("a,b\n1,2\n3,\0\n", "Line 3 holds a zero byte"),
        ("x" * 2**20, "more than 1048576 characters"),
    ],
)
def test_refusals_say_where(text: str, said: str) -> None:
    assert said in _refusal(text)


def test_bytes_that_are_no_text() -> None:
    assert "Line 2 is neither UTF-8 nor CP949" in _refusal(b"a,b\n1,\xff\xff\n")
    assert "Line 2 is not UTF-16" in _refusal(b"\xff\xfea\0,\0b\0\n\0\x00\xd8")
    assert "Line 2 is not UTF-8" in _refusal("a,b\n가,1\n".encode("cp949"), encoding="utf-8")


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        ({"targets": ("z",)}, "no column “z”"),
        ({"ignored": ("z",)}, "no column “z”"),
        ({"targets": ()}, "No target"),
        ({"targets": ("a", "b")}, "No feature"),
        ({"ignored": ("a",)}, "No feature"),
        ({"targets": ("b",), "ignored": ("b",)}, "No target"),
    ],
)
def test_choices_that_do_not_work(choices: dict[str, object], said: str) -> None:
    assert said in _refusal("a,b\n1,2\n", **choices)


def test_numbers_too_large_to_scale() -> None:
    text = "a,y\n1e300,1\n-1e300,2\n"
    assert _values(_read(text))["a"] == (1e300, -1e300)
    assert "Do not scale" in _refusal(text, scaling="standardize")


def test_limits_hold_before_anything_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_text, "CELLS", 10)
    assert "Row 6 exceeds the limit of 10 cells" in _refusal("a,b\n" + "1,2\n" * 6)
    monkeypatch.setattr(csv_text, "DOCUMENT_BYTES", 2**20)
    monkeypatch.setattr(csv_text, "guess_encoding", None)
    assert "1.5 MB. The limit is 1 MB" in _refusal(b"1,2\n" * (3 * 2**17))


def test_what_is_read_can_be_kept_in_a_document() -> None:
    table = _read(PEOPLE, name="사람", scaling="unit")
    assert why_not(Data(dataset="table", table=table)) is None
    assert table.name == "사람"
