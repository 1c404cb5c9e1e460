"""The axis of steps: whole numbers, all of their digits in groups of three."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg


class StepAxis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """pyqtgraph writes a million steps as 1e+06, beside 800000."""

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """There is nothing to write between two steps."""
        return [f"{value:,.0f}" if float(value).is_integer() else "" for value in values]
