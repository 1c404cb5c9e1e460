"""CSV as text: from bytes to rows of cells, with limits before allocation and refusals that name the row."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from simulator.drawing.limits import CELLS, COLUMNS, DOCUMENT_BYTES
from simulator.language import Phrase, phrase
from simulator.problems import Refusal, refuse

LINE = 2**20
"""Characters in a line of the file."""

CELL = csv.field_size_limit()
"""Characters in a cell."""

ENCODINGS: tuple[tuple[str, Phrase], ...] = (
    ("utf-8", phrase("Csv", "UTF-8")),
    ("cp949", phrase("Csv", "CP949 (Korean)")),
    ("utf-16", phrase("Csv", "UTF-16")),
)

DELIMITERS: tuple[tuple[str, Phrase], ...] = (
    (",", phrase("Csv", "Comma")),
    (";", phrase("Csv", "Semicolon")),
    ("\t", phrase("Csv", "Tab")),
    ("|", phrase("Csv", "Bar")),
)

_SAMPLE_ROWS = 50


@dataclass(frozen=True, slots=True)
class Row:
    """``number`` counts the rows of the file from 1, as a spreadsheet does."""

    number: int
    cells: tuple[str, ...]


def read_rows(data: bytes, encoding: str, delimiter: str) -> Iterator[Row]:
    """The rows that are not blank, one by one; ``Refusal`` where one is ragged, too long or no text."""
    width, cells = 0, 0
    for row in _records(data, encoding, delimiter):
        width = width or _checked_width(row)
        if len(row.cells) != width:
            sentence = phrase(
                "Csv", "Row {row} has {found} cells where {expected} are expected. Mend that row."
            )
            raise refuse(sentence.of(row=row.number, found=len(row.cells), expected=width))
        cells += width
        if cells > CELLS:
            sentence = phrase("Csv", "Row {row} exceeds the limit of {limit} cells. Import fewer rows.")
            raise refuse(sentence.of(row=row.number, limit=CELLS))
        yield row


def _checked_width(row: Row) -> int:
    if len(row.cells) > COLUMNS:
        sentence = phrase("Csv", "Row {row} has {found} columns; the limit is {limit}.")
        raise refuse(sentence.of(row=row.number, found=len(row.cells), limit=COLUMNS))
    return len(row.cells)


def _records(data: bytes, encoding: str, delimiter: str) -> Iterator[Row]:
    number = 0
    try:
        for number, cells in enumerate(
            csv.reader(_lines(data, encoding), delimiter=delimiter, strict=True), 1
        ):
            if any(cell.strip() for cell in cells):
                yield Row(number, tuple(cells))
    except csv.Error as error:
        raise _unreadable(error, number + 1) from error


def _unreadable(error: csv.Error, row: int) -> Refusal:
    if "field larger" in str(error):
        sentence = phrase("Csv", "Row {row} has a cell of more than {limit} characters. Shorten it.")
        return refuse(sentence.of(row=row, limit=CELL))
    sentence = phrase(
        "Csv", "Row {row} has a quotation mark that is not closed, or text after a closed one. Mend that row."
    )
    return refuse(sentence.of(row=row))


def _lines(data: bytes, encoding: str) -> Iterator[str]:
    # What is no such text was refused before; here only the end of a sample can be cut.
    codec = "utf-8-sig" if encoding == "utf-8" else encoding
    text = io.TextIOWrapper(io.BytesIO(data), codec, errors="replace", newline="")
    line = 0
    while part := text.readline(LINE):
        line += 1
        if len(part) == LINE:
            raise refuse(
                phrase("Csv", "Line {line} has more than {limit} characters.").of(line=line, limit=LINE)
            )
        if "\0" in part:
            sentence = phrase(
                "Csv", "Line {line} holds a zero byte, which text does not. Save the file as UTF-8."
            )
            raise refuse(sentence.of(line=line))
        yield part


def check_size(data: bytes) -> None:
    """``Refusal`` for an empty file and for one beyond the limit."""
    if len(data) > DOCUMENT_BYTES:
        sentence = phrase("Csv", "The file has {size} MB. The limit is {limit} MB.")
        raise refuse(sentence.of(size=round(len(data) / 2**20, 1), limit=DOCUMENT_BYTES // 2**20))
    if not data.strip():
        raise refuse(phrase("Csv", "The file is empty. Choose another one."))


def check_encoding(data: bytes, encoding: str) -> str:
    """The encoding again; ``Refusal`` with the line where the bytes are no such text."""
    place = _first_misfit(data, encoding)
    if place is None:
        return encoding
    line = data[:place].decode(encoding, "replace").count("\n") + 1
    sentence = phrase("Csv", "Line {line} is not {encoding} text. Choose another encoding.")
    raise refuse(sentence.of(line=line, encoding=encoding.upper()))


def guess_encoding(data: bytes) -> str:
    """UTF-16 by its mark, UTF-8 where the bytes allow it, else CP949; ``Refusal`` if it is none of them."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return check_encoding(data, "utf-16")
    place = _first_misfit(data, "utf-8")
    if place is None:
        return "utf-8"
    if _first_misfit(data, "cp949") is None:
        return "cp949"
    sentence = phrase("Csv", "Line {line} is neither UTF-8 nor CP949 text. Save the file as UTF-8.")
    raise refuse(sentence.of(line=data.count(b"\n", 0, place) + 1))


def _first_misfit(data: bytes, encoding: str, piece: int = 2**20) -> int | None:
    """Where the bytes stop being such text, about; piece by piece, so that memory stays small."""
    decoder = codecs.getincrementaldecoder(encoding)()
    for start in range(0, len(data), piece):
        try:
            decoder.decode(data[start : start + piece], final=start + piece >= len(data))
        except UnicodeDecodeError as error:
            return start + error.start
    return None


def guess_delimiter(data: bytes, encoding: str) -> str:
    """The one that cuts the first rows into the most cells, evenly; a comma if none does."""
    return max((key for key, _ in DELIMITERS), key=lambda key: _evenness(data, encoding, key))


def _evenness(data: bytes, encoding: str, delimiter: str) -> tuple[float, int]:
    """Share of the first rows that are as wide as the first, and that width; nothing for a single column."""
    widths: list[int] = []
    try:
        for row in _records(data[: 2**18], encoding, delimiter):
            widths.append(len(row.cells))
            if len(widths) == _SAMPLE_ROWS:
                break
    except Refusal:
        widths = widths[:-1] or widths
    if not widths or widths[0] == 1:
        return 0.0, 0
    return widths.count(widths[0]) / len(widths), widths[0]
