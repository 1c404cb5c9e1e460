"""The curve of the gradient check: relative error against h, both in powers of ten, in both precisions."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from simulator.appearance import theme as themes
from simulator.appearance.theme import Theme
from simulator.model.gradient_check.check import H
from simulator.model.gradient_check.curve import STEPS, Point
from simulator.panels.widgets.listening import listen

LEAST = 1e-17
"""What is shown for an error of 0, which has no place on a logarithmic axis."""

ROOM = {"left": 22, "bottom": 40}
"""Pixels along an axis for each label."""

RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
CURVES = {
    "worst": ("training_curve", Qt.PenStyle.SolidLine, 2.0),
    "median": ("training_curve", Qt.PenStyle.DotLine, 1.4),
    "worst32": ("held_out_curve", Qt.PenStyle.SolidLine, 2.0),
    "median32": ("held_out_curve", Qt.PenStyle.DotLine, 1.4),
}
"""For every field of a point the theme's color, the stroke and its width."""


class PowerAxis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """Whole powers of ten, as many as have room."""

    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:
        """The exponents."""
        low, high = sorted((minVal, maxVal))
        fitting = max(int(size // ROOM[self.orientation]), 1)
        stride = next(n for n in (1, 2, 3, 5, 10, 20, 1000) if (high - low) / n <= fitting)
        first = math.ceil(low / stride)
        return [(1.0, [float(stride * n) for n in range(first, math.floor(high / stride) + 1)])]

    def logTickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """10⁻⁵."""
        return ["10" + str(round(value)).translate(RAISED) for value in values]


class ErrorCurves(pg.PlotWidget):  # type: ignore[misc]
    """A curve for the worst and one for the median parameter, in float64 and in float32."""

    def __init__(self) -> None:
        axes = {"left": PowerAxis("left"), "bottom": PowerAxis("bottom")}
        super().__init__(axisItems=axes, enableMenu=False)
        item = self.getPlotItem()
        item.hideButtons()
        item.setMenuEnabled(False)
        item.setLogMode(x=True, y=True)
        item.setMouseEnabled(x=False, y=False)
        half = self.fontMetrics().height() // 2 + 1
        item.layout.setContentsMargins(1, half, half, 1)
        # A label for which the axis is not wide enough yet would be left out.
        item.getAxis("left").setWidth(self.fontMetrics().horizontalAdvance("10⁻¹⁰") + 14)
        item.getAxis("bottom").enableAutoSIPrefix(False)
        item.getAxis("bottom").setLabel("h")
        item.disableAutoRange()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.chosen = pg.InfiniteLine(math.log10(H))
        """The h of the check."""
        item.addItem(self.chosen, ignoreBounds=True)
        self.curves = {name: item.plot(connect="finite") for name in CURVES}
        self.faded = False
        listen(self, themes.changed, self.dress)
        self.dress(themes.current())

    def show_points(self, points: Sequence[Point], faded: bool) -> None:
        """Feed the curves; all of them in view."""
        h = np.array([point.h for point in points])
        for name, curve in self.curves.items():
            curve.setData(h, np.maximum([getattr(point, name) for point in points], LEAST))
        self.faded = faded
        self.dress(themes.current())
        shown = np.array([[getattr(point, name) for name in CURVES] for point in points])
        known = shown[np.isfinite(shown)]
        low, high = (known.min(), known.max()) if len(known) else (1e-12, 1.0)
        exponents = math.floor(math.log10(max(low, LEAST))), math.ceil(math.log10(max(high, 10 * LEAST)))
        x = math.log10(STEPS[-1]), math.log10(STEPS[0])
        self.getPlotItem().setRange(xRange=x, yRange=exponents, padding=0.03)

    def dress(self, theme: Theme) -> None:
        """Put on a theme."""
        self.setBackground(theme.surface)
        for name in ("left", "bottom"):
            axis = self.getPlotItem().getAxis(name)
            axis.setPen(QColor(theme.border))
            axis.setTextPen(QColor(theme.muted))
        for name, (role, style, width) in CURVES.items():
            ink = QColor(theme.faint if self.faded else getattr(theme, role))
            self.curves[name].setPen(ink, width=width, style=style)
        self.chosen.setPen(QColor(theme.border), width=1, style=Qt.PenStyle.DashLine)
