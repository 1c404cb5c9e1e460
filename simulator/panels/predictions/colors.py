"""Colors of predictions: a number between two targets, or the class that wins and how clearly."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from simulator.appearance.scales import diverging
from simulator.appearance.theme import Theme
from simulator.numerics.array import Array
from simulator.panels.widgets.class_marks import class_color

Pixels = NDArray[np.uint8]


def rgb(color: QColor) -> Array:
    """Red, green, blue from 0 to 255."""
    return np.array([color.red(), color.green(), color.blue()], dtype=np.float64)


def number_table(theme: Theme, classes: bool) -> Pixels:
    """256 colors from the least to the largest target; between two classes over the color of the paper."""
    if not classes:
        return diverging(theme)
    paper = rgb(QColor(theme.surface))
    low, high = (paper + 0.7 * (rgb(class_color(number)) - paper) for number in (0, 1))
    half = np.linspace(0.0, 1.0, 128)[:, None]
    return (
        np.concatenate([low + half * (paper - low), paper + half * (high - paper)]).round().astype(np.uint8)
    )


def number_pixels(values: Array, low: float, high: float, table: Pixels) -> Pixels:
    """The color of each value; what lies outside has the color of the end."""
    unit = np.clip((values - low) / (high - low or 1.0), 0.0, 1.0)
    pixels: Pixels = table[(np.nan_to_num(unit, nan=0.5) * 255).astype(np.intp)]
    return pixels


def winner_pixels(outputs: Array, theme: Theme) -> Pixels:
    """The color of the largest output, fainter the closer the second comes."""
    paper = rgb(QColor(theme.surface))
    ordered = np.sort(outputs, axis=-1)
    clear = np.clip(np.nan_to_num(ordered[..., -1] - ordered[..., -2]), 0.0, 1.0)[..., None]
    colors = np.array([rgb(class_color(number)) for number in range(outputs.shape[-1])])
    strength = 0.15 + 0.55 * clear
    pixels: Pixels = (paper + strength * (colors[outputs.argmax(axis=-1)] - paper)).round().astype(np.uint8)
    return pixels
