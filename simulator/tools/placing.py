"""Placing one node: its ghost follows the hand until it is let go."""

from __future__ import annotations

from collections.abc import Callable

from simulator.drawing import edits
from simulator.drawing.change import added
from simulator.drawing.drawing import Drawing
from simulator.drawing.records import NODE_RADIUS, Edge, Node
from simulator.language import Phrase, phrase
from simulator.model.rules import Pair, name_of
from simulator.tools.geometry import between
from simulator.tools.gesture import Begin, Gesture, Pointer
from simulator.tools.snapping import Place, Snapper
from simulator.workbench.overlay import NOTHING, Ghost, Overlay, Segment
from simulator.workbench.workbench import Workbench

_NEW = ""
"""Stands for the node that is not there yet in a pair."""


def placing(kind: str, step: Phrase) -> Begin:
    """The gesture that places a node of this kind; ``step`` names it, with a gap ``{node}``."""

    def place(bench: Workbench, pointer: Pointer) -> Gesture:
        snapper = Snapper(bench.drawing.nodes.values())
        while pointer.phase != "release":
            bench.show(preview(bench, snapper, pointer, kind))
            pointer = yield
        standing = _standing_at(bench, snapper, pointer)
        if standing is not None:
            bench.selection.set([standing])
        else:
            _put(bench, kind, step, pointer, _place(bench, snapper, pointer))

    return place


def hovering(kind: str) -> Callable[[Workbench, Pointer], Overlay]:
    """The ghost that shows where a click would place; nothing while the hand is over a node."""

    def show(bench: Workbench, pointer: Pointer) -> Overlay:
        snapper = Snapper(bench.drawing.nodes.values())
        return NOTHING if _standing_at(bench, snapper, pointer) else preview(bench, snapper, pointer, kind)

    return show


def preview(bench: Workbench, snapper: Snapper, pointer: Pointer, kind: str) -> Overlay:
    """The ghost of the node, the edges it would bring, or why it cannot stand here."""
    place = _place(bench, snapper, pointer)
    standing = _standing_at(bench, snapper, pointer)
    if standing is not None:
        sentence = phrase("Placing", "{node} stands here. Release on empty paper.")
        name = name_of(bench.drawing, standing)
        return Overlay(lit=frozenset([standing]), sentence=sentence.of(node=name), at=pointer.at)
    rubber = tuple(_line(bench.drawing, pair, place) for pair in _wanted(bench, kind, pointer))
    return Overlay(ghosts=(Ghost(place.x, place.y, kind),), rubber=rubber, guides=place.guides)


def _place(bench: Workbench, snapper: Snapper, pointer: Pointer) -> Place:
    return snapper.place(pointer.x, pointer.y, pointer.scale, bench.options.snap and not pointer.alt)


def _standing_at(bench: Workbench, snapper: Snapper, pointer: Pointer) -> str | None:
    """A node so near that the new one would cover its center."""
    place = _place(bench, snapper, pointer)
    for id, node in bench.drawing.nodes.items():
        if abs(node.x - place.x) < NODE_RADIUS and abs(node.y - place.y) < NODE_RADIUS:
            return id
    return None


def _wanted(bench: Workbench, kind: str, pointer: Pointer) -> tuple[Pair, ...]:
    """With Ctrl, the selection feeds a new neuron; a new input feeds the selection."""
    if not pointer.ctrl:
        return ()
    nodes = bench.drawing.nodes
    if kind == "input":
        return tuple((_NEW, id) for id in bench.selection.nodes if nodes[id].kind != "input")
    return tuple((id, _NEW) for id in bench.selection.nodes)


def _line(drawing: Drawing, pair: Pair, place: Place) -> Segment:
    start, end = (
        (place.x, place.y) if id == _NEW else (drawing.nodes[id].x, drawing.nodes[id].y) for id in pair
    )
    return between(start, end, NODE_RADIUS, NODE_RADIUS)


def _put(bench: Workbench, kind: str, step: Phrase, pointer: Pointer, place: Place) -> None:
    drawing = bench.drawing
    change, node = edits.add_node(drawing, kind, place.x, place.y)
    ends = [(source or node, target or node) for source, target in _wanted(bench, kind, pointer)]
    edges = added(Edge(id=drawing.fresh_id("e"), source=source, target=target) for source, target in ends)
    added_node = change.pairs[node][1]
    assert isinstance(added_node, Node)
    bench.history.do(step.of(node=added_node.label), change.then(edges))
    bench.selection.set([node])
