"""The picture: for two features the decision surface, for one the curve, the samples on it."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor

from simulator.appearance import theme as themes
from simulator.appearance.theme import Theme
from simulator.numerics.array import Array
from simulator.panels.predictions.colors import number_pixels, number_table, winner_pixels
from simulator.panels.predictions.samples import Samples
from simulator.panels.widgets.listening import listen
from simulator.training.dataset import Dataset

WINNER = -1
"""Instead of an output: the class whose output is largest."""


class Picture(pg.PlotWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """Made once; ``show_dataset`` places the samples, ``show_surface`` colors the paper behind them."""

    def __init__(self) -> None:
        super().__init__()
        self._dataset: Dataset | None = None
        self._target = 0
        self._shown: tuple[object, ...] = (None,) * 5
        item = self.getPlotItem()
        item.hideButtons()
        item.setMenuEnabled(False)
        item.vb.setDefaultPadding(0.0)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.image = pg.ImageItem(axisOrder="row-major")
        self.curve = pg.PlotCurveItem()
        item.addItem(self.image)
        item.addItem(self.curve)
        self.samples = Samples(item)
        self.samples.setParent(self)
        listen(self, themes.changed, self.dress)
        self.dress(themes.current())

    def show_dataset(self, dataset: Dataset | None, target: int) -> None:
        """Other data, or another target column of it."""
        if (dataset, target) == (self._dataset, self._target):
            return
        self._dataset, self._target = dataset, target
        if dataset is not None and drawable(dataset):
            self.samples.show_dataset(dataset, target, self._places(dataset), themes.current())
            self._look_at(dataset)

    def show_surface(self, surface: Array | None, output: int) -> None:
        """Color the paper, or draw the curve, unless just that is shown already."""
        shown = surface, self._dataset, self._target, output, themes.current()
        if all(new is old for new, old in zip(shown, self._shown, strict=True)):
            return
        self._shown = shown
        flat = surface is not None and surface.ndim == 3
        self.image.setVisible(flat)
        self.curve.setVisible(surface is not None and not flat)
        if surface is None or self._dataset is None:
            return
        if flat:
            self._paint(surface, output)
        else:
            (low, high), *_ = self._dataset.window
            y = surface[:, max(output, 0)]
            good = np.isfinite(y)
            self.curve.setData(np.linspace(low, high, len(surface))[good], y[good])

    def dress(self, theme: Theme) -> None:
        """Put on a theme."""
        self.setBackground(theme.surface)
        for name in ("left", "bottom"):
            axis = self.getPlotItem().getAxis(name)
            axis.setPen(QColor(theme.border))
            axis.setTextPen(QColor(theme.muted))
        self.curve.setPen(QColor(theme.accent), width=2)
        if self._dataset is not None and drawable(self._dataset):
            self.samples.show_dataset(self._dataset, self._target, self._places(self._dataset), theme)

    def _paint(self, surface: Array, output: int) -> None:
        dataset, theme = self._dataset, themes.current()
        assert dataset is not None
        if output == WINNER:
            pixels = winner_pixels(surface, theme)
        else:
            low, high = span(dataset, self._target)
            table = number_table(theme, dataset.classes is not None)
            pixels = number_pixels(surface[..., output], low, high, table)
        self.image.setImage(pixels, levels=(0, 255), autoLevels=False)
        (left, right), (bottom, top) = dataset.window
        self.image.setRect(QRectF(left, bottom, right - left, top - bottom))

    def _places(self, dataset: Dataset) -> Array:
        second = dataset.x[:, 1] if dataset.x.shape[1] == 2 else dataset.y[:, self._target]
        return np.column_stack([dataset.x[:, 0], second])

    def _look_at(self, dataset: Dataset) -> None:
        item = self.getPlotItem()
        (left, right), *more = dataset.window
        low, high = span(dataset, self._target)
        bottom, top = more[0] if more else (low - 0.25 * (high - low), high + 0.25 * (high - low))
        item.setAspectLocked(False)
        item.setRange(xRange=(left, right), yRange=(bottom, top), padding=0)
        item.setLabel("bottom", dataset.features[0])
        item.setLabel("left", dataset.features[1] if more else dataset.targets[self._target])


def drawable(dataset: Dataset) -> bool:
    """Whether there is a picture of it."""
    return dataset.x.shape[1] in (1, 2)


def span(dataset: Dataset, target: int) -> tuple[float, float]:
    """The least and the largest value of a target, never the same."""
    y = dataset.y[:, target]
    low, high = float(y.min()), float(y.max())
    return (low, high) if high > low else (low - 0.5, high + 0.5)
