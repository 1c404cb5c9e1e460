"""Thumbnails of datasets: a handful of their samples, drawn small."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from simulator.appearance.theme import Theme
from simulator.drawing.records import Data
from simulator.numerics.array import Array
from simulator.panels.widgets.class_marks import class_color, class_numbers, number_colors
from simulator.training.dataset import Dataset, make_dataset

SIDE = 56
SAMPLES = 72


def thumbnail(key: str, theme: Theme, ratio: float) -> QIcon:
    """The dataset of this key, with little noise and few samples."""
    dataset = make_dataset(Data(dataset=key, size=SAMPLES, noise=0.03))
    image = QPixmap(QSize(SIDE, SIDE) * ratio)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.border), 1))
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(QRectF(0.5, 0.5, SIDE - 1, SIDE - 1), theme.radius, theme.radius)
        painter.setPen(Qt.PenStyle.NoPen)
        radius = 5.0 if len(dataset.x) <= 4 else 2.0
        for point, color in zip(_points(dataset), _colors(dataset, theme), strict=True):
            painter.setBrush(color)
            painter.drawEllipse(QPointF(*point), radius, radius)
    return QIcon(image)


def _points(dataset: Dataset) -> Array:
    """Two features, or feature and target, onto the picture; y points up."""
    second = dataset.x[:, 1] if dataset.x.shape[1] > 1 else dataset.y[:, 0]
    plane = np.column_stack([dataset.x[:, 0], second])
    low, high = plane.min(axis=0), plane.max(axis=0)
    unit = np.where(high > low, (plane - low) / np.where(high > low, high - low, 1.0), 0.5)
    return np.column_stack([10 + unit[:, 0] * (SIDE - 20), SIDE - 10 - unit[:, 1] * (SIDE - 20)])


def _colors(dataset: Dataset, theme: Theme) -> list[QColor]:
    if dataset.classes is not None:
        return [class_color(number) for number in class_numbers(dataset.y)]
    if dataset.x.shape[1] == 1 or len(dataset.x) == 1:
        return [QColor(theme.accent)] * len(dataset.x)
    return number_colors(dataset.y[:, 0])
