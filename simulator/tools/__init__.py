"""Tools: gestures that read like the hand's movement; no Qt."""

from __future__ import annotations

from simulator.tools import connect, erase, layer, neuron, pan, select
from simulator.tools import input as input_
from simulator.tools.gesture import Tool

TOOLS: tuple[Tool, ...] = (
    select.TOOL,
    neuron.TOOL,
    input_.TOOL,
    layer.TOOL,
    connect.TOOL,
    erase.TOOL,
    pan.TOOL,
)
"""What a hand can take, in the order of the toolbar."""


def tool(key: str) -> Tool:
    """The tool of this key; ``KeyError`` if there is none."""
    return _BY_KEY[key]


_BY_KEY = {tool.key: tool for tool in TOOLS}
