"""A panel: what a dock shows, built from the workbench alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtWidgets import QWidget

from simulator.language import Phrase
from simulator.workbench.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Panel:
    """A row of ``PANELS``; ``area`` is where its dock first stands."""

    key: str
    title: Phrase
    area: Literal["left", "right", "bottom"]
    build: Callable[[Workbench], QWidget]
    icon: str = ""
    """A name for ``appearance.icons.icon``."""
    first: bool = False
    """Stands when the window first shows; all others are built after its first picture."""
