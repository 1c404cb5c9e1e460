"""Settling: what is half typed is taken before something happens that takes no focus, as a toolbar button."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from simulator.panels.widgets.number_field import NumberField
from simulator.panels.widgets.text_field import TextField


def settle() -> None:
    """Take what is being typed in a panel, if there is such a thing."""
    field = QApplication.focusWidget()
    if isinstance(field, NumberField | TextField):
        field.settle()
