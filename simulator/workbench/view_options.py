"""How the drawing is looked at: choices of the eye that are not part of the document."""

from __future__ import annotations

from dataclasses import dataclass

COLORINGS = ("gradient_magnitude", "gradient", "weight", "update")
"""What edge colors can mean; the first is the promise of the program."""


@dataclass(frozen=True, slots=True)
class ViewOptions:
    """Kept in the settings; the canvas and the legend obey it."""

    coloring: str = "gradient_magnitude"
    numbers: bool = True
    """Weights on edges and biases on neurons, where there is room."""
    snap: bool = True
    grid: bool = True
    minimap: bool = True
    logarithmic_loss: bool = True
