"""Drawing edges by hand: a rubber edge follows, targets light up, refusals stand at the cursor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

from simulator.drawing import edits
from simulator.drawing.arguments import next_argument
from simulator.drawing.change import Change, added
from simulator.drawing.drawing import Drawing
from simulator.drawing.records import LEAVES, NEURON, NODE_RADIUS, SOURCES, Edge
from simulator.language import Phrase, phrase
from simulator.model.kinds import kind as kind_of
from simulator.model.names import node_name
from simulator.model.rules import Pair, connectable, why_not_connect, why_not_into
from simulator.problems import Problem
from simulator.tools.geometry import Point, between
from simulator.tools.gesture import Gesture, Pointer, node_under, travelled
from simulator.tools.ground import MAGNET, ROOM, Ground
from simulator.tools.snapping import Place, Snapper
from simulator.workbench.overlay import Ghost, Overlay, Segment
from simulator.workbench.workbench import Workbench

FIRST_VALUE = 1.0
"""Of a variable or constant that was just placed."""

OPERATORS = {"+": "add", "-": "subtract", "*": "multiply", "/": "divide", "^": "power"}
"""What is typed while an edge is drawn, and what it ends in then."""

MOST_RUBBER = 400
"""Rubber edges that are shown; of more than that nobody sees the single one."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a release here would connect, or why it would not."""

    pairs: tuple[Pair, ...] = ()
    problem: Problem | None = None


def draw_edges(
    bench: Workbench, source: str, start: Pointer, pointer: Pointer, sticky: bool, kind: str = NEURON
) -> Gesture:
    """From ``source`` to where the hand lets go; empty paper gets a new node and its edge in one step.

    ``sticky``: a click on the source picks the edge up, and the next click puts it down. ``kind`` is what
    the paper gets; one that takes no edges, such as a constant, feeds the source instead.
    """
    paper = _Paper(bench, source, kind)
    asked: tuple[str | None, bool] | None = None
    offer, away = Offer(), False
    while True:
        away = away or pointer.over != source
        paper.hear(pointer)
        target = paper.target(pointer)
        if asked != (target, pointer.shift):
            asked = target, pointer.shift
            offer = paper.offer(target, pointer)
        place = paper.place(pointer) if target is None else None
        if pointer.phase == "release" and not (sticky and not travelled(start, pointer)):
            break
        sticky = sticky and (pointer is start or pointer.phase not in ("press", "double"))
        bench.show(paper.preview(pointer, offer, place) if away else Overlay())
        pointer = yield
    paper.finish(offer, place)


class _Paper:
    """Where an edge from one source may end: at a node that is near, or at a new one where there is room."""

    def __init__(self, bench: Workbench, source: str, kind: str) -> None:
        nodes = bench.drawing.nodes
        self._bench, self._source, self._kind = bench, nodes[source], kind
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

    def hear(self, pointer: Pointer) -> None:
        """The sign of an operation, typed on the way, says what the paper gets."""
        if pointer.phase == "key":
            self._kind = OPERATORS.get(pointer.text, self._kind)

    def offer(self, target: str | None, pointer: Pointer) -> Offer:
        """What a release would make, and why it would not."""
        if target is None:
            feeds = self._kind in SOURCES
            return Offer((), why_not_into(self._bench.drawing, self._source.id) if feeds else None)
        return _offer(self._bench, self._source.id, target, pointer)

    def preview(self, pointer: Pointer, offer: Offer, place: Place | None) -> Overlay:
        """The rubber edge, what it would reach, or why it would not."""
        drawing, start = self._bench.drawing, (self._source.x, self._source.y)
        loose = between(start, pointer.at, NODE_RADIUS, 0.0)
        if offer.problem is not None:
            return _refused(offer.problem, loose, pointer)
        if offer.pairs:
            lit = frozenset(id for pair in offer.pairs for id in pair)
            return Overlay(rubber=rubber(drawing, offer.pairs), lit=lit)
        if place is None:
            return Overlay(rubber=(loose,))
        end = place.x, place.y
        first, last = (end, start) if self._kind in SOURCES else (start, end)
        return Overlay(
            ghosts=(Ghost(place.x, place.y, self._kind),),
            rubber=(between(first, last, NODE_RADIUS, NODE_RADIUS),),
            guides=place.guides,
            sentence=self._promise(),
            at=pointer.at,
        )

    def finish(self, offer: Offer, place: Place | None) -> None:
        """Make what was offered."""
        bench, drawing = self._bench, self._bench.drawing
        if offer.pairs:
            bench.history.do(connect_step(drawing, offer.pairs), connecting(drawing, offer.pairs))
        elif place is not None and offer.problem is None:
            change, node = edits.add_node(drawing, self._kind, place.x, place.y, **first_values(self._kind))
            source = self._source.id
            pair = (node, source) if self._kind in SOURCES else (source, node)
            bench.history.do(self._step(), change.then(connecting(drawing, (pair,))))
            bench.selection.set([node])

    def _promise(self) -> Phrase:
        if self._kind == NEURON:
            return phrase("Wiring", "Release for a new neuron; type + − * / ^ for an operation")
        return phrase("Wiring", "Release for a new node: {kind}").of(kind=kind_of(self._kind).label)

    def _step(self) -> Phrase:
        source = node_name(self._bench.drawing.nodes[self._source.id])
        if self._kind == NEURON:
            return phrase("Steps", "Add a neuron behind {source}").of(source=source)
        label = kind_of(self._kind).label
        return phrase("Steps", "Add a node at {source}: {kind}").of(source=source, kind=label)


def first_values(kind: str) -> dict[str, float]:
    """What a new node of a kind says for itself: a leaf has a value from the first moment on."""
    return {"bias": FIRST_VALUE} if kind in LEAVES else {}


def _refused(problem: Problem, loose: Segment, pointer: Pointer) -> Overlay:
    lit = frozenset(problem.about)
    return Overlay(rubber=(loose,), refused=True, lit=lit, sentence=problem.sentence, at=pointer.at)


def layer_of(drawing: Drawing, node: str) -> tuple[str, ...]:
    """The nodes of the layer that a node belongs to, or it alone."""
    group = drawing.nodes[node].group
    return edits.members(drawing, [group]) if group in drawing.groups and group is not None else (node,)


def connecting(drawing: Drawing, pairs: Sequence[Pair]) -> Change:
    """The change that joins these pairs; whether they may be joined was asked before.

    An edge into an operation becomes its last argument.
    """
    taken: Counter[str] = Counter()
    edges = []
    for source, target in pairs:
        argument = next_argument(drawing, target) + taken[target]
        node = drawing.nodes.get(target)
        if node is not None and node.kind != NEURON:
            taken[target] += 1
        edges.append(Edge(id=drawing.fresh_id("e"), source=source, target=target, argument=argument))
    return added(edges)


def connect_step(drawing: Drawing, pairs: tuple[Pair, ...]) -> Phrase:
    """What the Edit menu calls joining these pairs."""
    if len(pairs) == 1:
        source, target = (node_name(drawing.nodes[id]) for id in pairs[0])
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


def _offer(bench: Workbench, source: str, target: str, pointer: Pointer) -> Offer:
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
