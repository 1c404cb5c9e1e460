"""CSV files: a preview of what was guessed, and the table that comes of what was chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from simulator.drawing.limits import CELLS, COLUMNS
from simulator.drawing.records import Column, Table
from simulator.language import phrase
from simulator.problems import refuse
from simulator.training.csv_cells import ColumnType, guess_type, number, numbers_of, words_of
from simulator.training.csv_text import (
    Row,
    check_encoding,
    check_size,
    guess_delimiter,
    guess_encoding,
    read_rows,
)
from simulator.training.scaling import scaled

SHOWN = 20
"""Rows in a preview."""

LOOKED_AT = 1000
"""Rows by which types are guessed."""

WORDS = 100
"""Different words in a column of text, each of which becomes a column."""

LONGEST = 200
"""Characters in such a word, and in a name."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What was guessed, or told; ``rows`` are the first ones below the header."""

    encoding: str
    delimiter: str
    header: bool
    names: tuple[str, ...]
    types: tuple[ColumnType, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class CsvChoices:
    """How to read a file; ``None`` means as guessed."""

    name: str = "table"
    targets: tuple[str, ...] | None = None
    """Names of the columns to be learned; ``None`` is the last one."""
    ignored: tuple[str, ...] = ()
    text: tuple[str, ...] | None = None
    """Names of the columns to be taken as words, one column of 0 and 1 for each."""
    scaling: str = "none"
    """A key of ``SCALINGS``, for every column of numbers but targets that are 0 and 1."""
    encoding: str | None = None
    delimiter: str | None = None
    header: bool | None = None


def preview(
    data: bytes, encoding: str | None = None, delimiter: str | None = None, header: bool | None = None
) -> Preview:
    """The first rows, and the best guesses where nothing is told; ``Refusal`` if they cannot be read."""
    check_size(data)
    encoding = check_encoding(data, encoding) if encoding else guess_encoding(data)
    delimiter = delimiter or guess_delimiter(data, encoding)
    rows = list(islice(read_rows(data, encoding, delimiter), LOOKED_AT))
    if not rows:
        raise refuse(phrase("Csv", "The file holds blank rows only. Choose another one."))
    header = _guess_header(rows[0], delimiter) if header is None else header
    body = rows[1:] if header else rows
    columns = range(len(rows[0].cells))
    return Preview(
        encoding,
        delimiter,
        header,
        _names(rows[0]) if header else tuple(f"c{column + 1}" for column in columns),
        tuple(guess_type([row.cells[column] for row in body], delimiter) for column in columns),
        tuple(row.cells for row in body[:SHOWN]),
    )


def read_table(data: bytes, choices: CsvChoices | None = None) -> Table:
    """The whole file as a table; ``Refusal`` with row and column where it cannot be one."""
    choices = choices or CsvChoices()
    seen = preview(data, choices.encoding, choices.delimiter, choices.header)
    targets = seen.names[-1:] if choices.targets is None else choices.targets
    _check_choices(seen, targets, choices)
    rows = list(islice(read_rows(data, seen.encoding, seen.delimiter), int(seen.header), None))
    if not rows:
        raise refuse(phrase("Csv", "There are no rows below the header. Choose another file."))
    columns: list[Column] = []
    for index, name in enumerate(seen.names):
        if name not in choices.ignored:
            columns += _columns(rows, index, seen, choices, name in targets)
            _check_width(columns, len(rows))
    return Table(name=choices.name[:LONGEST], columns=tuple(_with_unique_names(columns)))


def _guess_header(first: Row, delimiter: str) -> bool:
    return all(number(cell, delimiter) is None for cell in first.cells)


def _names(header: Row) -> tuple[str, ...]:
    """The cells of the header, shortened, never empty, never twice."""
    names = [" ".join(cell.split())[:LONGEST] or f"c{column + 1}" for column, cell in enumerate(header.cells)]
    return tuple(_unique(names))


def _unique(names: Sequence[str]) -> Iterator[str]:
    taken = Counter(names)
    given: set[str] = set()
    for name in names:
        free, again = name, 2
        while free in given or (free != name and free in taken):
            free, again = f"{name} ({again})", again + 1
        given.add(free)
        yield free


def _check_choices(seen: Preview, targets: Sequence[str], choices: CsvChoices) -> None:
    if len(seen.names) == 1:
        sentence = phrase(
            "Csv",
            "The file has one column only, “{name}”; a feature and a target are needed. Check the delimiter.",
        )
        raise refuse(sentence.of(name=seen.names[0]))
    for name in (*targets, *choices.ignored, *(choices.text or ())):
        if name not in seen.names:
            sentence = phrase("Csv", "There is no column “{name}”. The columns are: {names}.")
            raise refuse(sentence.of(name=name, names=", ".join(seen.names)[:LONGEST]))
    kept = [name for name in seen.names if name not in choices.ignored]
    if not set(targets) & set(kept):
        raise refuse(phrase("Csv", "No target is chosen. Choose a column to be learned."))
    if not set(kept) - set(targets):
        raise refuse(phrase("Csv", "No feature is left. Choose fewer targets, or ignore fewer columns."))


def _columns(
    rows: Sequence[Row], index: int, seen: Preview, choices: CsvChoices, target: bool
) -> Iterator[Column]:
    name = seen.names[index]
    as_text = seen.types[index] == "text" if choices.text is None else name in choices.text
    if as_text:
        return _one_hot(words_of(rows, index, name, LONGEST), index, name, target)
    return iter(
        [_numeric(numbers_of(rows, index, name, seen.delimiter), index, name, target, choices.scaling)]
    )


def _one_hot(words: Sequence[str], index: int, name: str, target: bool) -> Iterator[Column]:
    different = sorted(set(words))
    if len(different) > WORDS:
        sentence = phrase(
            "Csv", "Column {column} (“{name}”) has {found} different words; the limit is {limit}. Ignore it."
        )
        raise refuse(sentence.of(column=index + 1, name=name, found=len(different), limit=WORDS))
    for word in different:
        values = tuple(float(other == word) for other in words)
        yield Column(name=f"{name}={word}", role="target" if target else "feature", values=values)


def _numeric(values: tuple[float, ...], index: int, name: str, target: bool, scaling: str) -> Column:
    classes = target and set(values) <= {0.0, 1.0}
    result = scaled("none" if classes else scaling, values)
    if result is None:
        sentence = phrase("Csv", "Column {column} (“{name}”) holds numbers too large to scale. Do not scale.")
        raise refuse(sentence.of(column=index + 1, name=name))
    values, shift, scale = result
    return Column(name=name, role="target" if target else "feature", values=values, shift=shift, scale=scale)


def _check_width(columns: Sequence[Column], rows: int) -> None:
    if len(columns) > COLUMNS or len(columns) * rows > CELLS:
        sentence = phrase(
            "Csv", "With a column for every word there are more than {columns} columns or {cells} cells."
        )
        raise refuse(sentence.of(columns=COLUMNS, cells=CELLS))


def _with_unique_names(columns: Sequence[Column]) -> Iterator[Column]:
    for column, name in zip(columns, _unique([column.name for column in columns]), strict=True):
        yield Column(
            name=name, role=column.role, values=column.values, shift=column.shift, scale=column.scale
        )
