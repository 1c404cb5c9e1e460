"""The left axis of the loss plot: on a logarithmic scale only 1, 2 and 5 of each power of ten are written."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg

WRITTEN = {"1", "2", "5"}


class LossAxis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """All nine ticks of a power of ten are drawn; nine labels would lie on each other."""

    def logTickStrings(self, values: Sequence[float], scale: float, spacing: float | None) -> list[str]:
        """``values`` are the exponents."""
        return [written(10.0**value) for value in values]


def written(value: float) -> str:
    """The number, if its first digit is 1, 2 or 5 and no other follows."""
    digits = f"{value:.6e}"
    first, rest = digits[0], digits[2:8]
    return f"{value:g}" if first in WRITTEN and rest == "000000" else ""
