"""Settling: what is half typed is taken before something happens that takes no focus, as a toolbar button."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QApplication


@runtime_checkable
class Settling(Protocol):
    """Where something can be half typed: a field, a table with its cells, the editor on the canvas."""

    def settle(self) -> None:
        """Take what is typed now, or say why not."""


def settle() -> None:
    """Take what is being typed, if there is such a thing; a cell's editor belongs to its table."""
    widget = QApplication.focusWidget()
    while widget is not None and not isinstance(widget, Settling):
        widget = widget.parentWidget()
    if widget is not None:
        widget.settle()
