"""What is written in and beside the nodes of a computational graph: sign, value, gradient coming back."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from simulator.appearance.shapes import SQUARES, paint_glyph
from simulator.canvas.facts import is_objective, role_of
from simulator.canvas.look import Look
from simulator.canvas.numbers_shown import back, fitting, trimmed
from simulator.canvas.texts import font, halo_text, metrics
from simulator.drawing.labels import is_automatic
from simulator.drawing.records import Node
from simulator.language import translate

SMALLER = 0.76
"""How much smaller than usual a long name or number may be written in a node."""

TOLERANCE = 1.04
"""By how much such a text may still be wider than its place."""

NO_VALUE = "?"
"""Stands where an operation has no value, or where there is no gradient."""


def value_text(look: Look, row: int, id: str, fits: Callable[[str], bool] = bool) -> str:
    """The value of a node with as many digits as fit into it; empty before there is one."""
    if not look.options.numbers:
        return ""
    value = float(look.values.a[row])
    if np.isnan(value) and id in look.domain:
        return NO_VALUE
    own = float(look.values.bias[row])
    if np.isnan(value) and role_of(look.drawing.nodes[id]) == "leaf":
        value = own
    return "" if np.isnan(value) else fitting(value, fits)


def gradient_text(look: Look, row: int) -> str:
    """The gradient of the objective by the value of a node; empty before there is one."""
    if not look.options.numbers:
        return ""
    return back_text(look, float(look.values.delta[row]), bool(look.values.unknown[row]))


def flow_text(look: Look, row: int) -> str:
    """What comes back through an edge; empty before there is anything."""
    return back_text(look, float(look.values.flow[row]), bool(look.values.unknown_flow[row]))


def back_text(look: Look, gradient: float, unknown: bool) -> str:
    """A gradient as it is written; empty before there is one."""
    if not look.values.trained or (np.isnan(gradient) and not unknown):
        return ""
    return f"∂ {NO_VALUE}" if unknown else back(gradient)


def paint_operation(
    painter: QPainter, look: Look, row: int, node: Node, center: QPointF, radius: float, ink: QColor
) -> None:
    """The sign, and below it the value."""
    value = value_text(look, row, node.id, _room(radius * 0.42, radius * 1.6))
    if not value:
        paint_glyph(painter, node.kind, center, radius, ink)
        return
    paint_glyph(painter, node.kind, center - QPointF(0, radius * 0.26), radius * 0.78, ink)
    _write_within(painter, center + QPointF(0, radius * 0.5), value, radius * 0.42, radius * 1.6, ink)


def paint_constant(
    painter: QPainter, look: Look, row: int, node: Node, center: QPointF, radius: float, ink: QColor
) -> None:
    """Its value and nothing else; where none is to be shown, its name."""
    size, width = radius * 0.52, radius * 1.36
    name = _cut(node.label or node.id, size, width)
    text = value_text(look, row, node.id, _room(size, width)) or name
    _write_within(painter, center, text, size, width, ink)


def paint_variable(
    painter: QPainter, look: Look, row: int, node: Node, center: QPointF, radius: float, ink: QColor
) -> None:
    """Its name, and below it its value; a name that is too long stands above the node."""
    named, width = name_fits(node, radius), radius * 1.4
    size = radius * (0.42 if named else 0.52)
    value = value_text(look, row, node.id, _room(size, width))
    if value and not named:
        _write_within(painter, center, value, size, width, ink)
        return
    name, lift = _cut(node.label or node.id, radius * 0.5, width, bold=True), radius * 0.28 if value else 0.0
    _write_within(painter, center - QPointF(0, lift), name, radius * 0.5, width, ink, bold=True)
    if value:
        _write_within(painter, center + QPointF(0, radius * 0.34), value, size, width, ink)


def name_fits(node: Node, radius: float) -> bool:
    """Whether the name of a variable has room in it."""
    name = node.label or node.id
    return metrics(radius * 0.5 * SMALLER, bold=True).horizontalAdvance(name) <= radius * 1.4


def _room(size: float, width: float) -> Callable[[str], bool]:
    """Whether a number can be written there; one that cannot loses digits, and is never cut."""
    return lambda text: metrics(size * SMALLER).horizontalAdvance(text) <= width * TOLERANCE


def _cut(name: str, size: float, width: float, *, bold: bool = False) -> str:
    """As much of a name as can be written there."""
    smallest = metrics(size * SMALLER, bold=bold)
    return smallest.elidedText(name, Qt.TextElideMode.ElideRight, width * TOLERANCE)


def _write_within(
    painter: QPainter,
    center: QPointF,
    text: str,
    size: float,
    width: float,
    ink: QColor,
    *,
    bold: bool = False,
) -> None:
    """One line, smaller where it is long."""
    least = size * SMALLER
    while size > least and metrics(size, bold=bold).horizontalAdvance(text) > width:
        size = max(size - 0.5, least)
    painter.setFont(font(size, bold=bold))
    painter.setPen(ink)
    box = QRectF(center.x() - 2 * width, center.y() - width, 4 * width, 2 * width)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)


def paint_around(painter: QPainter, look: Look, row: int, node: Node, center: QPointF, radius: float) -> None:
    """The gradient below a leaf, the name above what does not bear it."""
    size = radius * 0.44
    if gradient := gradient_text(look, row) if role_of(node) == "leaf" else "":
        below = center + QPointF(0, radius * _reach(node) + size * 1.0)
        halo_text(painter, look.theme, below, gradient, size, "center", ink=look.theme.backward)
    if node.label and _name_is_outside(look, row, node, radius):
        above = center - QPointF(0, radius * _reach(node) + size * 0.9)
        halo_text(painter, look.theme, above, node.label, size, "center", muted=True)


def _name_is_outside(look: Look, row: int, node: Node, radius: float) -> bool:
    """An operation that was given no name of its own needs none: it has its sign."""
    if node.kind == "variable":
        return bool(value_text(look, row, node.id)) and not name_fits(node, radius)
    return role_of(node) == "leaf" or not is_automatic(node)


def paint_end(painter: QPainter, look: Look, row: int, node: Node, center: QPointF, radius: float) -> None:
    """Beside an output whose own value counts: what is made small, and the gradient that all begins with."""
    size = radius * 0.5
    if node.output and node.loss_weight == 0.0:
        beside = center + QPointF(radius * 1.7, 0)
        halo_text(painter, look.theme, beside, translate("Canvas", "watched"), size, "left", muted=True)
    elif is_objective(look, node.id):
        _paint_objective(painter, look, row, node, center, radius)


def _paint_objective(
    painter: QPainter, look: Look, row: int, node: Node, center: QPointF, radius: float
) -> None:
    size = radius * 0.5
    beside, half = center + QPointF(radius * 1.7, 0), QPointF(0, size * 0.68)
    weight = "" if node.loss_weight == 1.0 else f"{trimmed(node.loss_weight)} · "
    value = value_text(look, row, node.id)
    text = translate("Canvas", "L = {value}") if _is_alone(look) else translate("Canvas", "L + {value}")
    halo_text(painter, look.theme, beside - half, text.format(value=weight + value), size, "left")
    if gradient := end_gradient(look, row, node):
        halo_text(painter, look.theme, beside + half, gradient, size, "left", ink=look.theme.backward)


def end_gradient(look: Look, row: int, node: Node) -> str:
    """The gradient by the value of an output; frames tell that of a neuron by z, so only at the very end."""
    if role_of(node) == "operation":
        return gradient_text(look, row)
    formula = look.network is not None and not look.network.inputs
    last = formula and not look.drawing.outgoing(node.id)
    shown = last and look.options.numbers
    return back_text(look, node.loss_weight, bool(look.values.unknown[row])) if shown else ""


def _is_alone(look: Look) -> bool:
    """Whether the loss is the value of a single node."""
    outputs = look.network.outputs if look.network is not None else ()
    return sum(look.drawing.nodes[id].loss_weight != 0 for id in outputs if id in look.drawing.nodes) == 1


def _reach(node: Node) -> float:
    """How far a node reaches up and down, as a share of the radius."""
    square = SQUARES.get(node.kind)
    return 1.0 if square is None else square.half
