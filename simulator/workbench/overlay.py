"""The overlay: what a gesture shows over the drawing while it lasts, and takes away with it."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.language import Phrase

Segment = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Ghost:
    """A node that is not there yet, at its center; ``kind`` as in ``Node.kind``."""

    x: float
    y: float
    kind: str = "neuron"


@dataclass(frozen=True, slots=True)
class Overlay:
    """Scene coordinates throughout; the canvas draws it and knows no gesture."""

    ghosts: tuple[Ghost, ...] = ()
    rubber: tuple[Segment, ...] = ()
    """Edges that would be made."""
    refused: bool = False
    """The rubber edge would be refused: drawn dashed and in the warning color."""
    marquee: Segment | None = None
    guides: tuple[Segment, ...] = ()
    """Alignment guides."""
    lit: frozenset[str] = frozenset()
    """Nodes and edges to light up: a drop target, the members of a cycle, what an eraser would take."""
    sentence: Phrase | None = None
    """Said at ``at``: why a drop is refused, or how many neurons a layer will have."""
    at: tuple[float, float] = (0.0, 0.0)


NOTHING = Overlay()
