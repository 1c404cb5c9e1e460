"""Input: a click places one."""

from __future__ import annotations

from simulator.language import phrase
from simulator.tools.gesture import Tool
from simulator.tools.placing import carrying, hovering, placing

_STEP = phrase("Steps", "Add input {node}")

TOOL = Tool(
    key="input",
    label=phrase("Tools", "Input"),
    shortcut="I",
    hint=phrase(
        "Tools",
        "Click or press Enter to place an input, or drag from a node that shall take its value "
        "(Ctrl: connect to the selected nodes, Alt: no snapping).",
    ),
    cursor="cross",
    begin=placing("input", _STEP),
    carry=carrying("input", _STEP),
    hover=hovering("input"),
)
