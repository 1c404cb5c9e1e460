"""Facts about a node that layers and tool tip tell: its role, its column, its target, whether it is stuck."""

from __future__ import annotations

from math import inf

import numpy as np

from simulator.canvas.look import Look
from simulator.drawing.records import NEURON, Node
from simulator.model.binding import loss_key
from simulator.model.kind import Role
from simulator.model.kinds import kind
from simulator.numerics.activations import Activation, activation
from simulator.numerics.losses import loss

SILENT = ("relu",)
"""Activations whose derivative is exactly 0 on one side: their neurons can die."""

FLAT = 1e-4
"""Of an activation's steepest slope; where it is less steep, next to no error signal passes."""

WRONG = 0.5
"""An output that is so far from its target has much to learn."""


def _flat_from(row: Activation) -> float:
    """The |z| from which on its curve is flat, on either side; found once, for nodes are painted often."""
    z = np.linspace(0.0, 50.0, 5001)
    slopes = row.derivative(z, row.function(z))
    return float(z[np.argmax(slopes < FLAT * slopes[0])])


_FLAT_FROM = {key: _flat_from(activation(key)) for key in ("sigmoid", "tanh")}


def role_of(node: Node) -> Role:
    """What a node is."""
    return kind(node.kind).role


def is_objective(look: Look, node: str) -> bool:
    """Whether the value of an output itself is what training makes small."""
    if look.network is None or node not in look.network.outputs:
        return False
    record = look.drawing.nodes[node]
    return record.loss_weight != 0 and not loss(loss_key(look.drawing, record)).targets


def bound_column(look: Look, node: Node) -> str | None:
    """The data column that an input or output takes; its own choice while nothing is compiled."""
    network, dataset = look.network, look.dataset
    if network is None or dataset is None:
        return node.column
    if node.id in network.inputs:
        column = network.feature_columns[network.inputs.index(node.id)]
        return dataset.features[column] if column < len(dataset.features) else node.column
    if node.id in network.outputs:
        column = network.target_columns[network.outputs.index(node.id)]
        return dataset.targets[column] if 0 <= column < len(dataset.targets) else node.column
    return node.column


def prediction_and_target(look: Look, node: str) -> tuple[float, float] | None:
    """What an output says for the shown sample, and what it should say."""
    network, dataset, frame = look.network, look.dataset, look.frame
    if network is None or dataset is None or frame is None or node not in network.outputs:
        return None
    place, row = network.outputs.index(node), frame.sample
    column = network.target_columns[place]
    if not (row < len(frame.outputs) and place < frame.outputs.shape[1]):
        return None
    if not 0 <= column < dataset.y.shape[1]:
        return None
    return float(frame.outputs[row, place]), float(dataset.y[row, column])


def is_dead(look: Look, row: int, node: Node) -> bool:
    """Whether a neuron passes nothing on and no error came back through it in the whole last batch."""
    values = look.values
    return bool(
        values.trained
        and node.activation in SILENT
        and node.kind == NEURON
        and values.a[row] == 0.0
        and values.bias_gradient[row] == 0.0
    )


def is_saturated(look: Look, row: int, node: Node) -> bool:
    """Whether a neuron whose curve ends flat on both sides stands that far out with the shown sample.

    An output that is right there is where it should be.
    """
    flat = _FLAT_FROM.get(node.activation)
    if flat is None or node.kind != NEURON or not flat < abs(float(look.values.z[row])) < inf:
        return False
    pair = prediction_and_target(look, node.id)
    return pair is None or abs(pair[0] - pair[1]) >= WRONG
