"""The rules of connecting: why an edge cannot be drawn, in a sentence at the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from simulator.drawing.drawing import Drawing
from simulator.drawing.limits import EDGES
from simulator.drawing.paths import ancestors, path
from simulator.drawing.records import SOURCES
from simulator.language import Phrase, phrase
from simulator.model.kinds import COMPUTING, INPUTS, NEURONS, kind
from simulator.model.names import listed, node_name
from simulator.problems import Problem

Pair = tuple[str, str]

_INTO_INPUT = phrase("Rules", "{node} is an input: its value comes from the data. Connect to a neuron.")
_INTO_LEAF = phrase(
    "Rules", "{node} has a value of its own, and nothing leads into it. Type the value, or connect from it."
)
_ONE_VALUE = phrase(
    "Rules", "{node} ({kind}) takes one value only. Remove the edge that brings it, or place a second node."
)
_TWO_VALUES = phrase(
    "Rules",
    "{node} ({kind}) takes two values only. Remove an edge first; swap the arguments"
    " to exchange them; “Sum of all” takes any number.",
)
_WEIGHTED_TWICE = phrase("Rules", "{source} and {target} are already connected. Change that edge's weight.")
_BROUGHT_TWICE = phrase(
    "Rules",
    "{source} already leads to {target}. For a value times itself use Square; or bring it by a second node.",
)


def why_not_connect(drawing: Drawing, source: str, target: str) -> Problem | None:
    """The reason against an edge from ``source`` to ``target``, or ``None`` when it may be drawn.

    Asked at every movement over a drop target: one breadth-first search, at most once over each edge.
    """
    start, end = node_name(drawing.nodes[source]), node_name(drawing.nodes[target])
    if source == target:
        sentence = phrase("Rules", "{node} cannot feed itself. Connect it with another neuron.")
        return Problem(sentence.of(node=start), (source,))
    existing = edge_between(drawing, source, target)
    if existing is not None:
        return Problem(_doubled(drawing, target).of(source=start, target=end), (source, target, existing))
    return why_not_into(drawing, target) or _why_cycle(drawing, source, target)


def why_not_into(drawing: Drawing, target: str) -> Problem | None:
    """The reason why no edge at all may lead to a node, or none more."""
    node = drawing.nodes[target]
    if node.kind in SOURCES:
        sentence = _INTO_INPUT if node.kind in INPUTS else _INTO_LEAF
        return Problem(sentence.of(node=node_name(node)), (target,))
    return None if room(drawing, target) else _full(drawing, target)


def room(drawing: Drawing, target: str) -> int:
    """How many more edges may lead to a node."""
    chosen = drawing.nodes[target].kind
    if chosen in SOURCES:
        return 0
    most = kind(chosen).most if chosen in COMPUTING else None
    return EDGES if most is None else max(most - len(drawing.incoming(target)), 0)


def _full(drawing: Drawing, target: str) -> Problem:
    """Against more values than an operation takes."""
    node = drawing.nodes[target]
    row = kind(node.kind)
    sentence = _ONE_VALUE if row.most == 1 else _TWO_VALUES
    return Problem(sentence.of(node=node_name(node), kind=row.label), (target, *drawing.incoming(target)))


def _doubled(drawing: Drawing, target: str) -> Phrase:
    return _WEIGHTED_TWICE if drawing.nodes[target].kind in NEURONS else _BROUGHT_TWICE


def edge_between(drawing: Drawing, source: str, target: str) -> str | None:
    """The edge from one node to another, if there is one."""
    outgoing, incoming = drawing.outgoing(source), drawing.incoming(target)
    if len(outgoing) <= len(incoming):
        return next((edge.id for edge in outgoing.values() if edge.target == target), None)
    return next((edge.id for edge in incoming.values() if edge.source == source), None)


def connectable(
    drawing: Drawing, sources: Sequence[str], targets: Sequence[str]
) -> tuple[tuple[Pair, ...], Problem | None]:
    """The pairs that may be connected *together*, and the first reason against one of the others.

    A target from which any source can be reached is left out whole: what remains cannot close a cycle,
    however many pairs are joined. An operation gets as many as it takes, of the first sources. Pairs that
    are already connected are left out without a reason unless nothing else is left.
    """
    behind = ancestors(drawing, sources)
    standing = {(e.source, e.target) for source in sources for e in drawing.outgoing(source).values()}
    pairs: list[Pair] = []
    refused: list[Pair] = []
    crowded: list[str] = []
    for target in dict.fromkeys(targets):
        wanted = [(source, target) for source in dict.fromkeys(sources) if (source, target) not in standing]
        if target in behind or drawing.nodes[target].kind in SOURCES:
            refused += wanted
        else:
            free = room(drawing, target)
            pairs += wanted[:free]
            crowded += [target] * (len(wanted) > free)
    if not pairs and not refused and not crowded:
        refused = [(source, target) for source in sources for target in targets][:1]
    reasons = chain(
        (why_not_connect(drawing, *pair) for pair in refused), (_full(drawing, id) for id in crowded)
    )
    return tuple(pairs), next((reason for reason in reasons if reason is not None), None)


def _why_cycle(drawing: Drawing, source: str, target: str) -> Problem | None:
    way = path(drawing, target, source)
    if way is None:
        return None
    circle = (target, *(drawing.edges[edge].target for edge in way))
    sentence = phrase(
        "Rules",
        "This edge would close the cycle {cycle}, and forward propagation would never end. "
        "Connect with a node further on.",
    )
    return Problem(sentence.of(cycle=_cycle_text(drawing, circle)), (*circle, *way))


def _cycle_text(drawing: Drawing, circle: Sequence[str]) -> str:
    """From node to node and back to the first; of a long one all light up, but not all are named."""
    names = [node_name(drawing.nodes[id]) for id in circle]
    return f"{listed(names, ' → ')} → {names[0]}"
