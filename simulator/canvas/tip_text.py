"""What the tool tip says: every exact number of the node or edge under the hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from simulator.canvas.facts import bound_column, is_dead, is_saturated, prediction_and_target, role_of
from simulator.canvas.look import Look
from simulator.canvas.numbers_shown import exact
from simulator.canvas.stage import Stage
from simulator.drawing.arguments import in_order
from simulator.drawing.records import NEURON, Edge, Node
from simulator.language import translate
from simulator.model.kind import Role
from simulator.model.kinds import kind
from simulator.model.names import edge_name, node_name
from simulator.numerics.activations import ACTIVATIONS

Row = tuple[str, str]

MOST_ARGUMENTS = 6
"""Of an operation on more values than this, only the first ones are told."""


@dataclass(frozen=True, slots=True)
class TipText:
    """A title, rows of name and value, and a remark; all plain text."""

    title: str
    rows: tuple[Row, ...]
    remark: str = ""


def hover_text(stage: Stage) -> TipText | None:
    """What there is to say about what is under the hand."""
    return tip_text(stage.look(0.0, 0.0), stage.hovered) if stage.hovered else None


def tip_text(look: Look, id: str) -> TipText | None:
    """What there is to say about a node or edge; ``None`` if it is not there."""
    if id in look.drawing.edges:
        text = _edge(look, look.drawing.edges[id], look.geometry.edge_index[id])
    elif id in look.drawing.nodes:
        node, row = look.drawing.nodes[id], look.geometry.node_index[id]
        text = _OF_ROLE[role_of(node)](look, node, row)
    else:
        return None
    return replace(text, remark=str(look.unready[id])) if id in look.unready else text


def _edge(look: Look, edge: Edge, row: int) -> TipText:
    values = look.values
    rows = _argument_rows(look, edge) if values.is_argument[row] else _weight_rows(look, row)
    if look.frame is not None:
        rows.append((translate("Tip", "forward: value a"), exact(values.carried[row])))
    if values.trained:
        rows.append((translate("Tip", "back: gradient ∂L/∂a"), exact(values.flow[row])))
    return TipText(edge_name(look.drawing, edge), tuple(rows), _edge_remark(look, edge, row))


def _weight_rows(look: Look, row: int) -> list[Row]:
    values = look.values
    rows = [(translate("Tip", "weight w"), exact(values.weight[row]))]
    if values.trained:
        rows.append((translate("Tip", "gradient ∂L/∂w"), exact(values.gradient[row])))
        rows.append((translate("Tip", "last update Δw"), exact(values.update[row])))
    return rows


def _argument_rows(look: Look, edge: Edge) -> list[Row]:
    ids = [each.id for each in in_order(look.drawing.incoming(edge.target).values())]
    place = translate("Tip", "{number} of {count}").format(number=ids.index(edge.id) + 1, count=len(ids))
    return [(translate("Tip", "argument"), place)] if len(ids) > 1 else []


def _edge_remark(look: Look, edge: Edge, row: int) -> str:
    if look.values.is_argument[row]:
        return _sample(look)
    if edge.frozen:
        return translate("Tip", "Frozen: training leaves it alone.")
    if edge.tie is not None:
        count = sum(other.tie == edge.tie for other in look.drawing.edges.values())
        sentence = translate("Tip", "Tied ({tie}): {count} edges have this one weight; gradients add up.")
        return sentence.format(tie=edge.tie, count=count)
    if look.frame is None and edge.weight is None:
        return translate("Tip", "The initializer draws the weight when training begins.")
    return ""


def _input(look: Look, node: Node, row: int) -> TipText:
    rows = [(translate("Tip", "column"), bound_column(look, node) or "–")]
    if look.frame is not None:
        rows.append((translate("Tip", "value"), exact(look.values.a[row])))
    if look.values.trained:
        rows.append((translate("Tip", "error signal ∂L/∂a"), exact(look.values.delta[row])))
    return TipText(node_name(node), tuple(rows), _sample(look))


def _leaf(look: Look, node: Node, row: int) -> TipText:
    values = look.values
    rows = [(translate("Tip", "value"), exact(values.bias[row]))]
    if values.trained:
        rows.append((translate("Tip", "gradient ∂L/∂v"), exact(values.bias_gradient[row])))
        if look.network is not None and look.network.inputs:
            rows.append((translate("Tip", "of the shown sample"), exact(values.delta[row])))
        if node.kind == "variable":
            rows.append((translate("Tip", "last update Δv"), exact(values.bias_update[row])))
    remark = translate("Tip", "Frozen: training leaves its value alone.") if node.frozen else ""
    return TipText(_with_kind(node), tuple(rows), remark)


def _operation(look: Look, node: Node, row: int) -> TipText:
    values, operation = look.values, kind(node.kind).operation
    rows = [(translate("Tip", "formula"), operation.formula)] if operation is not None else []
    edges = in_order(look.drawing.incoming(node.id).values())
    if look.frame is not None:
        rows += [_brought(look, edge) for edge in edges[:MOST_ARGUMENTS]]
        rows.append((translate("Tip", "value a"), exact(values.a[row])))
    if values.trained and not np.isnan(values.a[row]):
        rows.append((translate("Tip", "gradient ∂L/∂a"), exact(values.delta[row])))
    return TipText(_with_kind(node), tuple(rows), _remark(look, node, row))


def _brought(look: Look, edge: Edge) -> Row:
    name = translate("Tip", "from {source}").format(source=node_name(look.drawing.nodes[edge.source]))
    return name, exact(look.values.carried[look.geometry.edge_index[edge.id]])


def _with_kind(node: Node) -> str:
    return f"{node_name(node)} · {kind(node.kind).label}"


def _neuron(look: Look, node: Node, row: int) -> TipText:
    values = look.values
    rows = [(translate("Tip", "bias b"), exact(values.bias[row]))]
    if look.frame is not None:
        rows.append((translate("Tip", "pre-activation z"), exact(values.z[row])))
        rows.append((translate("Tip", "activation a"), exact(values.a[row])))
    pair = prediction_and_target(look, node.id)
    if pair is not None:
        rows.append((translate("Tip", "prediction"), exact(pair[0])))
        rows.append((translate("Tip", "target"), exact(pair[1])))
    if values.trained:
        rows.append((translate("Tip", "error signal δ = ∂L/∂z"), exact(values.delta[row])))
        rows.append((translate("Tip", "gradient ∂L/∂b"), exact(values.bias_gradient[row])))
        rows.append((translate("Tip", "last update Δb"), exact(values.bias_update[row])))
    return TipText(f"{node_name(node)} · {_activation_name(node)}", tuple(rows), _remark(look, node, row))


def _activation_name(node: Node) -> str:
    return next((str(row.label) for row in ACTIVATIONS if row.key == node.activation), node.activation)


def _remark(look: Look, node: Node, row: int) -> str:
    if node.id in look.domain:
        return str(look.domain[node.id])
    if is_dead(look, row, node):
        return translate("Tip", "Silent: it gave 0, and no error came back to its bias in the last batch.")
    if is_saturated(look, row, node):
        return translate(
            "Tip",
            "Saturated: with this sample z is so far out that the curve is flat,"
            " and hardly any error signal passes.",
        )
    if node.frozen and node.kind == NEURON:
        return translate("Tip", "Frozen: training leaves its bias alone.")
    return _sample(look)


def _sample(look: Look) -> str:
    if look.frame is None or look.network is None or not look.network.inputs:
        return ""
    return translate("Tip", "Values of sample {number}").format(number=look.frame.sample + 1)


_OF_ROLE: dict[Role, Callable[[Look, Node, int], TipText]] = {
    "input": _input,
    "leaf": _leaf,
    "neuron": _neuron,
    "operation": _operation,
}
