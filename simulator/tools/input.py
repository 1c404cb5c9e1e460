"""Input: a click places one."""

from __future__ import annotations

from simulator.language import phrase
from simulator.tools.gesture import Tool
from simulator.tools.placing import hovering, placing

_place = placing("input", phrase("Steps", "Add input {node}"))

TOOL = Tool(
    key="input",
    label=phrase("Tools", "Input"),
    shortcut="I",
    hint=phrase(
        "Tools",
        "Click or press Enter to place an input (Ctrl: connect to the selected neurons, Alt: no snapping).",
    ),
    cursor="cross",
    begin=_place,
    carry=_place,
    hover=hovering("input"),
)
