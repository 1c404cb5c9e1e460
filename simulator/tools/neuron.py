"""Neuron: a click places one."""

from __future__ import annotations

from simulator.language import phrase
from simulator.tools.gesture import Tool
from simulator.tools.placing import hovering, placing

_place = placing("neuron", phrase("Steps", "Add neuron {node}"))

TOOL = Tool(
    key="neuron",
    label=phrase("Tools", "Neuron"),
    shortcut="N",
    hint=phrase(
        "Tools",
        "Click or press Enter to place a neuron (Ctrl: connect from the selected nodes, Alt: no snapping).",
    ),
    cursor="cross",
    begin=_place,
    carry=_place,
    hover=hovering("neuron"),
)
