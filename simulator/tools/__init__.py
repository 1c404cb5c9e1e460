"""Tools: gestures that read like the hand's movement; no Qt."""

from __future__ import annotations

from simulator.tools import connect, constant, erase, layer, neuron, pan, select, variable
from simulator.tools import input as input_
from simulator.tools.gesture import Tool
from simulator.tools.operations import OPERATION_TOOLS

TOOLS: tuple[Tool, ...] = (
    select.TOOL,
    neuron.TOOL,
    input_.TOOL,
    layer.TOOL,
    variable.TOOL,
    constant.TOOL,
    connect.TOOL,
    erase.TOOL,
    pan.TOOL,
    *OPERATION_TOOLS,
)
"""What a hand can take; those with a letter stand in the toolbar, in this order."""


def tool(key: str) -> Tool:
    """The tool of this key; ``KeyError`` if there is none."""
    return _BY_KEY[key]


_BY_KEY = {tool.key: tool for tool in TOOLS}
