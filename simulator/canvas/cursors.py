"""Cursors: what the arrow turns into for each tool and each part of a node."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor

from simulator.appearance.icons import pixmap
from simulator.appearance.theme import current
from simulator.canvas.geometry import Part
from simulator.tools import tool

Shape = Qt.CursorShape

_SHAPES = {
    "arrow": Shape.ArrowCursor,
    "cross": Shape.CrossCursor,
    "hand": Shape.OpenHandCursor,
    "grabbing": Shape.ClosedHandCursor,
}


def cursor_of(tool_key: str, part: Part) -> str:
    """The cursor of a tool over a part; a rim invites to draw an edge."""
    if tool_key == "select" and part == "rim":
        return "cross"
    return tool(tool_key).cursor


def shape_of(name: str) -> QCursor:
    """The cursor of a name."""
    return QCursor(_SHAPES[name]) if name in _SHAPES else _eraser(current().ink)


@lru_cache(maxsize=4)
def _eraser(color: str) -> QCursor:
    return QCursor(pixmap("erase", 24, color), 5, 18)
