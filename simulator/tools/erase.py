"""Erase: what the stroke touches lights up, and goes when the hand lets go."""

from __future__ import annotations

from simulator.drawing import edits
from simulator.drawing.drawing import Drawing
from simulator.drawing.records import NODE_RADIUS
from simulator.language import Phrase, phrase
from simulator.model.names import node_name
from simulator.tools.geometry import Point, distance_to_segment
from simulator.tools.gesture import Gesture, Pointer, Tool
from simulator.tools.lines import Lines
from simulator.workbench.overlay import Overlay
from simulator.workbench.workbench import Workbench


def erase(bench: Workbench, pointer: Pointer) -> Gesture:
    """A fast hand skips places, so the whole stretch from one movement to the next counts."""
    caught, lines = dict.fromkeys(_under(bench, pointer)), Lines(bench.drawing)
    while True:
        bench.show(Overlay(lit=frozenset(caught)))
        if pointer.phase == "release":
            break
        before, pointer = pointer, (yield)
        if before.at != pointer.at:
            caught |= dict.fromkeys(_swept(bench.drawing, before.at, pointer.at))
            caught |= dict.fromkeys(lines.crossing(before.at, pointer.at))
        caught |= dict.fromkeys(_under(bench, pointer))
    if caught:
        bench.history.do(erase_step(bench.drawing, tuple(caught)), edits.remove(bench.drawing, caught))


def erase_step(drawing: Drawing, ids: tuple[str, ...]) -> Phrase:
    """What the Edit menu calls removing these."""
    nodes = [id for id in ids if id in drawing.nodes]
    if len(nodes) == 1:
        return phrase("Steps", "Delete {node}").of(node=node_name(drawing.nodes[nodes[0]]))
    if nodes:
        return phrase("Steps", "Delete {count} nodes").of(count=len(nodes))
    if len(ids) == 1:
        edge = drawing.edges[ids[0]]
        source, target = (node_name(drawing.nodes[end]) for end in (edge.source, edge.target))
        return phrase("Steps", "Delete the edge from {source} to {target}").of(source=source, target=target)
    return phrase("Steps", "Delete {count} edges").of(count=len(ids))


def _under(bench: Workbench, pointer: Pointer) -> tuple[str, ...]:
    return (pointer.over,) if pointer.over in bench.drawing.records and pointer.over is not None else ()


def _swept(drawing: Drawing, a: Point, b: Point) -> tuple[str, ...]:
    nodes = drawing.nodes.items()
    return tuple(id for id, node in nodes if distance_to_segment((node.x, node.y), a, b) < NODE_RADIUS)


def _light(bench: Workbench, pointer: Pointer) -> Overlay:
    return Overlay(lit=frozenset(_under(bench, pointer)))


TOOL = Tool(
    key="erase",
    label=phrase("Tools", "Erase"),
    shortcut="E",
    hint=phrase("Tools", "Drag over neurons and edges; they go when you let go, Escape keeps them."),
    cursor="eraser",
    begin=erase,
    hover=_light,
)
