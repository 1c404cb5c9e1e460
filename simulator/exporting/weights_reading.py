"""A weights file read back: strictly, and onto a drawing or into a new one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

import msgspec
from msgspec.structs import replace

from simulator.drawing.checks import check_records
from simulator.drawing.codec import half_character, misfit
from simulator.drawing.drawing import Drawing
from simulator.drawing.fields import place
from simulator.drawing.layout import auto_layout
from simulator.drawing.records import Data, Edge, Node, Training
from simulator.drawing.strict_json import strict
from simulator.exporting.weights_file import (
    VERSION,
    AnyNode,
    InputNode,
    NeuronNode,
    OperationNode,
    WeightsFile,
)
from simulator.language import Phrase, phrase
from simulator.numerics.activations import ACTIVATIONS
from simulator.numerics.arithmetic import OPERATIONS
from simulator.numerics.losses import LOSSES
from simulator.problems import Refusal, refuse
from simulator.training.datasets import DATASETS

NEWER = phrase("WeightsFile", "The file was made by a newer version of Backprop Studio.")

_ACTIVATIONS = {activation.key for activation in ACTIVATIONS}
_DATASETS = {kind.key for kind in DATASETS}
_OPERATIONS = {row.key: row for row in OPERATIONS}
_LOSSES = {loss.key: loss for loss in LOSSES}


def decode(data: bytes) -> WeightsFile:
    """The file's content, checked as far as it can be without a drawing; ``Refusal`` names the place."""
    data = strict(data)
    try:
        weights = msgspec.json.decode(data, type=WeightsFile)
    except msgspec.ValidationError as error:
        raise refuse(_not_as_expected(data, misfit(str(error)))) from None
    except msgspec.DecodeError as error:
        raise half_character(data, error) from None
    _check(weights)
    return weights


def _not_as_expected(data: bytes, reason: Phrase) -> Phrase:
    """A newer version may say anything, so it is recognized before its content is."""
    try:
        version = msgspec.json.decode(data, type=_Versioned).version
    except msgspec.MsgspecError:
        version = VERSION
    if version > VERSION:
        return NEWER
    return phrase("WeightsFile", "This is not a weights file. {reason}").of(reason=reason)


class _Versioned(msgspec.Struct):
    version: int


def _check(weights: WeightsFile) -> None:
    if weights.version > VERSION:
        raise refuse(NEWER)
    nodes, edges = tuple(_nodes(weights)), tuple(_edges(weights))
    check_records(nodes, edges, ())
    if weights.loss.key not in _LOSSES:
        raise _unknown("loss", weights.loss.key)
    if weights.loss.convention not in _LOSSES[weights.loss.key].conventions:
        raise _unknown("convention", weights.loss.convention)
    for node in nodes:
        if node.activation not in _ACTIVATIONS:
            raise _unknown("activation", node.activation)
        if node.loss is not None and node.loss not in _LOSSES:
            raise _unknown("loss", node.loss)
    for operation in (node for node in weights.nodes if isinstance(node, OperationNode)):
        _check_arguments(operation)
    _check_order(weights, edges)


def _unknown(name: str, key: str) -> Refusal:
    return refuse(phrase("WeightsFile", "“{key}” in {name} is not known here.").of(key=key[:80], name=name))


def _check_arguments(node: OperationNode) -> None:
    row = _OPERATIONS.get(node.operation)
    if row is None:
        raise _unknown("operation", node.operation)
    count = len(node.arguments)
    if count < row.least or (row.most is not None and count > row.most):
        sentence = phrase("WeightsFile", "“{id}” has {count} arguments, which {operation} does not take.")
        raise refuse(sentence.of(id=node.id, count=count, operation=node.operation), node.id)


def _check_order(weights: WeightsFile, edges: Sequence[Edge]) -> None:
    """Readers go through the nodes once, so an edge may only come from a node that is done."""
    order = {node.id: index for index, node in enumerate(weights.nodes)}
    for edge in edges:
        if order[edge.source] > order[edge.target]:
            sentence = phrase("WeightsFile", "“{target}” must stand after “{source}”, which it reads.")
            raise refuse(sentence.of(target=edge.target, source=edge.source), edge.id)
    computed = {node.id for node in weights.nodes if isinstance(node, NeuronNode | OperationNode)}
    for output in weights.outputs:
        if output.node not in computed:
            sentence = phrase("WeightsFile", "The output “{id}” is no neuron and no operation of the file.")
            raise refuse(sentence.of(id=output.node[:80]))


def values_of(weights: WeightsFile) -> dict[str, float]:
    """Weights, biases and values of leaves, by the ids of their edges and nodes."""
    own = {node.id: bias for node in _own_nodes(weights) if (bias := node.bias) is not None}
    return own | {edge.id: edge.weight for edge in weights.edges}


def _kind(node: AnyNode) -> str:
    if isinstance(node, OperationNode):
        return node.operation
    return str(node.__struct_config__.tag)


def drawing_of(weights: WeightsFile) -> Drawing:
    """A drawing laid out anew, with the file's weights as its initial ones."""
    training = Training(loss=weights.loss.key, convention=weights.loss.convention)
    data = Data(dataset=weights.data.name) if weights.data.name in _DATASETS else Data()
    drawing = Drawing((*_nodes(weights), *_edges(weights), training, data))
    drawing.apply(place(drawing, auto_layout(drawing)))
    return drawing


def _nodes(weights: WeightsFile) -> Iterator[Node]:
    outputs = {output.node: output for output in weights.outputs}
    for node in _own_nodes(weights):
        said = outputs.get(node.id)
        yield (
            node
            if said is None
            else replace(node, output=True, column=said.column, loss=said.loss, loss_weight=said.loss_weight)
        )


def _own_nodes(weights: WeightsFile) -> Iterator[Node]:
    """The nodes by themselves, one below the other."""
    for row, node in enumerate(weights.nodes):
        plain = Node(id=node.id, kind=_kind(node), x=0.0, y=float(row), label=node.label)
        if isinstance(node, InputNode):
            yield replace(plain, column=node.column)
        elif isinstance(node, NeuronNode):
            yield replace(plain, bias=node.bias, activation=node.activation)
        else:
            yield plain if isinstance(node, OperationNode) else replace(plain, bias=node.value)


def _edges(weights: WeightsFile) -> Iterator[Edge]:
    for edge in weights.edges:
        yield Edge(id=edge.id, source=edge.source, target=edge.target, weight=edge.weight)
    taken = {record.id for record in (*weights.nodes, *weights.edges)}
    free = (id for number in count(1) if (id := f"e{number}") not in taken)
    for node in weights.nodes:
        for number, source in enumerate(node.arguments if isinstance(node, OperationNode) else ()):
            yield Edge(id=next(free), source=source, target=node.id, argument=number)
