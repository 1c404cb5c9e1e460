"""Primitives: points or lines as rows of one array that Qt draws straight from, whole or in runs."""

from __future__ import annotations

import numpy as np
import shiboken6
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QPainter


class Primitives:
    """Keeps its memory from one picture to the next; a Python list of ten thousand lines would take longer
    to make than to draw. Qt wants a pointer to the first of them and their number."""

    def __init__(self, kind: type[QPointF] | type[QLineF]) -> None:
        self._kind = kind
        self._memory = np.empty((0, 2 if kind is QPointF else 4))
        self._count = 0

    def load(self, rows: NDArray[np.float64]) -> None:
        """(count, 2) points or (count, 4) lines, in pixels."""
        self._count = len(rows)
        if self._count > len(self._memory):
            self._memory = np.empty((self._count + self._count // 4, self._memory.shape[1]))
        self._memory[: self._count] = rows

    def draw(self, painter: QPainter, start: int = 0, stop: int | None = None) -> None:
        """Draw the rows from ``start`` to ``stop`` with the painter's pen."""
        memory = self._memory[: self._count][start:stop]
        if len(memory):
            first = shiboken6.wrapInstance(memory.ctypes.data, self._kind)
            draw = painter.drawPoints if self._kind is QPointF else painter.drawLines
            draw(first, len(memory))  # type: ignore[call-overload]  # its kind is that of the rows
