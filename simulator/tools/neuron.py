"""Neuron: a click places one."""

from __future__ import annotations

from simulator.language import phrase
from simulator.tools.gesture import Tool
from simulator.tools.placing import carrying, hovering, placing

_STEP = phrase("Steps", "Add neuron {node}")

TOOL = Tool(
    key="neuron",
    label=phrase("Tools", "Neuron"),
    shortcut="N",
    hint=phrase(
        "Tools",
        "Click or press Enter to place a neuron, or drag from a node to one behind it "
        "(Ctrl: connect from the selected nodes, Alt: no snapping).",
    ),
    cursor="cross",
    begin=placing("neuron", _STEP),
    carry=carrying("neuron", _STEP),
    hover=hovering("neuron"),
)
