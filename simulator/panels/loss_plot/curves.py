"""The curves of the loss plot: pyqtgraph items that are made once and fed many times."""

from __future__ import annotations

import operator
from itertools import zip_longest

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QWidget

from simulator.appearance import theme as themes
from simulator.appearance.theme import Theme
from simulator.numerics.array import Array
from simulator.panels.loss_plot.band import Band
from simulator.panels.loss_plot.following import Span, grown, span_of
from simulator.panels.loss_plot.log_axis import LossAxis
from simulator.panels.loss_plot.notice import Notice
from simulator.panels.loss_plot.second_axis import SecondAxis
from simulator.panels.loss_plot.step_axis import StepAxis
from simulator.panels.widgets.listening import listen
from simulator.training.frame import CurvePoints

EARLIER = 5
SMOOTH = 600
"""Curves of fewer points are antialiased; wide smooth pens on long curves are what makes plots slow."""


class LossCurves(pg.PlotWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """Training and held-out loss on the left axis, accuracy on the right; batches and earlier runs behind."""

    walked = Signal(int)
    """An arrow key asks to look at the next point (1), the one before (-1), or further."""

    def __init__(self, parent: QWidget | None = None) -> None:
        axes = {"left": LossAxis("left"), "bottom": StepAxis("bottom")}
        super().__init__(parent, axisItems=axes, enableMenu=False)
        self.logarithmic = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        item = self.getPlotItem()
        item.hideButtons()
        half = self.fontMetrics().height() // 2 + 1
        item.layout.setContentsMargins(1, half, 1, 1)  # half of the topmost number stands above the axis
        item.setMenuEnabled(False)
        for name in ("left", "bottom", "right"):
            item.getAxis(name).setStyle(maxTickLevel=1)  # a third kind of ticks says nothing, and takes time
        item.disableAutoRange()
        item.vb.sigRangeChangedManually.connect(self._let_go)
        self._following = True
        self._x: Span | None = None
        self._y: Span | None = None
        self._steps: Array = np.empty(0)
        """The first and the last one of the run, also where its loss is not on the axis."""
        self.batches = Band()
        item.addItem(self.batches, ignoreBounds=True)
        self._earlier: tuple[object, ...] = ()
        # Not ``item.plot()``: what that makes has points as well, and asks for far more than a line does.
        lines = [pg.PlotCurveItem(skipFiniteCheck=True) for _ in range(EARLIER + 2)]
        for line in lines:
            item.addItem(line, ignoreBounds=True)
        *self.earlier, self.held_out, self.training = lines
        self.accuracy = SecondAxis(item)
        self.notice = Notice(item.vb)
        listen(self, themes.changed, self.dress)
        self.dress(themes.current())

    def show_points(self, points: CurvePoints, earlier: tuple[CurvePoints, ...]) -> None:
        """Feed the curves; what an axis cannot show is left out."""
        self.batches.feed(
            points.batch_step, points.batch_low, points.batch_high, logarithmic=self.logarithmic
        )
        self._feed(self.training, points.step, points.loss)
        self._feed(self.held_out, points.step, points.held_out)
        self.accuracy.feed(*finite(points.step, points.accuracy))
        self._show_earlier(earlier[-EARLIER:])
        self._steps = points.step[[0, -1]] if len(points.step) else points.step
        self._follow()

    def _show_earlier(self, runs: tuple[CurvePoints, ...]) -> None:
        """Finished runs; fed only when they are others than before, for every feeding costs time."""
        shown = (self.logarithmic, *runs)
        if len(shown) == len(self._earlier) and all(map(operator.is_, shown, self._earlier)):
            return
        self._earlier = shown
        for curve, run in zip_longest(self.earlier, runs):
            if run is None:
                curve.setData([], [])
            else:
                self._feed(curve, run.step, run.loss)

    def show_logarithmic(self, logarithmic: bool) -> None:
        """Powers of ten on the left axis, or not."""
        if logarithmic != self.logarithmic:
            self.logarithmic = logarithmic
            self.getPlotItem().getAxis("left").setLogMode(y=logarithmic)
            self._y = None

    def fit(self) -> None:
        """Show everything, and follow from now on."""
        self._following, self._x, self._y = True, None, None
        self._follow()

    def dress(self, theme: Theme) -> None:
        """Put on a theme."""
        self.setBackground(theme.surface)
        for name in ("left", "bottom", "right"):
            axis = self.getPlotItem().getAxis(name)
            axis.setPen(QColor(theme.border))
            axis.setTextPen(QColor(theme.muted))
        self.training.setPen(QColor(theme.training_curve), width=2)
        self.held_out.setPen(QColor(theme.held_out_curve), width=2, style=Qt.PenStyle.DashLine)
        self.batches.dress(QColor(theme.training_curve))
        self.accuracy.dress(theme)
        self.notice.dress(theme)
        for curve in self.earlier:
            curve.setPen(QColor(theme.earlier_curve), width=1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right walk along the curve; with Ctrl in larger strides; Home shows everything."""
        stride = 20 if event.modifiers() & Qt.KeyboardModifier.ControlModifier else 1
        if event.key() == Qt.Key.Key_Left:
            self.walked.emit(-stride)
        elif event.key() == Qt.Key.Key_Right:
            self.walked.emit(stride)
        elif event.key() == Qt.Key.Key_Home:
            self.fit()
        else:
            super().keyPressEvent(event)

    def _follow(self) -> None:
        """Keep the running curves in view, until the user pans or zooms."""
        x, y = self._spans()
        if x is None or y is None:
            return
        if not self._following:
            if self._y is None:  # another axis: there is nothing where the hand had zoomed to
                self._y = grown(None, y, 0.08, 0.08)
                self.getPlotItem().setRange(yRange=self._y, padding=0)
            return
        wanted = grown(self._x, x, 0.02, 0.3), grown(self._y, y, 0.08, 0.08)
        if wanted != (self._x, self._y):
            self._x, self._y = wanted
            self.getPlotItem().setRange(xRange=wanted[0], yRange=wanted[1], padding=0)

    def _spans(self) -> tuple[Span | None, Span | None]:
        """Of the run, and of what earlier runs were until then: a long one would press a short one flat.

        While there is no run yet, all of the earlier ones.
        """
        running = [curve for curve in (self.training, self.held_out) if curve.xData is not None]
        earlier = [curve for curve in self.earlier if curve.xData is not None]
        x = span_of([self._steps, *(curve.xData for curve in running)])
        if x is None or x[0] == x[1]:
            x = span_of([self._steps, *(curve.xData for curve in running + earlier)])
        last = x[1] if x is not None else 0.0
        y = span_of([*(c.yData for c in running), *(c.yData[c.xData <= last] for c in earlier)])
        return x, y

    def _let_go(self) -> None:
        self._following = False

    def _feed(self, curve: pg.PlotCurveItem, x: Array, y: Array) -> None:
        """On a logarithmic axis the curve is of exponents."""
        x, y = finite(x, y)
        if self.logarithmic:
            x, y = x[y > 0], np.log10(y[y > 0])
        if len(x) or (curve.xData is not None and len(curve.xData)):
            curve.setData(x, y, antialias=len(x) < SMOOTH)


def finite(x: Array, y: Array) -> tuple[Array, Array]:
    """Only the points that a plot can take."""
    good = np.isfinite(y)
    return x[good], y[good]
