"""A node and an edge in one go, for tests that grow a drawing."""

from __future__ import annotations

from typing import Any

from simulator.drawing.change import Change
from simulator.drawing.drawing import Drawing
from simulator.drawing.edits import add_node, connect
from simulator.drawing.records import SOURCES


def attach(
    drawing: Drawing, to: str, x: float, y: float, kind: str = "neuron", **fields: Any
) -> tuple[Change, str]:
    """A node that reads ``to``; an input or leaf is read by it."""
    change, id = add_node(drawing, kind, x, y, **fields)
    grown = Drawing(drawing.records.values())
    grown.apply(change)
    start, end = (id, to) if kind in SOURCES else (to, id)
    return change.then(connect(grown, start, end)), id
