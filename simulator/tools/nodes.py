"""Placing nodes: a tool for every kind; a click puts one down, or a drag from a node brings its edge too."""

from __future__ import annotations

from simulator.language import Phrase, phrase
from simulator.model.kinds import OPERATION_KINDS
from simulator.tools.gesture import Tool
from simulator.tools.placing import carrying, hovering, placing


def _tool(kind: str, label: Phrase, letter: str, step: Phrase, hint: Phrase) -> Tool:
    return Tool(
        key=kind,
        label=label,
        shortcut=letter,
        hint=hint,
        cursor="cross",
        begin=placing(kind, step),
        carry=carrying(kind, step),
        hover=hovering(kind),
    )


_NEURON = phrase(
    "Tools",
    "Click or press Enter to place a neuron, or drag from a node to one behind it "
    "(Ctrl: connect from the selected nodes, Alt: no snapping).",
)
_INPUT = phrase(
    "Tools",
    "Click or press Enter to place an input, or drag from a node that shall take its value "
    "(Ctrl: connect to the selected nodes, Alt: no snapping).",
)
_VARIABLE = phrase(
    "Tools",
    "Click or press Enter to place a variable, or drag from a node that shall take its value "
    "(Ctrl: connect to the selected nodes, Alt: no snapping).",
)
_CONSTANT = phrase(
    "Tools",
    "Click or press Enter to place a constant, or drag from a node that shall take its value "
    "(Ctrl: connect to the selected nodes, Alt: no snapping).",
)
_OPERATION = phrase(
    "Tools",
    "{operation}: click or press Enter to place it, or drag from a node to one that takes its value "
    "(Ctrl: connect from the selected nodes, Alt: no snapping).",
)

# fmt: off
NODE_TOOLS = (
    _tool("neuron",   phrase("Tools", "Neuron"),   "N", phrase("Steps", "Add neuron {node}"),   _NEURON),
    _tool("input",    phrase("Tools", "Input"),    "I", phrase("Steps", "Add input {node}"),    _INPUT),
    _tool("variable", phrase("Tools", "Variable"), "X", phrase("Steps", "Add variable {node}"), _VARIABLE),
    _tool("constant", phrase("Tools", "Constant"), "K", phrase("Steps", "Add constant {node}"), _CONSTANT),
)
# fmt: on
NEURON, INPUT, VARIABLE, CONSTANT = NODE_TOOLS

OPERATION_TOOLS = tuple(
    _tool(row.key, row.label, "", phrase("Steps", "Add operation {node}"), _OPERATION.of(operation=row.label))
    for row in OPERATION_KINDS
)
"""Without letters: they are taken from the palette, or found by their names."""
