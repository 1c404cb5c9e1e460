"""A gesture: a generator that is resumed with every movement of the hand."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from math import hypot
from typing import Literal

from simulator.language import Phrase
from simulator.workbench.overlay import NOTHING, Overlay
from simulator.workbench.workbench import Workbench

Phase = Literal["press", "move", "release", "double", "wheel", "key"]
Part = Literal["paper", "body", "rim", "edge"]

CLICK = 3.0
"""Pixels that the hand may tremble within a click."""


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

    @property
    def at(self) -> tuple[float, float]:
        """The place as a point."""
        return self.x, self.y


Gesture = Generator[None, Pointer, None]
"""``pointer = yield`` waits for the next movement; returning ends it; being closed puts everything back."""

Begin = Callable[[Workbench, Pointer], Gesture]


def _shows_nothing(_bench: Workbench, _pointer: Pointer) -> Overlay:
    return NOTHING


@dataclass(frozen=True, slots=True)
class Tool:
    """A row of ``TOOLS``: what a press on the canvas begins while this tool is in hand."""

    key: str
    label: Phrase
    shortcut: str
    """A single letter; empty for what is taken from the palette or found by its name."""
    hint: Phrase
    """What the status bar says while it is in hand."""
    cursor: Literal["arrow", "cross", "hand", "eraser"]
    begin: Begin
    carry: Begin | None = None
    """What a drag from the palette begins; ``None`` where the palette has nothing to carry."""
    hover: Callable[[Workbench, Pointer], Overlay] = _shows_nothing
    """What is shown while the hand is over the canvas and no button is down."""

    @property
    def shortcuts(self) -> tuple[str, ...]:
        """The letter, and the key that an input method (Korean, say) cannot eat."""
        return (self.shortcut, f"Alt+Shift+{self.shortcut}") if self.shortcut else ()


def travelled(start: Pointer, pointer: Pointer) -> bool:
    """Whether the hand has left the place of a click."""
    return hypot(pointer.x - start.x, pointer.y - start.y) * pointer.scale > CLICK


def still(start: Pointer) -> Generator[None, Pointer, Pointer]:
    """Waits while a press may yet be a click; answers the first movement, or the release that made it one."""
    pointer = start
    while pointer.phase != "release" and not travelled(start, pointer):
        pointer = yield
    return pointer


def node_under(bench: Workbench, pointer: Pointer) -> str | None:
    """The node under the hand, if it is a node."""
    return pointer.over if pointer.over in bench.drawing.nodes else None
