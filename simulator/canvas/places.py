"""Places: where on the view a weight, a bias or a name is written, so that it can be typed there."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from simulator.canvas.edge_layer import screen_lines
from simulator.canvas.stage import Stage
from simulator.canvas.subject import Subject
from simulator.drawing.records import NODE_RADIUS


def node_box(stage: Stage, id: str) -> QRectF:
    """The square around a node's circle."""
    node = stage.drawing.nodes[id]
    x, y = stage.camera.to_view(node.x, node.y)
    radius = NODE_RADIUS * stage.camera.scale
    return QRectF(x - radius, y - radius, 2 * radius, 2 * radius)


def place_of(stage: Stage, subject: Subject) -> QRectF:
    """Where the text of a subject stands."""
    if subject.field == "weight":
        return _edge_box(stage, stage.geometry.edge_index[subject.id])
    box = node_box(stage, subject.id)
    if subject.field == "value":
        below = 0.0 if stage.drawing.nodes[subject.id].kind == "constant" else 0.17
        return box.translated(0.0, box.height() * below)
    if subject.field == "bias":
        return box.translated(0.0, box.height() * 0.5 + 14.0)
    return box


def _edge_box(stage: Stage, row: int) -> QRectF:
    """The number's box where one is shown, else around the middle of the edge."""
    line = screen_lines(stage.look(1.0, 1.0))[row]
    middle = QPointF(*((line[:2] + line[2:]) / 2))
    for placed in stage.layers.numbers:
        if placed.row == row:
            there = stage.layers.camera.to_scene(placed.x, placed.y)
            middle = QPointF(*stage.camera.to_view(*there))
    return QRectF(middle - QPointF(20, 10), middle + QPointF(20, 10))
