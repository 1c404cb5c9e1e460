"""Primitives: points or lines as rows of one array that Qt draws straight from, whole or in runs."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from pyqtgraph.Qt import compat
from pyqtgraph.Qt.internals import PrimitiveArray
from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QPainter


class Primitives:
    """Keeps its memory from one picture to the next; a Python list of ten thousand lines would take longer
    to make than to draw."""

    def __init__(self, kind: type[QPointF] | type[QLineF]) -> None:
        self._kind = kind
        self._rows = PrimitiveArray(kind, 2 if kind is QPointF else 4)

    def load(self, rows: NDArray[np.float64]) -> None:
        """(count, 2) points or (count, 4) lines, in pixels."""
        self._rows.resize(len(rows))
        self._rows.ndarray()[:] = rows

    def draw(self, painter: QPainter, start: int = 0, stop: int | None = None) -> None:
        """Draw the rows from ``start`` to ``stop`` with the painter's pen."""
        memory = self._rows.ndarray()
        count = len(memory[start:stop])
        if count:
            first = compat.wrapinstance(memory.ctypes.data + start * memory.strides[0], self._kind)
            draw = painter.drawPoints if self._kind is QPointF else painter.drawLines
            draw(first, count)
