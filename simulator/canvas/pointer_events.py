"""Pointers from Qt events: where the hand is in the scene, and what it is over."""

from __future__ import annotations

from typing import Literal

import numpy as np
from PySide6.QtCore import QPointF, Qt

from simulator.canvas.geometry import Part
from simulator.canvas.node_text import BESIDE_FROM
from simulator.canvas.stage import Stage
from simulator.drawing.records import NEURON, NODE_RADIUS
from simulator.tools.gesture import Phase, Pointer

Button = Literal["left", "middle", "right", "none"]
Modifier = Qt.KeyboardModifier

_BUTTONS: dict[Qt.MouseButton, Button] = {
    Qt.MouseButton.LeftButton: "left",
    Qt.MouseButton.MiddleButton: "middle",
    Qt.MouseButton.RightButton: "right",
}


def pointer_at(
    stage: Stage,
    phase: Phase,
    position: QPointF,
    modifiers: Modifier = Modifier.NoModifier,
    button: Qt.MouseButton = Qt.MouseButton.LeftButton,
    wheel: int = 0,
    text: str = "",
) -> Pointer:
    """The pointer of an event at a place in the view."""
    x, y = stage.camera.to_scene(position.x(), position.y())
    over, part = under(stage, position)
    return Pointer(
        phase=phase,
        x=x,
        y=y,
        over=over,
        part=part,
        button=_BUTTONS.get(button, "none"),
        shift=bool(modifiers & Modifier.ShiftModifier),
        ctrl=bool(modifiers & Modifier.ControlModifier),
        alt=bool(modifiers & Modifier.AltModifier),
        wheel=wheel,
        text=text,
        scale=stage.camera.scale,
    )


def under(stage: Stage, position: QPointF) -> tuple[str | None, Part]:
    """The node or edge at a place in the view; a number counts as what it belongs to."""
    geometry = stage.geometry
    over, part = geometry.at(*stage.camera.to_scene(position.x(), position.y()), stage.camera.scale)
    if part in ("body", "rim"):
        return over, part
    for placed in stage.layers.numbers:
        if placed.contains(position) and placed.row < len(geometry.edges):
            return geometry.edges[placed.row], "edge"
    biased = node_of_bias(stage, position)
    return (biased, "body") if biased is not None else (over, part)


def node_of_bias(stage: Stage, position: QPointF) -> str | None:
    """The neuron whose bias is written at a place in the view."""
    if stage.camera.scale < BESIDE_FROM or not stage.geometry.nodes:
        return None
    x, y = stage.camera.to_scene(position.x(), position.y())
    away = np.abs(stage.geometry.centers + (0.0, NODE_RADIUS * 1.44) - (x, y))
    kinds = stage.drawing.nodes
    rows = np.flatnonzero((away[:, 0] <= NODE_RADIUS * 0.85) & (away[:, 1] <= NODE_RADIUS * 0.32))
    nodes = (stage.geometry.nodes[row] for row in rows if not np.isnan(stage.readings.values.bias[row]))
    return next((id for id in nodes if kinds[id].kind == NEURON), None)
