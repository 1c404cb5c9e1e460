"""Where the sentence about a failure stands: beside its node, over as few of the others as can be."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF

from simulator.canvas.look import Look
from simulator.drawing.records import NODE_RADIUS
from simulator.problems import Problem

MARGIN = 12.0
"""Pixels between a card and the edge of the view."""

AWAY, ASIDE = 26.0, 20.0
"""Pixels between bubble and node, and how far its beginning stands before the node's middle."""


def bubble_box(look: Look, problem: Problem, size: QSizeF) -> QRectF | None:
    """Below the first node or edge that it names; above or at a side where fewer nodes are covered by it."""
    for id in problem.about:
        bounds = look.geometry.bounds([id])
        if bounds is not None:
            is_node = id in look.geometry.node_index
            middle = (bounds[1] + bounds[3]) / 2
            top, bottom = (bounds[1], bounds[3]) if is_node else (middle, middle)
            first = QPointF(*look.camera.to_view(bounds[0], top))
            last = QPointF(*look.camera.to_view(bounds[2], bottom))
            return min(_boxes(look, QRectF(first, last), size), key=lambda box: _covered(look, box))
    return None


def inside(look: Look, at: QPointF, size: QSizeF) -> QRectF:
    """The box nearest to ``at`` that is wholly in view."""
    x = min(max(at.x(), MARGIN), max(look.width - size.width() - MARGIN, MARGIN))
    y = min(max(at.y(), MARGIN), max(look.height - size.height() - MARGIN, MARGIN))
    return QRectF(QPointF(x, y), size)


def _boxes(look: Look, around: QRectF, size: QSizeF) -> list[QRectF]:
    """Below, above, right and left of what a box is around."""
    left, up = around.center().x() - ASIDE, around.center().y() - size.height() / 2
    corners = (
        QPointF(left, around.bottom() + AWAY),
        QPointF(left, around.top() - AWAY - size.height()),
        QPointF(around.right() + AWAY, up),
        QPointF(around.left() - AWAY - size.width(), up),
    )
    return [inside(look, corner, size) for corner in corners]


def _covered(look: Look, box: QRectF) -> int:
    """How many nodes lie under a box, at least in part."""
    low = look.camera.to_scene(box.left(), box.top())
    high = look.camera.to_scene(box.right(), box.bottom())
    centers = look.geometry.centers
    hidden = (centers > np.array(low) - NODE_RADIUS) & (centers < np.array(high) + NODE_RADIUS)
    return int(hidden.all(axis=1).sum())
