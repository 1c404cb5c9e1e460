"""CSV cells: what counts as a number, and what a column holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import isfinite
from typing import Literal

from simulator.drawing.limits import LARGE
from simulator.language import Phrase, phrase
from simulator.problems import Refusal, refuse
from simulator.training.csv_text import Row

ColumnType = Literal["number", "text"]

# Python's float() also takes 1_000, full-width digits, "nan" and "infinity"; here none of them is a number.
_NUMBER = re.compile(r"[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?")
_DECIMAL_COMMA = re.compile(r"[+-]?[0-9]+,[0-9]+([eE][+-]?[0-9]+)?")


def number(cell: str, delimiter: str) -> float | None:
    """The number in a cell; ``None`` if it is no number. Where commas do not separate, 3,14 is one."""
    text = cell.strip()
    if delimiter != "," and _DECIMAL_COMMA.fullmatch(text):
        text = text.replace(",", ".")
    return float(text) if _NUMBER.fullmatch(text) else None


def guess_type(cells: Sequence[str], delimiter: str) -> ColumnType:
    """A number if at least half of the cells that are filled are: the others are mistakes to tell about."""
    filled = [cell for cell in cells if cell.strip()]
    numbers = sum(number(cell, delimiter) is not None for cell in filled)
    return "number" if filled and 2 * numbers >= len(filled) else "text"


def numbers_of(rows: Sequence[Row], column: int, name: str, delimiter: str) -> tuple[float, ...]:
    """A column of numbers; ``Refusal`` with row and column for the first cell that is none."""
    values = []
    for row in rows:
        cell = row.cells[column]
        value = number(cell, delimiter)
        if value is None or not (isfinite(value) and abs(value) <= LARGE):
            raise _not_a_number(row, column, name, cell, value)
        values.append(value)
    return tuple(values)


def words_of(rows: Sequence[Row], column: int, name: str, longest: int) -> tuple[str, ...]:
    """A column of words; ``Refusal`` with row and column for an empty or an endless one."""
    words = []
    for row in rows:
        word = " ".join(row.cells[column].split())
        if not word:
            raise _at(row, column, name, _EMPTY)
        if len(word) > longest:
            raise _at(row, column, name, _LONG.of(limit=longest))
        words.append(word)
    return tuple(words)


_EMPTY = phrase("Csv", "Row {row}, column {column} (“{name}”) is empty. Fill it in or ignore the column.")
_LONG = phrase(
    "Csv",
    "Row {row}, column {column} (“{name}”) has more than {limit} characters."
    " Shorten it or ignore the column.",
)
_LARGE = phrase(
    "Csv", "Row {row}, column {column} (“{name}”): {cell} is too large. Scale it or ignore the column."
)
_NO_NUMBER = phrase(
    "Csv", "Row {row}, column {column} (“{name}”): “{cell}” is not a number. Mend it or ignore the column."
)


def _not_a_number(row: Row, column: int, name: str, cell: str, value: float | None) -> Refusal:
    if not cell.strip():
        return _at(row, column, name, _EMPTY)
    return _at(row, column, name, (_NO_NUMBER if value is None else _LARGE).of(cell=cell.strip()[:40]))


def _at(row: Row, column: int, name: str, sentence: Phrase) -> Refusal:
    return refuse(sentence.of(row=row.number, column=column + 1, name=name[:80]))
