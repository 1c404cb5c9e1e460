"""Drawing edges by hand: a rubber edge follows, targets light up, refusals stand at the cursor."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

from simulator.drawing import edits
from simulator.drawing.change import Change, added
from simulator.drawing.drawing import Drawing
from simulator.drawing.records import NODE_RADIUS, Edge
from simulator.language import Phrase, phrase
from simulator.model.rules import Pair, connectable, name_of, why_not_connect
from simulator.problems import Problem
from simulator.tools.geometry import Point, between
from simulator.tools.gesture import Gesture, Pointer, node_under, travelled
from simulator.tools.ground import MAGNET, ROOM, Ground
from simulator.tools.snapping import Place, Snapper
from simulator.workbench.overlay import Ghost, Overlay, Segment
from simulator.workbench.workbench import Workbench

MOST_RUBBER = 400
"""Rubber edges that are shown; of more than that nobody sees the single one."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a release here would connect, or why it would not."""

    pairs: tuple[Pair, ...] = ()
    problem: Problem | None = None


def draw_edges(bench: Workbench, source: str, start: Pointer, pointer: Pointer, sticky: bool) -> Gesture:
    """From ``source`` to where the hand lets go; empty paper gets a new neuron and its edge in one step.

    ``sticky``: a click on the source picks the edge up, and the next click puts it down.
    """
    paper = _Paper(bench, source)
    asked: tuple[str | None, bool] | None = None
    offer, away = Offer(), False
    while True:
        away = away or pointer.over != source
        target = paper.target(pointer)
        if asked != (target, pointer.shift):
            asked = target, pointer.shift
            offer = _offer(bench, source, target, pointer)
        place = paper.place(pointer) if target is None else None
        if pointer.phase == "release" and not (sticky and not travelled(start, pointer)):
            break
        sticky = sticky and (pointer is start or pointer.phase not in ("press", "double"))
        bench.show(_preview(bench.drawing, source, pointer, offer, place) if away else Overlay())
        pointer = yield
    _finish(bench, source, offer, place)


class _Paper:
    """Where an edge from one source may end: at a node that is near, or at a new one where there is room."""

    def __init__(self, bench: Workbench, source: str) -> None:
        nodes = bench.drawing.nodes
        self._bench, self._source = bench, nodes[source]
        self._snapper, self._ground = Snapper(nodes.values()), Ground(nodes.values())

    def target(self, pointer: Pointer) -> str | None:
        """The node under the hand, or one so near that it is meant."""
        under = node_under(self._bench, pointer)
        return under or self._ground.node_near(pointer.at, MAGNET, but=self._source.id)

    def place(self, pointer: Pointer) -> Place | None:
        """Where a new neuron would stand; so near its source nobody wants one."""
        if hypot(pointer.x - self._source.x, pointer.y - self._source.y) < ROOM:
            return None
        snapping = self._bench.options.snap and not pointer.ctrl
        return self._ground.roomy(self._snapper.place(pointer.x, pointer.y, pointer.scale, snapping))


def layer_of(drawing: Drawing, node: str) -> tuple[str, ...]:
    """The nodes of the layer that a node belongs to, or it alone."""
    group = drawing.nodes[node].group
    return edits.members(drawing, [group]) if group in drawing.groups and group is not None else (node,)


def connecting(drawing: Drawing, pairs: tuple[Pair, ...]) -> Change:
    """The change that joins these pairs; whether they may be joined was asked before."""
    return added(Edge(id=drawing.fresh_id("e"), source=a, target=b) for a, b in pairs)


def connect_step(drawing: Drawing, pairs: tuple[Pair, ...]) -> Phrase:
    """What the Edit menu calls joining these pairs."""
    if len(pairs) == 1:
        source, target = (name_of(drawing, id) for id in pairs[0])
        return phrase("Steps", "Connect {source} with {target}").of(source=source, target=target)
    return phrase("Steps", "Connect by {count} edges").of(count=len(pairs))


def rubber(drawing: Drawing, pairs: tuple[Pair, ...]) -> tuple[Segment, ...]:
    """Edges that would be made, from rim to rim."""
    return tuple(
        between(_center(drawing, a), _center(drawing, b), NODE_RADIUS, NODE_RADIUS)
        for a, b in pairs[:MOST_RUBBER]
    )


def _center(drawing: Drawing, node: str) -> Point:
    return drawing.nodes[node].x, drawing.nodes[node].y


def _offer(bench: Workbench, source: str, target: str | None, pointer: Pointer) -> Offer:
    if target is None:
        return Offer()
    if not pointer.shift:
        problem = why_not_connect(bench.drawing, source, target)
        return Offer((), problem) if problem else Offer(((source, target),))
    sources, targets = _sources(bench, source), layer_of(bench.drawing, target)
    pairs, problem = connectable(bench.drawing, sources, targets)
    return Offer(pairs) if pairs else Offer((), problem)


def _sources(bench: Workbench, source: str) -> tuple[str, ...]:
    """With Shift: every selected node if the source is one of them, else the source's whole layer."""
    if source in bench.selection and len(bench.selection.nodes) > 1:
        return bench.selection.nodes
    return layer_of(bench.drawing, source)


def _preview(drawing: Drawing, source: str, pointer: Pointer, offer: Offer, place: Place | None) -> Overlay:
    start = _center(drawing, source)
    loose = between(start, pointer.at, NODE_RADIUS, 0.0)
    if offer.problem is not None:
        lit = frozenset(offer.problem.about)
        return Overlay(rubber=(loose,), refused=True, lit=lit, sentence=offer.problem.sentence, at=pointer.at)
    if offer.pairs:
        lit = frozenset(id for pair in offer.pairs for id in pair)
        return Overlay(rubber=rubber(drawing, offer.pairs), lit=lit)
    if place is None:
        return Overlay(rubber=(loose,))
    line = between(start, (place.x, place.y), NODE_RADIUS, NODE_RADIUS)
    sentence = phrase("Wiring", "Release for a new neuron")
    return Overlay((Ghost(place.x, place.y),), (line,), guides=place.guides, sentence=sentence, at=pointer.at)


def _finish(bench: Workbench, source: str, offer: Offer, place: Place | None) -> None:
    drawing = bench.drawing
    if offer.pairs:
        bench.history.do(connect_step(drawing, offer.pairs), connecting(drawing, offer.pairs))
    elif place is not None:
        change, node = edits.add_node(drawing, "neuron", place.x, place.y)
        edge = Edge(id=drawing.fresh_id("e"), source=source, target=node)
        label = phrase("Steps", "Add a neuron behind {source}").of(source=name_of(drawing, source))
        bench.history.do(label, change.then(added([edge])))
        bench.selection.set([node])
