"""The left axis of the loss plot: on a logarithmic scale round numbers, and always at least two of them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pyqtgraph as pg

ROOM = 34
"""Pixels along the axis for each label."""

LARGEST = 300
"""Exponents beyond it are no numbers any more; powers of ten are written there."""

LEVEL = 1.0
"""What pyqtgraph takes for the spacing of the ticks that are written; the others have none."""

Exponents = list[float]


class LossAxis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """Nine labels for each power of ten would lie on each other; a flat curve has none of 1, 2 and 5."""

    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float | None, list[float]]]:
        """First what is written, then what is only drawn; on a logarithmic scale all are exponents."""
        if not self.logMode:
            plain: list[tuple[float | None, list[float]]] = super().tickValues(minVal, maxVal, size)
            return plain
        low, high = sorted((minVal, maxVal))
        written = ticks(low, high, max(2, int(size // ROOM)))
        return [(LEVEL, written), (None, [tick for tick in _between(low, high) if tick not in written])]

    def logTickStrings(self, values: Sequence[float], scale: float, spacing: float | None) -> list[str]:
        """``values`` are the exponents."""
        return ["" for _ in values] if spacing is None else texts(values)


def ticks(low: float, high: float, room: int) -> Exponents:
    """Exponents of round numbers in a range of exponents: two or more, and if it can be no more than fit."""
    sets = [chosen for chosen in _powers(low, high) if len(chosen) >= 2]
    if not sets:
        sets = [chosen for chosen in _evenly(low, high) if len(chosen) >= 2]
    fitting = [chosen for chosen in sets if len(chosen) <= room]
    return max(fitting, key=len) if fitting else min(sets, key=len, default=[low, high])


def texts(exponents: Sequence[float]) -> list[str]:
    """The numbers, with as many digits as tell one from the next."""
    numbers = [10.0**exponent for exponent in exponents if abs(exponent) <= LARGEST]
    if len(numbers) < len(exponents):
        return [f"{10 ** (power % 1):.3g}e{math.floor(power):+d}" for power in exponents]
    near = min((high - low for low, high in pairwise(numbers) if high > low), default=0.0)
    largest = max(numbers, default=0.0)
    digits = 6 if near <= 0.0 else min(max(2, math.ceil(math.log10(largest / near)) + 1), 15)
    return [f"{number:.{min(digits, 6) if number < near else digits}g}" for number in numbers]


def _powers(low: float, high: float) -> Iterator[Exponents]:
    """1, 2 and 5 of each power of ten, or only some powers."""
    if high - low <= 20 and max(abs(low), abs(high)) < LARGEST:
        yield _between(low, high, (1, 2, 5))
    for stride in (1, 2, 5, 10, 20, 50, 100):
        first, last = math.ceil(low / stride), math.floor(high / stride)
        yield [float(stride * number) for number in range(first, last + 1)]


def _evenly(low: float, high: float) -> Iterator[Exponents]:
    """Within a part of one power of ten: multiples of 5, 2 or 1 of a smaller one."""
    if max(abs(low), abs(high)) >= LARGEST:
        return
    first, last = 10.0**low, 10.0**high
    decade = math.floor(math.log10(max(last - first, last * 1e-14)))
    for power in (decade, decade - 1):
        for digit in (5, 2, 1):
            step = digit * 10.0**power
            numbers = range(math.ceil(first / step), math.floor(last / step) + 1)
            exponents = (math.log10(number * step) for number in numbers if number > 0)
            yield [exponent for exponent in exponents if low <= exponent <= high]


def _between(low: float, high: float, digits: Sequence[int] = range(1, 10)) -> Exponents:
    """These digits of every power of ten; none where they would lie on each other."""
    if high - low > 20:
        return []
    powers = range(math.floor(low), math.ceil(high))
    every = (power + math.log10(digit) for power in powers for digit in digits)
    return [tick for tick in every if low <= tick <= high]
