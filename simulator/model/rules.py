"""The rules of connecting: why an edge cannot be drawn, in a sentence at the cursor."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.drawing.drawing import Drawing
from simulator.drawing.paths import ancestors, path
from simulator.language import phrase
from simulator.problems import Problem

Pair = tuple[str, str]

_NAMED = 6
"""Neurons of a cycle that the sentence names; all of them light up."""


def why_not_connect(drawing: Drawing, source: str, target: str) -> Problem | None:
    """The reason against an edge from ``source`` to ``target``, or ``None`` when it may be drawn.

    Asked at every movement over a drop target: one breadth-first search, at most once over each edge.
    """
    start, end = name_of(drawing, source), name_of(drawing, target)
    if source == target:
        sentence = phrase("Rules", "{node} cannot feed itself. Connect it with another neuron.")
        return Problem(sentence.of(node=start), (source,))
    into_input = why_not_into(drawing, target)
    if into_input is not None:
        return into_input
    existing = edge_between(drawing, source, target)
    if existing is not None:
        sentence = phrase("Rules", "{source} and {target} are already connected. Change that edge's weight.")
        return Problem(sentence.of(source=start, target=end), (source, target, existing))
    return _why_cycle(drawing, source, target)


def why_not_into(drawing: Drawing, target: str) -> Problem | None:
    """The reason why no edge at all may lead to a node."""
    if drawing.nodes[target].kind != "input":
        return None
    sentence = phrase("Rules", "{node} is an input: its value comes from the data. Connect to a neuron.")
    return Problem(sentence.of(node=name_of(drawing, target)), (target,))


def name_of(drawing: Drawing, id: str) -> str:
    """What a node is called on screen: its label, or its id when it has none."""
    return drawing.nodes[id].label or id


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
    however many pairs are joined. Pairs that are already connected are left out without a reason
    unless nothing else is left.
    """
    behind = ancestors(drawing, sources)
    standing = {(e.source, e.target) for source in sources for e in drawing.outgoing(source).values()}
    pairs: list[Pair] = []
    refused: list[Pair] = []
    for target in dict.fromkeys(targets):
        open_ = target not in behind and drawing.nodes[target].kind != "input"
        wanted = [(source, target) for source in dict.fromkeys(sources) if (source, target) not in standing]
        (pairs if open_ else refused).extend(wanted)
    if not pairs and not refused:
        refused = [(source, target) for source in sources for target in targets][:1]
    reasons = (why_not_connect(drawing, *pair) for pair in refused)
    return tuple(pairs), next((reason for reason in reasons if reason is not None), None)


def _why_cycle(drawing: Drawing, source: str, target: str) -> Problem | None:
    way = path(drawing, target, source)
    if way is None:
        return None
    circle = (target, *(drawing.edges[edge].target for edge in way))
    sentence = phrase(
        "Rules",
        "This edge would close the cycle {cycle}, and forward propagation would never end. "
        "Connect with a neuron further on.",
    )
    return Problem(sentence.of(cycle=_cycle_text(drawing, circle)), (*circle, *way))


def _cycle_text(drawing: Drawing, circle: Sequence[str]) -> str:
    names = [name_of(drawing, id) for id in circle]
    if len(names) > _NAMED:
        names = [*names[: _NAMED - 2], "…", names[-1]]
    return " → ".join([*names, names[0]])
