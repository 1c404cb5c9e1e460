"""Operations: every row of the table of operations is a tool that places it."""

from __future__ import annotations

from simulator.language import phrase
from simulator.model.kind import Kind
from simulator.model.kinds.operations import OPERATION_KINDS
from simulator.tools.gesture import Tool
from simulator.tools.placing import carrying, hovering, placing

_STEP = phrase("Steps", "Add operation {node}")


def _tool_of(kind: Kind) -> Tool:
    hint = phrase(
        "Tools",
        "{operation}: click or press Enter to place it, or drag from a node to one that takes its value "
        "(Ctrl: connect from the selected nodes, Alt: no snapping).",
    )
    return Tool(
        key=kind.key,
        label=kind.label,
        shortcut="",
        hint=hint.of(operation=kind.label),
        cursor="cross",
        begin=placing(kind.key, _STEP),
        carry=carrying(kind.key, _STEP),
        hover=hovering(kind.key),
    )


OPERATION_TOOLS = tuple(map(_tool_of, OPERATION_KINDS))
