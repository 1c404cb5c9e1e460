"""The axis of steps: whole numbers, all of their digits in groups of three."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtGui import QFont, QFontMetrics

APART = 12
"""Pixels between two labels."""


class StepAxis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """pyqtgraph writes a million steps as 1e+06, beside 800000."""

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """There is nothing to write between two steps."""
        return [f"{value:,.0f}" if float(value).is_integer() else "" for value in values]

    def tickSpacing(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, float]]:
        """As pyqtgraph has it, unless labels of so many digits need more room than it knows of."""
        levels: list[tuple[float, float]] = super().tickSpacing(minVal, maxVal, size)
        least = self._least(minVal, maxVal, size)
        if not levels or levels[0][0] >= least:
            return levels
        major, parts = round_above(least)
        return [(major, 0), (major / parts, 0)]

    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:
        """Where there is room for one label, one: that at 0 is cut, and so the next would be the only one."""
        levels: list[tuple[float, list[float]]] = super().tickValues(minVal, maxVal, size)
        least = self._least(minVal, maxVal, size)
        if not minVal <= 0 < maxVal or 2 * least <= maxVal - minVal:
            return levels
        inside, _ = round_above(0.3 * maxVal)
        return [(inside, [inside])]

    def _least(self, low: float, high: float, size: float) -> float:
        """Steps from one label to the next, so that they stay apart."""
        measures = QFontMetrics(self.style["tickFont"] or QFont())
        longest = max(measures.horizontalAdvance(f"{value:,.0f}") for value in (low, high))
        return abs(high - low) * (longest + APART) / max(size, 1.0)


def round_above(least: float) -> tuple[float, int]:
    """The next 1, 2 or 5 of a power of ten, and into how many parts it is divided."""
    power = 10.0 ** math.floor(math.log10(least))
    rounds = ((1, 5), (2, 4), (5, 5), (10, 5))
    return next((digit * power, parts) for digit, parts in rounds if digit * power >= least)
