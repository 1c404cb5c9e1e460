"""What is written in and beside a node: its name, its curve, its bias, and the data column it is bound to."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from simulator.appearance.shapes import paint_curve
from simulator.canvas.facts import bound_column, is_dead, is_saturated, prediction_and_target, role_of
from simulator.canvas.graph_text import (
    paint_around,
    paint_constant,
    paint_end,
    paint_operation,
    paint_variable,
)
from simulator.canvas.inks import ink_on
from simulator.canvas.look import Look
from simulator.canvas.marks import paint_mark
from simulator.canvas.numbers_shown import short
from simulator.canvas.texts import font, halo_text
from simulator.drawing.records import Node
from simulator.model.kinds import OPERATION_KINDS

BESIDE_FROM = 0.55
"""Scale from which columns and biases are written beside nodes."""

VALUE_FROM = 1.35
"""Scale from which a neuron's activation is written inside it."""


_INSIDE = {
    "variable": paint_variable,
    "constant": paint_constant,
    **dict.fromkeys((kind.key for kind in OPERATION_KINDS), paint_operation),
}
"""Who paints what is written in the nodes of a computational graph."""


def paint_inside(
    painter: QPainter, look: Look, row: int, node: Node, center: QPointF, radius: float, fill: QColor
) -> None:
    """The name above, the curve or the value below; the nodes of a graph as they like it."""
    ink = ink_on(fill)
    if node.kind in _INSIDE:
        _INSIDE[node.kind](painter, look, row, node, center, radius, ink)
    else:
        _paint_named(painter, look, row, node, center, radius, ink)


def _paint_named(
    painter: QPainter, look: Look, row: int, node: Node, center: QPointF, radius: float, ink: QColor
) -> None:
    name_font = font(radius * 0.5, bold=True)
    painter.setFont(name_font)
    painter.setPen(ink)
    value = look.values.a[row]
    value_shown = look.options.numbers and not np.isnan(value)
    is_input = role_of(node) == "input"
    below = value_shown if is_input else True
    name = _elided(node.label or node.id, name_font, radius * 1.5)
    middle = center + QPointF(0, -radius * 0.3 if below else 0)
    painter.drawText(_around(middle, radius), Qt.AlignmentFlag.AlignCenter, name)
    ink.setAlphaF(0.72)
    if not is_input:
        three_lines = value_shown and look.camera.scale >= VALUE_FROM
        at = center + QPointF(0, radius * (0.14 if three_lines else 0.36))
        box = QRectF(at.x() - radius * 0.4, at.y() - radius * 0.17, radius * 0.8, radius * 0.34)
        paint_curve(painter, node.activation, box, ink, max(1.2, radius * 0.062))
        if not three_lines:
            return
    if below:
        painter.setFont(font(radius * (0.4 if is_input else 0.34)))
        painter.setPen(ink)
        low = center + QPointF(0, radius * (0.34 if is_input else 0.6))
        painter.drawText(_around(low, radius), Qt.AlignmentFlag.AlignCenter, short(float(value)))


def _around(center: QPointF, radius: float) -> QRectF:
    return QRectF(center.x() - radius, center.y() - radius, 2 * radius, 2 * radius)


def _elided(text: str, font: QFont, width: float) -> str:
    if len(text) <= 3:
        return text
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)


def paint_outside(
    painter: QPainter, look: Look, row: int, node: Node, center: QPointF, radius: float
) -> None:
    """The bias below, the column at the side; the words around a graph's nodes."""
    if look.camera.scale < BESIDE_FROM:
        return
    if role_of(node) in ("leaf", "operation"):
        paint_around(painter, look, row, node, center, radius)
    paint_end(painter, look, row, node, center, radius)
    size = radius * 0.44
    bias = float(look.values.bias[row])
    if role_of(node) == "neuron" and look.options.numbers and not np.isnan(bias):
        text = "b " + short(bias)
        halo_text(
            painter, look.theme, center + QPointF(0, radius + size * 1.0), text, size, "center", muted=True
        )
    _paint_column(painter, look, node, center, radius)


def _paint_column(painter: QPainter, look: Look, node: Node, center: QPointF, radius: float) -> None:
    column = bound_column(look, node)
    size = radius * 0.46
    if role_of(node) == "input":
        if column and column != node.label:
            halo_text(
                painter, look.theme, center - QPointF(radius * 1.25, 0), column, size, "right", muted=True
            )
        return
    if column is None:
        return
    beside = center + QPointF(radius * 1.7, 0)
    pair = prediction_and_target(look, node.id) if look.options.numbers else None
    if pair is None:
        halo_text(painter, look.theme, beside, column, size, "left")
        return
    half = QPointF(0, size * 0.65)
    target, prediction = f"{column} = {short(pair[1])}", f"{_estimated(column)} {short(pair[0])}"
    halo_text(painter, look.theme, beside - half, target, size, "left", muted=True)
    halo_text(painter, look.theme, beside + half, prediction, size, "left")


def _estimated(column: str) -> str:
    """``ŷ1 =`` for a short name; a long one would not look well under a hat."""
    return f"{column[0]}\u0302{column[1:]} =" if len(column) <= 3 else f"{column} ≈"


def paint_badges(painter: QPainter, look: Look, row: int, node: Node, center: QPointF, radius: float) -> None:
    """Marks at the upper right: trouble, frost, silence."""
    marks = []
    if node.id in look.troubled:
        serious = look.problem or node.id in look.domain
        marks.append(("warning", look.theme.danger if serious else look.theme.warning))
    if node.frozen:
        marks.append(("freeze", look.theme.accent))
    if is_dead(look, row, node) or is_saturated(look, row, node):
        marks.append(("dead", look.theme.warning))
    side = max(radius * 0.5, 9.0)
    for place, (name, color) in enumerate(marks):
        at = center + QPointF(radius * 0.74 + place * side * 1.15, -radius * 0.78)
        box = QRectF(at.x() - side / 2, at.y() - side / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.theme.raised))
        painter.drawEllipse(box.adjusted(-2, -2, 2, 2))
        paint_mark(painter, name, box, color)
