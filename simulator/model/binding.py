"""Binding: which column of the data each input reads, and which target each output is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.drawing.drawing import Drawing, id_order
from simulator.drawing.records import Node
from simulator.language import phrase
from simulator.model.kinds import NEURONS, SOURCES
from simulator.model.names import node_name
from simulator.problems import Problem


@dataclass(frozen=True, slots=True)
class Binding:
    """Inputs and outputs from top to bottom, each with the index of its column."""

    inputs: tuple[Node, ...]
    outputs: tuple[Node, ...]
    feature_columns: tuple[int, ...]
    target_columns: tuple[int, ...]


def from_top(node: Node) -> tuple[float, float, tuple[str, int, str]]:
    """Sort key of nodes from top to bottom."""
    return node.y, node.x, id_order(node.id)


def inputs_of(drawing: Drawing) -> tuple[Node, ...]:
    """The inputs from top to bottom."""
    return tuple(sorted((n for n in drawing.nodes.values() if n.kind in SOURCES), key=from_top))


def outputs_of(drawing: Drawing) -> tuple[Node, ...]:
    """The outputs from top to bottom: the neurons marked so, or else those where edges end and none begin."""
    neurons = [node for node in drawing.nodes.values() if node.kind in NEURONS]
    marked = [node for node in neurons if node.output]
    ends = [n for n in neurons if drawing.incoming(n.id) and not drawing.outgoing(n.id)]
    return tuple(sorted(marked or ends, key=from_top))


def bind(drawing: Drawing, features: Sequence[str], targets: Sequence[str]) -> Binding | tuple[Problem, ...]:
    """Give every input and output its column: those that name one first, the rest in order.

    Features or targets that are left over are not used.
    """
    inputs, outputs = inputs_of(drawing), outputs_of(drawing)
    problems = [*_nothing_to_bind(inputs, outputs)]
    feature_columns = _columns(inputs, features)
    target_columns = _columns(outputs, targets)
    problems += _unknown_columns(inputs, features) + _unknown_columns(outputs, targets)
    if len(feature_columns) < len(inputs) and not problems:
        problems.append(_too_many_inputs(inputs, len(features)))
    if len(target_columns) < len(outputs) and not problems:
        problems.append(_too_many_outputs(outputs, len(targets)))
    return tuple(problems) or Binding(inputs, outputs, feature_columns, target_columns)


def _columns(nodes: Sequence[Node], names: Sequence[str]) -> tuple[int, ...]:
    """The column of each node; shorter than ``nodes`` if the columns do not suffice."""
    index = {name: index for index, name in enumerate(names)}
    taken = {node.column for node in nodes}
    free = iter([column for name, column in index.items() if name not in taken])
    columns = [index[n.column] if n.column in index else next(free, None) for n in nodes]
    return tuple(column for column in columns if column is not None)


def _nothing_to_bind(inputs: Sequence[Node], outputs: Sequence[Node]) -> list[Problem]:
    problems = []
    if not inputs:
        problems.append(Problem(phrase("Binding", "There is no input yet; place one and connect it.")))
    if not outputs:
        sentence = phrase("Binding", "There is no output yet; connect the inputs to a neuron.")
        problems.append(Problem(sentence))
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
        " connect the loose ends, mark fewer outputs or choose other data.",
    )
    return Problem(sentence.of(nodes=len(outputs), columns=columns), tuple(node.id for node in outputs))
