"""A gesture: a generator that is resumed with every movement of the hand."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Literal

from simulator.language import Phrase
from simulator.workbench.workbench import Workbench

Phase = Literal["press", "move", "release", "double", "wheel", "key"]
Part = Literal["paper", "body", "rim", "edge"]


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the hand is, in scene units, and what it does; the view makes it from a Qt event."""

    phase: Phase
    x: float
    y: float
    over: str | None = None
    """The node or edge under the hand."""
    part: Part = "paper"
    button: Literal["left", "middle", "right", "none"] = "left"
    shift: bool = False
    ctrl: bool = False
    alt: bool = False
    wheel: int = 0
    """Notches, away from the user positive."""
    text: str = ""
    """Phase ``key``: the character typed (digits while a layer is dragged)."""
    scale: float = 1.0
    """Pixels per scene unit, so that a tolerance can be meant in pixels."""


Gesture = Generator[None, Pointer, None]
"""``pointer = yield`` waits for the next movement; returning ends it; being closed puts everything back."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A row of ``TOOLS``: what a press on the canvas begins while this tool is in hand."""

    key: str
    label: Phrase
    shortcut: str
    """A single letter; its twin for Korean input methods is ``Alt+`` and the same letter."""
    hint: Phrase
    """What the status bar says while it is in hand."""
    cursor: Literal["arrow", "cross", "hand", "eraser"]
    begin: Callable[[Workbench, Pointer], Gesture]
