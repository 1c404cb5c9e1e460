"""Connect: drag, or click and click, from node to node."""

from __future__ import annotations

from simulator.language import phrase
from simulator.tools.gesture import Gesture, Pointer, Tool, node_under
from simulator.tools.wiring import draw_edges
from simulator.workbench.overlay import Overlay
from simulator.workbench.workbench import Workbench


def connect(bench: Workbench, start: Pointer) -> Gesture:
    """An edge begins at a node; a press elsewhere only says so."""
    source = node_under(bench, start)
    if source is not None:
        yield from draw_edges(bench, source, start, start, sticky=True)
        return
    pointer = start
    while pointer.phase != "release":
        sentence = phrase("Tools", "An edge begins at a node. Press on one.")
        bench.show(Overlay(sentence=sentence, at=pointer.at))
        pointer = yield


def _light(bench: Workbench, pointer: Pointer) -> Overlay:
    node = node_under(bench, pointer)
    return Overlay(lit=frozenset([node] if node else ()))


TOOL = Tool(
    key="connect",
    label=phrase("Tools", "Connect"),
    shortcut="C",
    hint=phrase(
        "Tools",
        "Drag or click from node to node (Shift: from all selected nodes, or the whole layer, "
        "to the target's whole layer); empty paper gets a new neuron.",
    ),
    cursor="cross",
    begin=connect,
    hover=_light,
)
