"""Variable: a click places one; its value is typed, and learned."""

from __future__ import annotations

from simulator.language import phrase
from simulator.tools.gesture import Tool
from simulator.tools.placing import carrying, hovering, placing

_STEP = phrase("Steps", "Add variable {node}")

TOOL = Tool(
    key="variable",
    label=phrase("Tools", "Variable"),
    shortcut="X",
    hint=phrase(
        "Tools",
        "Click or press Enter to place a variable, or drag from a node that shall take its value "
        "(Ctrl: connect to the selected nodes, Alt: no snapping).",
    ),
    cursor="cross",
    begin=placing("variable", _STEP),
    carry=carrying("variable", _STEP),
    hover=hovering("variable"),
)
