"""The marquee: a rectangle pulled over the paper selects what it touches."""

from __future__ import annotations

from simulator.drawing.drawing import Drawing
from simulator.drawing.records import NODE_RADIUS
from simulator.tools.geometry import circle_meets, rectangle, segment_meets
from simulator.tools.gesture import Gesture, Pointer, still
from simulator.workbench.overlay import Overlay, Segment
from simulator.workbench.workbench import Workbench


def pull_marquee(bench: Workbench, start: Pointer) -> Gesture:
    """A click on the paper selects nothing; a drag what the rectangle touches, with Shift in addition."""
    pointer = yield from still(start)
    before = bench.selection.ids if start.shift else ()
    touched: tuple[str, ...] = ()
    while pointer.phase != "release":
        box = rectangle(start.at, pointer.at)
        touched = touched_by(bench.drawing, box)
        bench.show(Overlay(marquee=box, lit=frozenset(touched)))
        pointer = yield
    bench.selection.set([*before, *touched])


def touched_by(drawing: Drawing, box: Segment) -> tuple[str, ...]:
    """The nodes that a rectangle touches; where it touches none, the edges."""
    nodes = drawing.nodes
    touched = tuple(id for id, node in nodes.items() if circle_meets(box, (node.x, node.y), NODE_RADIUS))
    return touched or tuple(
        id
        for id, edge in drawing.edges.items()
        if segment_meets(
            box,
            (nodes[edge.source].x, nodes[edge.source].y),
            (nodes[edge.target].x, nodes[edge.target].y),
        )
    )
