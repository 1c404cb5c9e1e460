"""The order of arguments: which operations have one, and turning it round."""

from __future__ import annotations

from collections.abc import Iterable

from simulator.drawing import edits
from simulator.drawing.drawing import Drawing
from simulator.language import phrase
from simulator.model.kinds import ORDERED
from simulator.model.names import node_name
from simulator.workbench.workbench import Workbench


def is_ordered(drawing: Drawing, node: str) -> bool:
    """Whether a node is an operation on several arguments whose order matters."""
    return drawing.nodes[node].kind in ORDERED and len(drawing.incoming(node)) > 1


def swap(bench: Workbench, nodes: Iterable[str]) -> None:
    """Turn the arguments of these operations round, in one step."""
    drawing, chosen = bench.drawing, tuple(nodes)
    label = phrase("Steps", "Swap the arguments of {count} operations").of(count=len(chosen))
    if len(chosen) == 1:
        label = phrase("Steps", "Swap the arguments of {node}").of(node=node_name(drawing.nodes[chosen[0]]))
    with bench.history.step(label) as step:
        for id in chosen:
            step.apply(edits.swap_arguments(drawing, id))
