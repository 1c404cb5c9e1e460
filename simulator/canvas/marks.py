"""Marks: the small icons on nodes - a snowflake, a warning - as vectors."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgRenderer

from simulator.resources import resource


def paint_mark(painter: QPainter, name: str, box: QRectF, color: str) -> None:
    """One of the icons as a vector, so that it stays sharp in an exported picture."""
    _renderer(name, color).render(painter, box)


@lru_cache(maxsize=64)
def _renderer(name: str, color: str) -> QSvgRenderer:
    source = resource("icons", f"{name}.svg").read_text("utf-8")
    return QSvgRenderer(QByteArray(source.replace("currentColor", color).encode()))
