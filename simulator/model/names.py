"""What sentences call nodes and edges."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.drawing.drawing import Drawing
from simulator.drawing.records import LEAVES, Edge, Node
from simulator.language import Phrase, phrase

SHOWN = 6
"""Names in one sentence; more are left out."""


def node_name(node: Node) -> str:
    """Its label, or its id where it has none."""
    return node.label or node.id


def edge_name(drawing: Drawing, edge: Edge) -> str:
    """From where to where."""
    return f"{node_name(drawing.nodes[edge.source])} → {node_name(drawing.nodes[edge.target])}"


def parameter_name(drawing: Drawing, id: str) -> Phrase:
    """What a parameter is, by the id of its edge or node; one that no longer stands is called by its id."""
    edge, node = drawing.edges.get(id), drawing.nodes.get(id)
    if edge is not None:
        source, target = (node_name(drawing.nodes[end]) for end in (edge.source, edge.target))
        return phrase("Names", "weight from {source} to {target}").of(source=source, target=target)
    if node is None:
        return phrase("Names", "{id}, which is gone").of(id=id)
    sentence = (
        phrase("Names", "value of {node}") if node.kind in LEAVES else phrase("Names", "bias of {node}")
    )
    return sentence.of(node=node_name(node))


def kink_sentence(drawing: Drawing, id: str, crossed: Sequence[str]) -> Phrase:
    """Why a difference at a parameter is no derivative: the step crosses kinks of these nodes."""
    name = parameter_name(drawing, id)
    if not crossed:
        sentence = phrase("Names", "{parameter}: a small step leaves where the drawing has a value")
        return sentence.of(parameter=name)
    nodes = listed([node_name(drawing.nodes[node]) for node in crossed if node in drawing.nodes])
    sentence = phrase("Names", "{parameter}: a small step crosses a kink of {nodes}")
    return sentence.of(parameter=name, nodes=nodes)


def unknown_sentence(drawing: Drawing, id: str) -> Phrase:
    """Why no difference at a parameter says anything."""
    sentence = phrase(
        "Names",
        "{parameter}: rounding leaves more open than the gradient, or L bends faster than a step can see",
    )
    return sentence.of(parameter=parameter_name(drawing, id))


def listed(names: Sequence[str], between: str = ", ") -> str:
    """Names in a row; of many only the first ones and the last."""
    if len(names) > SHOWN:
        names = [*names[: SHOWN - 1], "…", names[-1]]
    return between.join(names)
