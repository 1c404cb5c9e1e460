"""How targets are told apart: classes by color and by shape, so that color is never the only channel."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from simulator.appearance.scales import DIVERGING

COLORS = ("#0072b2", "#e69f00", "#009e73", "#d55e00", "#cc79a7", "#56b4e9")
"""Okabe and Ito's, safe for color deficiencies; a seventh class begins again with another shape."""

SYMBOLS = ("o", "s", "t1", "d", "star", "+", "x")
"""pyqtgraph's names: disc, square, triangle, diamond, star, plus, cross."""


def class_color(number: int) -> QColor:
    """The color of the class with this number."""
    return QColor(COLORS[number % len(COLORS)])


def class_symbol(number: int) -> str:
    """The shape of the class with this number."""
    return SYMBOLS[number % len(SYMBOLS)]


def class_numbers(y: NDArray[np.float64]) -> NDArray[np.intp]:
    """The class of each row: 0/1 in one column, or the largest of several."""
    return (y[:, 0] >= 0.5).astype(np.intp) if y.shape[1] == 1 else y.argmax(axis=1)


def number_colors(values: NDArray[np.float64]) -> list[QColor]:
    """Numbers from least to largest, on the light scale: its middle is seen on light and dark alike."""
    unit = (values - values.min()) / (np.ptp(values) or 1.0)
    return [QColor(*map(int, DIVERGING[index])) for index in (unit * 255).astype(np.intp)]
