"""A look: everything a picture of the drawing depends on; the same look is the same picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from simulator.appearance.theme import Theme
from simulator.canvas.camera import Camera
from simulator.canvas.coloring import Coloring, Tops
from simulator.canvas.geometry import Geometry
from simulator.canvas.values import Values
from simulator.drawing.drawing import Drawing
from simulator.model.network import Network
from simulator.problems import Problem
from simulator.training.dataset import Dataset
from simulator.training.frame import Frame
from simulator.workbench.gradient_checks import Marks
from simulator.workbench.overlay import NOTHING, Overlay
from simulator.workbench.view_options import ViewOptions

FADED = 0.45
"""Opacity of numbers that are those of before."""


@dataclass(frozen=True, slots=True)
class Look:
    """Passed to every layer; layers read it and keep nothing of it."""

    drawing: Drawing
    geometry: Geometry
    values: Values
    tops: Tops
    coloring: Coloring
    theme: Theme
    camera: Camera
    width: float
    height: float
    """Of the view or picture, in logical pixels."""
    options: ViewOptions = field(default_factory=ViewOptions)
    network: Network | None = None
    dataset: Dataset | None = None
    frame: Frame | None = None
    problem: Problem | None = None
    """What made training stop: said beside the first node or edge that it is about."""
    troubled: frozenset[str] = frozenset()
    """Nodes that wear a warning."""
    unready: Mapping[str, Problem] = field(default_factory=dict)
    """Why the drawing cannot be trained, under the nodes and edges that are the reason."""
    stale: bool = False
    """The numbers are those of before: the drawing cannot be trained as it stands."""
    domain: Mapping[str, Problem] = field(default_factory=dict)
    """Nodes that have no value or no gradient, each with the reason."""
    selection: frozenset[str] = frozenset()
    hovered: str | None = None
    overlay: Overlay = NOTHING
    verdicts: Marks = field(default_factory=dict)
    """How the check of gradients went, under ids of edges and nodes."""
    smooth: bool = True
    """Antialiased edges."""
    hurried: bool = False
    """Training runs: what is only written may be a tenth of a second old."""
    edition: int = 0
    """Counts what has changed besides the frame."""
