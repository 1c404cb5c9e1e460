"""Constant: a click places one; its value is typed, and stays."""

from __future__ import annotations

from simulator.language import phrase
from simulator.tools.gesture import Tool
from simulator.tools.placing import carrying, hovering, placing

_STEP = phrase("Steps", "Add constant {node}")

TOOL = Tool(
    key="constant",
    label=phrase("Tools", "Constant"),
    shortcut="K",
    hint=phrase(
        "Tools",
        "Click or press Enter to place a constant, or drag from a node that shall take its value "
        "(Ctrl: connect to the selected nodes, Alt: no snapping).",
    ),
    cursor="cross",
    begin=placing("constant", _STEP),
    carry=carrying("constant", _STEP),
    hover=hovering("constant"),
)
