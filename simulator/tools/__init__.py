"""Tools: gestures that read like the hand's movement; no Qt."""

from __future__ import annotations

from simulator.tools import connect, erase, layer, nodes, pan, select
from simulator.tools.gesture import Tool

TOOLS: tuple[Tool, ...] = (
    select.TOOL,
    nodes.NEURON,
    nodes.INPUT,
    layer.TOOL,
    nodes.VARIABLE,
    nodes.CONSTANT,
    connect.TOOL,
    erase.TOOL,
    pan.TOOL,
    *nodes.OPERATION_TOOLS,
)
"""What a hand can take; those with a letter stand in the toolbar, in this order."""


def tool(key: str) -> Tool:
    """The tool of this key; ``KeyError`` if there is none."""
    return _BY_KEY[key]


_BY_KEY = {tool.key: tool for tool in TOOLS}
