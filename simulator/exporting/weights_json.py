"""Weights to JSON: what other programs need of a trained network, read out of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

import msgspec
import numpy as np
from msgspec.structs import replace

from simulator.drawing.arguments import in_order
from simulator.drawing.drawing import Drawing
from simulator.drawing.records import Node
from simulator.exporting.exporter import Exporter, Trained
from simulator.exporting.layers import Ranks, is_layered, ranks_of
from simulator.exporting.weights_file import (
    AnyNode,
    ChosenLoss,
    ConstantNode,
    InputNode,
    Layer,
    LearnedData,
    NeuronNode,
    OperationNode,
    Output,
    ScaledColumn,
    VariableNode,
    WeightedEdge,
    WeightsFile,
)
from simulator.language import phrase
from simulator.model.binding import loss_key, needs_data
from simulator.model.kinds import COMPUTING, LEAVES, NEURONS, VARIABLE
from simulator.model.parameters import by_id
from simulator.numerics.losses import loss, nearest_convention
from simulator.problems import refuse

Values = dict[str, float]

VALUE = "value"
"""The loss that is the value of the node itself."""


def weights_of(trained: Trained) -> WeightsFile:
    """The file's content; refuses weights that are not finite, naming the first."""
    values = by_id(trained.network, trained.theta)
    _refuse_infinite(values)
    drawing, network = trained.drawing, trained.network
    ranks = ranks_of(network)
    order = [*network.inputs, *network.leaves, *(id for rank in ranks[1:] for id in rank)]
    outputs = tuple(_outputs(trained))
    softmax = all(output.function == "softmax" for output in outputs)
    measured = _measured(drawing)
    return WeightsFile(
        nodes=tuple(_node(trained, values, drawing.nodes[id]) for id in order),
        edges=tuple(_edges(trained, values, order)),
        outputs=tuple(replace(each, function="linear") for each in outputs) if softmax else outputs,
        softmax=softmax,
        layers=_layers(trained, values, ranks) if is_layered(drawing, ranks) else None,
        loss=measured,
        data=_data(trained),
        step=trained.step,
        epoch=trained.epoch,
    )


def encode(weights: WeightsFile) -> bytes:
    """Indented JSON that ends in a line feed; the same content is always the same bytes."""
    return msgspec.json.format(msgspec.json.encode(weights), indent=2) + b"\n"


def _refuse_infinite(values: Values) -> None:
    for id, value in values.items():
        if not np.isfinite(value):
            sentence = phrase(
                "WeightsFile",
                "“{id}” has learned {value}, which no file can hold; go back, or train anew.",
            )
            raise refuse(sentence.of(id=id, value=value), id)


def _measured(drawing: Drawing) -> ChosenLoss:
    """What every output is measured by that says nothing else; of a formula it is its value."""
    if needs_data(drawing):
        return ChosenLoss(key=drawing.training.loss, convention=drawing.training.convention)
    return ChosenLoss(key=VALUE, convention=nearest_convention(loss(VALUE), drawing.training.convention))


def _node(trained: Trained, values: Values, node: Node) -> AnyNode:
    if node.kind in NEURONS:
        return NeuronNode(id=node.id, label=node.label, activation=node.activation, bias=values[node.id])
    if node.kind in LEAVES:
        leaf = VariableNode if node.kind == VARIABLE.key else ConstantNode
        return leaf(id=node.id, label=node.label, value=values[node.id])
    if node.kind in COMPUTING:
        edges = in_order(trained.drawing.incoming(node.id).values())
        arguments = tuple(edge.source for edge in edges)
        return OperationNode(id=node.id, label=node.label, operation=node.kind, arguments=arguments)
    index = trained.network.inputs.index(node.id)
    column = trained.dataset.features[trained.network.feature_columns[index]]
    return InputNode(id=node.id, label=node.label, column=column)


def _edges(trained: Trained, values: Values, order: Sequence[str]) -> list[WeightedEdge]:
    """In the order of their targets and, for each, of its sources."""
    place = {id: position for position, id in enumerate(order)}
    known = [edge for edge in trained.drawing.edges.values() if edge.id in values]
    return [
        WeightedEdge(id=edge.id, source=edge.source, target=edge.target, weight=values[edge.id])
        for edge in sorted(known, key=lambda edge: (place[edge.target], place[edge.source]))
    ]


def _outputs(trained: Trained) -> Iterator[Output]:
    nodes, targets = trained.drawing.nodes, trained.dataset.targets
    for id, column in zip(trained.network.outputs, trained.network.target_columns, strict=True):
        yield Output(
            node=id,
            column=targets[column] if column >= 0 else None,
            function=_function(trained.drawing, nodes[id]),
            loss=nodes[id].loss,
            loss_weight=nodes[id].loss_weight,
        )


def _function(drawing: Drawing, node: Node) -> Literal["linear", "sigmoid", "softmax"]:
    """A sigmoid neuron's value is the prediction already; a linear one's is the logit."""
    head = loss(loss_key(drawing, node)).head if node.loss_weight != 0 else "none"
    if head == "softmax":
        return "softmax"
    return "sigmoid" if head == "sigmoid" and node.activation == "linear" else "linear"


def _layers(trained: Trained, values: Values, ranks: Ranks) -> tuple[Layer, ...]:
    return tuple(_layer(trained, values, sources, nodes) for sources, nodes in pairwise(ranks))


def _layer(trained: Trained, values: Values, sources: Sequence[str], nodes: Sequence[str]) -> Layer:
    drawing = trained.drawing
    incoming = [{e.source: values[e.id] for e in drawing.incoming(node).values()} for node in nodes]
    return Layer(
        sources=tuple(sources),
        nodes=tuple(nodes),
        weights=tuple(tuple(row[source] for source in sources) for row in incoming),
        biases=tuple(values[node] for node in nodes),
        activations=tuple(drawing.nodes[node].activation for node in nodes),
    )


def _data(trained: Trained) -> LearnedData:
    chosen = trained.drawing.data
    if trained.dataset.key == "table" and chosen.table is not None:
        columns = tuple(
            ScaledColumn(name=column.name, role=column.role, shift=column.shift, scale=column.scale)
            for column in chosen.table.columns
        )
        return LearnedData(name=chosen.table.name, columns=columns)
    dataset = trained.dataset
    features = [ScaledColumn(name=name, role="feature", shift=0.0, scale=1.0) for name in dataset.features]
    targets = [ScaledColumn(name=name, role="target", shift=0.0, scale=1.0) for name in dataset.targets]
    return LearnedData(name=dataset.key, columns=(*features, *targets))


WEIGHTS_JSON = Exporter(
    key="json",
    label=phrase("Exporting", "Weights as JSON"),
    suffix=".json",
    write=lambda trained: encode(weights_of(trained)),
)
