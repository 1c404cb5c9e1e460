"""What the tool tip says: every exact number of the node or edge under the hand."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.canvas.facts import bound_column, is_dead, prediction_and_target
from simulator.canvas.look import Look
from simulator.canvas.numbers_shown import exact
from simulator.canvas.stage import Stage
from simulator.drawing.records import Edge, Node
from simulator.language import translate
from simulator.model.names import edge_name, node_name
from simulator.numerics.activations import ACTIVATIONS

Row = tuple[str, str]


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
        return _edge(look, look.drawing.edges[id], look.geometry.edge_index[id])
    if id in look.drawing.nodes:
        node, row = look.drawing.nodes[id], look.geometry.node_index[id]
        return _input(look, node, row) if node.kind == "input" else _neuron(look, node, row)
    return None


def _edge(look: Look, edge: Edge, row: int) -> TipText:
    values = look.values
    rows = [(translate("Tip", "weight w"), exact(values.weight[row]))]
    if values.trained:
        rows.append((translate("Tip", "gradient ∂L/∂w"), exact(values.gradient[row])))
        rows.append((translate("Tip", "last update Δw"), exact(values.update[row])))
    remark = translate("Tip", "Frozen: training leaves it alone.") if edge.frozen else ""
    if look.frame is None and edge.weight is None:
        remark = translate("Tip", "The initializer draws the weight when training begins.")
    return TipText(edge_name(look.drawing, edge), tuple(rows), remark)


def _input(look: Look, node: Node, row: int) -> TipText:
    rows = [(translate("Tip", "column"), bound_column(look, node) or "–")]
    if look.frame is not None:
        rows.append((translate("Tip", "value"), exact(look.values.a[row])))
    if look.values.trained:
        rows.append((translate("Tip", "error signal ∂L/∂a"), exact(look.values.delta[row])))
    return TipText(node_name(node), tuple(rows), _sample(look))


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
    if is_dead(look, row, node):
        return translate("Tip", "Silent: it gave 0, and no error came back to its bias in the last batch.")
    if node.frozen:
        return translate("Tip", "Frozen: training leaves its bias alone.")
    return _sample(look)


def _sample(look: Look) -> str:
    if look.frame is None:
        return ""
    return translate("Tip", "Values of sample {number}").format(number=look.frame.sample + 1)
