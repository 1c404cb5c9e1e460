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
from simulator.model.gradient_check.check import H, Row
from simulator.model.gradient_check.curve import STEPS, Point
from simulator.panels.widgets.listening import listen

LEAST = 1e-17
"""What is shown for an error of 0, which has no place on a logarithmic axis."""

ROOM = {"left": 22, "bottom": 40}
"""Pixels along an axis for each label."""

FADED = 0.35
"""Opacity of what is out of date: its colors still tell the precisions apart."""

CHOSEN = "muted"
"""The theme's color of the line at the h of the check."""

DOT = 9
"""Pixels across what the check itself found."""

RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
CURVES = {
    "worst": ("training_curve", Qt.PenStyle.SolidLine, 2.0),
    "median": ("training_curve", Qt.PenStyle.DotLine, 1.4),
    "worst32": ("held_out_curve", Qt.PenStyle.SolidLine, 2.0),
    "median32": ("held_out_curve", Qt.PenStyle.DotLine, 1.4),
}
"""For every field of a point the theme's color, the stroke and its width."""


def ink_of(theme: Theme, role: str, faded: bool) -> QColor:
    """The theme's color, pale where it is of something that is no longer so."""
    ink = QColor(getattr(theme, role))
    if faded:
        ink.setAlphaF(FADED)
    return ink


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
        self.dot = item.plot(pen=None, symbol="o", symbolSize=DOT)
        """What the check itself found where it is worst, at its h."""
        self.faded = False
        listen(self, themes.changed, self.dress)
        self.dress(themes.current())

    def show_points(self, points: Sequence[Point], worst: Row | None, faded: bool) -> None:
        """Feed the curves, and the dot; all of them in view."""
        h = [point.h for point in points]
        for name, curve in self.curves.items():
            curve.setData(np.array(h), np.maximum([getattr(point, name) for point in points], LEAST))
        known = [worst] if worst is not None and math.isfinite(worst.relative_error) else []
        dots = [(row.h, max(row.relative_error, LEAST)) for row in known]
        self.dot.setData([h for h, _ in dots], [error for _, error in dots])
        self.faded = faded
        self.dress(themes.current())
        errors = [getattr(point, name) for point in points for name in CURVES] + [error for _, error in dots]
        self._bring_in_view([*STEPS, *(h for h, _ in dots)], errors)

    def _bring_in_view(self, steps: Sequence[float], errors: Sequence[float]) -> None:
        known = [error for error in errors if math.isfinite(error)] or [1e-12, 1.0]
        low, high = max(min(known), LEAST), max(*known, 10 * LEAST)
        x = math.log10(min(steps)), math.log10(max(steps))
        y = math.floor(math.log10(low)), math.ceil(math.log10(high))
        self.getPlotItem().setRange(xRange=x, yRange=y, padding=0.03)

    def dress(self, theme: Theme) -> None:
        """Put on a theme."""
        self.setBackground(theme.surface)
        for name in ("left", "bottom"):
            axis = self.getPlotItem().getAxis(name)
            axis.setPen(QColor(theme.border))
            axis.setTextPen(QColor(theme.muted))
        for name, (role, style, width) in CURVES.items():
            self.curves[name].setPen(ink_of(theme, role, self.faded), width=width, style=style)
        self.dot.setSymbolBrush(ink_of(theme, "training_curve", self.faded))
        self.dot.setSymbolPen(QColor(theme.surface))
        self.chosen.setPen(ink_of(theme, CHOSEN, self.faded), width=1, style=Qt.PenStyle.DashLine)
