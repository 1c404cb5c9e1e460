"""The marquee: a rectangle pulled over the paper selects the nodes it touches, or else the edges."""

from __future__ import annotations

from simulator.drawing.drawing import Drawing
from simulator.drawing.records import NODE_RADIUS
from simulator.tools.geometry import circle_meets, rectangle
from simulator.tools.gesture import Gesture, Pointer, still
from simulator.tools.lines import Lines
from simulator.workbench.overlay import Overlay, Segment
from simulator.workbench.workbench import Workbench


def pull_marquee(bench: Workbench, start: Pointer) -> Gesture:
    """A click on the paper selects nothing; a drag what the rectangle touches, with Shift in addition."""
    pointer = yield from still(start)
    before = bench.selection.ids if start.shift else ()
    touched: tuple[str, ...] = ()
    lines = Lines(bench.drawing)
    while pointer.phase != "release":
        box = rectangle(start.at, pointer.at)
        touched = _nodes_in(bench.drawing, box) or lines.in_rectangle(box)
        bench.show(Overlay(marquee=box, lit=frozenset(touched)))
        pointer = yield
    bench.selection.set([*before, *touched])


def _nodes_in(drawing: Drawing, box: Segment) -> tuple[str, ...]:
    nodes = drawing.nodes.items()
    return tuple(id for id, node in nodes if circle_meets(box, (node.x, node.y), NODE_RADIUS))
