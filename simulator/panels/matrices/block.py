"""A block of numbers as text: rows on lines, cells parted by tabs, as spreadsheets and our tables copy."""

from __future__ import annotations

from simulator.language import Phrase, phrase
from simulator.tools.typed import COMMA, SHOWN, read_number

Block = tuple[tuple[float, ...], ...]

NOTHING = phrase("Matrices", "The clipboard holds no text. Copy numbers first, in a spreadsheet or here.")
NO_ROOM = phrase(
    "Matrices",
    "{rows}×{columns} numbers do not fit: from this cell on there is room for {height}×{width}.",
)
AT = phrase("Matrices", "Row {row}, column {column} of what was copied: {reason}")


def read_block(text: str, height: int, width: int) -> Block | Phrase:
    """The numbers of a text, if all of them are numbers and they fit; else the sentence why not."""
    cells = _cells(text)
    columns = max(map(len, cells), default=0)
    if not columns:
        return NOTHING
    if len(cells) > height or columns > width:
        return NO_ROOM.of(rows=len(cells), columns=columns, height=height, width=width)
    commas = [] if "\t" in text else [cell for row in cells for cell in row if "," in cell]
    if commas:  # as likely what parts two numbers as what is in one
        return COMMA.of(text=commas[0].strip()[:SHOWN])
    return _read([[*row, *[""] * (columns - len(row))] for row in cells])


def _read(cells: list[list[str]]) -> Block | Phrase:
    read = [[read_number(cell) for cell in row] for row in cells]
    for row, numbers in enumerate(read, 1):
        for column, number in enumerate(numbers, 1):
            if isinstance(number, Phrase):
                alone = len(cells) == len(numbers) == 1
                return number if alone else AT.of(row=row, column=column, reason=number)
    return tuple(tuple(number for number in row if isinstance(number, float)) for row in read)


def _cells(text: str) -> list[list[str]]:
    """Without names above and beside: where they are, nothing stands in the corner."""
    lines = text.replace("\r\n", "\n").rstrip("\n")
    cells = [line.split("\t") for line in lines.split("\n")] if lines.strip() else []
    named = len(cells) > 1 and len(cells[0]) > 1 and not cells[0][0].strip()
    return [row[1:] for row in cells[1:]] if named else cells
