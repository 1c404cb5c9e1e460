"""The crosshair: which point of the curve is looked at, by pointer or by arrow keys."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QObject, QPointF, Signal
from PySide6.QtGui import QColor

from simulator.appearance.theme import Theme
from simulator.numerics.array import Array
from simulator.panels.loss_plot.curves import LossCurves


def nearest(x: Array, wanted: float) -> int | None:
    """The index of the value nearest to ``wanted`` in ascending ``x``."""
    if not len(x):
        return None
    right = int(np.searchsorted(x, wanted))
    if right == 0 or right == len(x):
        return min(right, len(x) - 1)
    return right if x[right] - wanted < wanted - x[right - 1] else right - 1


class Crosshair(QObject):
    """A vertical line at the point that is looked at; ``moved`` tells its index, -1 for none."""

    moved = Signal(int)

    def __init__(self, curves: LossCurves) -> None:
        super().__init__(curves)
        self._curves = curves
        self._steps: Array = np.empty(0)
        self.index = -1
        self.line = pg.InfiniteLine(angle=90, movable=False)
        self.line.hide()
        curves.getPlotItem().addItem(self.line, ignoreBounds=True)
        curves.scene().sigMouseMoved.connect(self._point)
        curves.walked.connect(self.walk)

    def show_steps(self, steps: Array) -> None:
        """The steps of the curve as it is now."""
        at = self._steps[self.index] if 0 <= self.index < len(self._steps) else None
        self._steps = steps
        self._look(nearest(steps, float(at)) if at is not None else None)

    def walk(self, points: int) -> None:
        """To a neighbor; from nowhere to the last point."""
        if len(self._steps):
            start = self.index if self.index >= 0 else len(self._steps) - 1 - points
            self._look(min(max(start + points, 0), len(self._steps) - 1))

    def leave(self) -> None:
        """Look at nothing."""
        self._look(None)

    def dress(self, theme: Theme) -> None:
        """Put on a theme."""
        self.line.setPen(QColor(theme.accent), width=1)

    def _point(self, position: QPointF) -> None:
        view = self._curves.getPlotItem().vb
        if view.sceneBoundingRect().contains(position):
            self._look(nearest(self._steps, view.mapSceneToView(position).x()))
        else:
            self._look(None)

    def _look(self, index: int | None) -> None:
        self.index = -1 if index is None else index
        self.line.setVisible(self.index >= 0)
        if self.index >= 0:
            self.line.setValue(self._steps[self.index])
        self.moved.emit(self.index)
