"""Taking: the rows of the data that come next are laid into the tables, a column for each."""

from __future__ import annotations

from simulator.numerics.executors.compiled.choices import inlined
from simulator.numerics.executors.compiled.layout import Data, Tables
from simulator.numerics.executors.compiled.memory import index, number, put, start_of
from simulator.numerics.executors.compiled.vectors import store, vector_of


@inlined
def take(data: Data, epoch: int, position: int, count: int, t: Tables) -> None:
    """The next rows of the data; where they are too few, the last of them fills the tables."""
    n, first = len(t.lanes), start_of(data.order) + 8 * (epoch * data.rows + position)
    x, y, last = start_of(data.x), start_of(data.y), count - 1
    if n < 4:
        for s in range(n):
            row = index(first, min(s, last))
            _lay_one(x + 8 * row * data.inputs, data.inputs, t.a + 8 * s, 8 * n)
            _lay_one(y + 8 * row * data.outputs, data.outputs, t.y + 8 * s, 8 * n)
    for s in range(0, n - 3, 4):
        rows = (
            index(first, min(s, last)),
            index(first, min(s + 1, last)),
            index(first, min(s + 2, last)),
            index(first, min(s + 3, last)),
        )
        _lay_four(x, rows, data.inputs, t.a + 8 * s, 8 * n)
        _lay_four(y, rows, data.outputs, t.y + 8 * s, 8 * n)


@inlined
def _lay_one(row: int, size: int, to: int, line: int) -> None:
    """The numbers of a row, one below the other; a line has so many bytes."""
    for place in range(size):
        put(to + place * line, 0, number(row, place))


@inlined
def _lay_four(data: int, rows: tuple[int, int, int, int], size: int, to: int, line: int) -> None:
    """The same of four rows side by side: to write four numbers at once is four times as fast."""
    one, two, three, four = rows
    one, two = data + 8 * one * size, data + 8 * two * size
    three, four = data + 8 * three * size, data + 8 * four * size
    for place in range(size):
        numbers = (number(one, place), number(two, place), number(three, place), number(four, place))
        store(to + place * line, vector_of(numbers))
