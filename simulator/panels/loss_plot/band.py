"""The band: between which losses the batches lie, faintly behind the curves."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QColor

from simulator.numerics.array import Array

WASH, EDGE = 44, 72
"""Opacity of 255: seen, and seen through."""


class Band(pg.PlotCurveItem):  # type: ignore[misc]  # pyqtgraph has no types
    """Its edge is drawn as well, so that it is still a line where only one batch falls into a stretch."""

    def __init__(self) -> None:
        super().__init__(fillLevel="enclosed", antialias=True)

    def feed(self, step: Array, low: Array, high: Array, *, logarithmic: bool) -> None:
        """Losses; what a logarithmic axis cannot show is left out."""
        if logarithmic:
            good = low > 0
            step, low, high = step[good], np.log10(low[good]), np.log10(high[good])
        self.setData(np.concatenate([step, step[::-1]]), np.concatenate([high, low[::-1]]))

    def dress(self, ink: QColor) -> None:
        """The ink of the curve that it belongs to, thinned."""
        self.setBrush(thinned(ink, WASH))
        self.setPen(thinned(ink, EDGE), width=1)


def thinned(ink: QColor, opacity: int) -> QColor:
    """The same ink with more water."""
    return QColor(ink.red(), ink.green(), ink.blue(), opacity)
