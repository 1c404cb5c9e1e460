"""Samples as points: training filled, held-out hollow, classes by shape and color."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QBrush, QColor

from simulator.appearance.theme import Theme
from simulator.numerics.array import Array
from simulator.panels.widgets.class_marks import class_color, class_numbers, class_symbol, number_colors
from simulator.training.dataset import Dataset

MOST = 2000
"""Rows that a frame speaks of; more points could not be told apart."""


class Samples(QObject):
    """The points of a dataset and a ring around the shown one; ``clicked`` tells the row."""

    clicked = Signal(int)

    def __init__(self, item: pg.PlotItem) -> None:
        super().__init__()
        self.points = pg.ScatterPlotItem(hoverable=True, hoverSize=14, tip=None)
        self.ring = pg.ScatterPlotItem(size=20, symbol="o", brush=None)
        self._places: Array = np.empty((0, 2))
        for part in (self.points, self.ring):
            part.setZValue(10)
            item.addItem(part, ignoreBounds=True)
        self.points.sigClicked.connect(self._clicked)

    def show_dataset(self, dataset: Dataset, target: int, places: Array, theme: Theme) -> None:
        """Place the points; ``places`` is (rows, 2)."""
        places = places[:MOST]
        self._places = places
        looks = looks_of(dataset, target, len(places), theme)
        size = 14 if len(places) <= 8 else 9
        self.points.setData(
            pos=places,
            data=np.arange(len(places)),
            size=size,
            symbol=[look["symbol"] for look in looks],
            brush=[look["brush"] for look in looks],
            pen=[look["pen"] for look in looks],
        )
        self.ring.setPen(pg.mkPen(QColor(theme.ink), width=2))

    def show_row(self, row: int) -> None:
        """Ring one sample."""
        self.ring.setData(
            pos=self._places[row : row + 1] if 0 <= row < len(self._places) else np.empty((0, 2))
        )

    def _clicked(self, _item: object, points: Any, _event: object = None) -> None:
        if len(points):
            self.clicked.emit(int(points[0].data()))


def looks_of(dataset: Dataset, target: int, rows: int, theme: Theme) -> list[dict[str, Any]]:
    """Symbol, brush and pen of each sample."""
    hollow = QColor(theme.surface)
    if dataset.classes is not None:
        numbers = class_numbers(dataset.y[:rows])
        colors = [class_color(int(number)) for number in numbers]
        symbols = [class_symbol(int(number)) for number in numbers]
    else:
        symbols = ["o"] * rows
        curve = dataset.x.shape[1] == 1
        colors = [QColor(theme.rim)] * rows if curve else number_colors(dataset.y[:rows, target])
    return [
        {
            "symbol": symbol,
            "brush": QBrush(color if row < dataset.training else hollow),
            "pen": pg.mkPen("w", width=1) if row < dataset.training else pg.mkPen(color, width=2),
        }
        for row, (color, symbol) in enumerate(zip(colors, symbols, strict=True))
    ]
