"""Binding: which column of the data each input reads, and which target each output is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.drawing.drawing import Drawing, id_order
from simulator.drawing.records import Node
from simulator.language import phrase
from simulator.model.kinds import COMPUTING, INPUTS, LEAVES
from simulator.model.names import node_name
from simulator.numerics.losses import LOSSES
from simulator.problems import Problem


@dataclass(frozen=True, slots=True)
class Binding:
    """Inputs and outputs from top to bottom, each with the index of its column; -1 needs none."""

    inputs: tuple[Node, ...]
    outputs: tuple[Node, ...]
    feature_columns: tuple[int, ...]
    target_columns: tuple[int, ...]


def from_top(node: Node) -> tuple[float, float, tuple[str, int, str]]:
    """Sort key of nodes from top to bottom."""
    return node.y, node.x, id_order(node.id)


def inputs_of(drawing: Drawing) -> tuple[Node, ...]:
    """The inputs from top to bottom."""
    return tuple(sorted((n for n in drawing.nodes.values() if n.kind in INPUTS), key=from_top))


def outputs_of(drawing: Drawing) -> tuple[Node, ...]:
    """The outputs from top to bottom: the nodes marked so, or else those where edges end and none begin.

    One that counts nothing in the loss is watched beside them, and takes the place of none.
    """
    computing = [node for node in drawing.nodes.values() if node.kind in COMPUTING]
    watched = [node for node in computing if node.output and node.loss_weight == 0]
    marked = [node for node in computing if node.output and node.loss_weight != 0]
    ends = [n for n in computing if drawing.incoming(n.id) and not drawing.outgoing(n.id)]
    chosen = {node.id: node for node in (*(marked or ends), *watched)}
    return tuple(sorted(chosen.values(), key=from_top))


def needs_data(drawing: Drawing) -> bool:
    """Whether samples enter the drawing; without inputs it is one formula, and its value is one number."""
    return any(node.kind in INPUTS for node in drawing.nodes.values()) or not any(
        node.kind in LEAVES for node in drawing.nodes.values()
    )


def loss_key(drawing: Drawing, output: Node) -> str:
    """How an output is measured: as it says itself, or as all are; a formula by its value."""
    return output.loss or (drawing.training.loss if needs_data(drawing) else "value")


def compared_of(drawing: Drawing) -> tuple[Node, ...]:
    """The outputs that need a target, from top to bottom; an unknown loss is another problem."""
    needs = {row.key for row in LOSSES if row.targets}
    counted = (node for node in outputs_of(drawing) if node.loss_weight != 0)
    return tuple(node for node in counted if loss_key(drawing, node) in needs)


def bind(drawing: Drawing, features: Sequence[str], targets: Sequence[str]) -> Binding | tuple[Problem, ...]:
    """Give every input and output its column: those that name one first, the rest in order.

    Features or targets that are left over are not used.
    """
    inputs, outputs, compared = inputs_of(drawing), outputs_of(drawing), compared_of(drawing)
    problems = [*_nothing_to_bind(drawing, inputs, outputs)]
    feature_columns = _columns(inputs, features)
    target_columns = dict(zip([node.id for node in compared], _columns(compared, targets), strict=False))
    problems += _unknown_columns(inputs, features) + _unknown_columns(compared, targets)
    if len(feature_columns) < len(inputs) and not problems:
        problems.append(_too_many_inputs(inputs, len(features)))
    if len(target_columns) < len(compared) and not problems:
        lost = _too_many_outputs if needs_data(drawing) else _no_targets
        problems.append(lost(compared, len(targets)))
    columns = tuple(target_columns.get(node.id, -1) for node in outputs)
    return tuple(problems) or Binding(inputs, outputs, feature_columns, columns)


def _columns(nodes: Sequence[Node], names: Sequence[str]) -> tuple[int, ...]:
    """The column of each node; shorter than ``nodes`` if the columns do not suffice."""
    index = {name: index for index, name in enumerate(names)}
    taken = {node.column for node in nodes}
    free = iter([column for name, column in index.items() if name not in taken])
    columns = [index[n.column] if n.column in index else next(free, None) for n in nodes]
    return tuple(column for column in columns if column is not None)


def _nothing_to_bind(drawing: Drawing, inputs: Sequence[Node], outputs: Sequence[Node]) -> list[Problem]:
    problems = []
    if not inputs and needs_data(drawing):
        problems.append(Problem(phrase("Binding", "There is no input yet; place one and connect it.")))
    if not outputs:
        neuron = phrase("Binding", "There is no output yet; connect the inputs to a neuron.")
        operation = phrase("Binding", "There is no output yet; connect the values to an operation.")
        problems.append(Problem(neuron if needs_data(drawing) else operation))
    return problems


def _unknown_columns(nodes: Sequence[Node], names: Sequence[str]) -> list[Problem]:
    sentence = phrase(
        "Binding", "{node} is bound to {column}, which the data does not have; choose another column for it."
    )
    return [
        Problem(sentence.of(node=node_name(node), column=node.column), (node.id,))
        for node in nodes
        if node.column is not None and node.column not in names
    ]


def _too_many_inputs(inputs: Sequence[Node], columns: int) -> Problem:
    sentence = phrase(
        "Binding",
        "The drawing has more inputs ({nodes}) than the data has features ({columns});"
        " remove inputs or choose other data.",
    )
    return Problem(sentence.of(nodes=len(inputs), columns=columns), tuple(node.id for node in inputs))


def _too_many_outputs(outputs: Sequence[Node], columns: int) -> Problem:
    sentence = phrase(
        "Binding",
        "The drawing has more outputs ({nodes}) than the data has targets ({columns});"
        " connect the loose ends, mark fewer outputs, set “Counts” to 0 for those that are only watched,"
        " or choose other data.",
    )
    return Problem(sentence.of(nodes=len(outputs), columns=columns), tuple(node.id for node in outputs))


def _no_targets(outputs: Sequence[Node], _: int) -> Problem:
    sentence = phrase(
        "Binding",
        "{node} is to be compared with a target, but a drawing without inputs has no data;"
        " choose “Value of the node” as its loss, or place an input.",
    )
    return Problem(sentence.of(node=node_name(outputs[0])), tuple(node.id for node in outputs))
