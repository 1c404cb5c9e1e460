"""The right axis of a plot: a view of its own, from 0 to 1, that follows the first along x."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from simulator.appearance.theme import Theme
from simulator.numerics.array import Array


class SecondAxis:
    """Shown as soon as it has points."""

    def __init__(self, item: pg.PlotItem) -> None:
        self._item = item
        self.view = pg.ViewBox(enableMenu=False, enableMouse=False)
        self.curve = pg.PlotCurveItem()
        item.scene().addItem(self.view)
        item.getAxis("right").linkToView(self.view)
        self.view.setXLink(item.vb)
        self.view.setYRange(0.0, 1.0, padding=0.03)
        self.view.addItem(self.curve)
        item.vb.sigResized.connect(self._follow)

    @property
    def shown(self) -> bool:
        """Whether there is anything to see."""
        return bool(self.curve.getData()[0] is not None and len(self.curve.getData()[0]))

    def feed(self, x: Array, y: Array) -> None:
        """Take points, all finite."""
        self.curve.setData(x, y)
        self._item.showAxis("right", bool(len(x)))

    def dress(self, theme: Theme) -> None:
        """Dotted, so that color is not what tells it apart."""
        self.curve.setPen(pg.mkPen(QColor(theme.accuracy_curve), width=1, style=Qt.PenStyle.DotLine))

    def _follow(self) -> None:
        self.view.setGeometry(self._item.vb.sceneBoundingRect())
        self.view.linkedViewChanged(self._item.vb, self.view.XAxis)
