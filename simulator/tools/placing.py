"""Placing one node: its ghost follows the hand until it is let go."""

from __future__ import annotations

from collections.abc import Callable

from simulator.drawing import edits
from simulator.drawing.drawing import Drawing
from simulator.drawing.records import NODE_RADIUS, SOURCES, Node
from simulator.language import Phrase, phrase
from simulator.model.kinds import kind as kind_of
from simulator.model.names import node_name
from simulator.model.rules import Pair, why_not_into
from simulator.tools.geometry import between
from simulator.tools.gesture import Begin, Gesture, Pointer, still
from simulator.tools.ground import Ground
from simulator.tools.snapping import Place, Snapper
from simulator.tools.wiring import connecting, draw_edges, first_values
from simulator.workbench.overlay import NOTHING, Ghost, Overlay, Segment
from simulator.workbench.workbench import Workbench

_NEW = ""
"""Stands for the node that is not there yet in a pair."""


def placing(kind: str, step: Phrase) -> Begin:
    """A press on paper places a node of this kind, a drag from a node one that is connected with it.

    ``step`` names it, with a gap ``{node}``.
    """
    carry = carrying(kind, step)

    def place(bench: Workbench, start: Pointer) -> Gesture:
        standing = _Spots(bench).standing(start)
        if standing is None:
            yield from carry(bench, start)
            return
        bench.show(_occupied(bench.drawing, standing, start))
        pointer = yield from still(start)
        if pointer.phase == "release":
            bench.selection.set([standing])
        else:
            yield from draw_edges(bench, standing, start, pointer, sticky=False, kind=kind)

    return place


def carrying(kind: str, step: Phrase) -> Begin:
    """The gesture that lets a node of this kind hang at the hand until it is let go."""

    def carry(bench: Workbench, pointer: Pointer) -> Gesture:
        spots = _Spots(bench)
        while pointer.phase != "release":
            bench.show(_preview(bench, spots, pointer, kind))
            pointer = yield
        standing = spots.standing(pointer)
        if standing is not None:
            bench.selection.set([standing])
        else:
            _put(bench, kind, step, pointer, spots.place(pointer))

    return carry


def hovering(kind: str) -> Callable[[Workbench, Pointer], Overlay]:
    """The ghost that shows where a click would place; nothing while the hand is over a node."""

    def show(bench: Workbench, pointer: Pointer) -> Overlay:
        spots = _Spots(bench)
        return NOTHING if spots.standing(pointer) else _preview(bench, spots, pointer, kind)

    return show


class _Spots:
    """Where a new node would stand; made once for a gesture."""

    def __init__(self, bench: Workbench) -> None:
        nodes = bench.drawing.nodes.values()
        self._options, self._snapper, self._ground = bench.options, Snapper(nodes), Ground(nodes)

    def standing(self, pointer: Pointer) -> str | None:
        """The node that the hand is over: nothing is placed on it."""
        return self._ground.node_near(pointer.at, NODE_RADIUS)

    def place(self, pointer: Pointer) -> Place:
        """Under the hand, or beside what stands there."""
        snapping = self._options.snap and not pointer.alt
        return self._ground.roomy(self._snapper.place(pointer.x, pointer.y, pointer.scale, snapping))


def _preview(bench: Workbench, spots: _Spots, pointer: Pointer, kind: str) -> Overlay:
    """The ghost of the node, the edges it would bring, or why it cannot stand here."""
    standing = spots.standing(pointer)
    if standing is not None:
        return _occupied(bench.drawing, standing, pointer)
    place = spots.place(pointer)
    rubber = tuple(_line(bench.drawing, pair, place) for pair in _wanted(bench, kind, pointer))
    return Overlay(ghosts=(Ghost(place.x, place.y, kind),), rubber=rubber, guides=place.guides)


def _occupied(drawing: Drawing, standing: str, pointer: Pointer) -> Overlay:
    sentence = phrase("Placing", "{node} stands here. Release on empty paper.")
    name = node_name(drawing.nodes[standing])
    return Overlay(lit=frozenset([standing]), sentence=sentence.of(node=name), at=pointer.at)


def _wanted(bench: Workbench, kind: str, pointer: Pointer) -> tuple[Pair, ...]:
    """With Ctrl, the selection feeds a new node; one that takes no edges feeds the selection."""
    if not pointer.ctrl:
        return ()
    chosen = bench.selection.nodes
    if kind in SOURCES:
        return tuple((_NEW, id) for id in chosen if why_not_into(bench.drawing, id) is None)
    most = kind_of(kind).most
    return tuple((id, _NEW) for id in chosen[:most])


def _line(drawing: Drawing, pair: Pair, place: Place) -> Segment:
    start, end = (
        (place.x, place.y) if id == _NEW else (drawing.nodes[id].x, drawing.nodes[id].y) for id in pair
    )
    return between(start, end, NODE_RADIUS, NODE_RADIUS)


def _put(bench: Workbench, kind: str, step: Phrase, pointer: Pointer, place: Place) -> None:
    drawing = bench.drawing
    change, node = edits.add_node(drawing, kind, place.x, place.y, **first_values(kind))
    pairs = [(source or node, target or node) for source, target in _wanted(bench, kind, pointer)]
    added_node = change.pairs[node][1]
    assert isinstance(added_node, Node)
    bench.history.do(step.of(node=added_node.label), change.then(connecting(drawing, pairs)))
    bench.selection.set([node])
