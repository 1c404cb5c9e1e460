"""What can be wrong with a drawing before it is compiled, each as a problem."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from simulator.drawing.drawing import Drawing
from simulator.drawing.records import Edge, Node, Training
from simulator.language import Phrase, phrase
from simulator.model.binding import loss_key
from simulator.model.kinds import KIND_KEYS, NEURONS, kind
from simulator.model.names import edge_name, listed, node_name
from simulator.model.parameters import INITIAL_BIASES
from simulator.model.ranks import Incoming
from simulator.numerics.activations import ACTIVATION_KEYS
from simulator.numerics.initializers import INITIALIZER_KEYS
from simulator.numerics.losses import CONVENTION_KEYS, LOSS_KEYS, Loss, nearest_convention
from simulator.numerics.losses import convention as convention_of
from simulator.numerics.losses import loss as loss_of
from simulator.numerics.optimizers import OPTIMIZER_KEYS
from simulator.problems import Problem

ONE_VALUE, VALUES = phrase("Compiler", "1 value"), phrase("Compiler", "{count} values")
NONE_LEADS, ONE_LEADS = phrase("Compiler", "none leads to it"), phrase("Compiler", "1 leads to it")
LEAD = phrase("Compiler", "{count} lead to it")


def check_records(drawing: Drawing, incoming: Incoming) -> tuple[Problem, ...]:
    """Problems of single nodes and edges, and of the choices for training."""
    return tuple(
        chain(
            *map(_check_node, drawing.nodes.values()),
            *(_check_edges(drawing, drawing.nodes[id], edges) for id, edges in incoming.items()),
            check_training(drawing.training),
        )
    )


def _check_node(node: Node) -> Iterator[Problem]:
    if node.kind not in KIND_KEYS:
        sentence = phrase("Compiler", "{node} is of the unknown kind {kind}; delete it and place another.")
        yield Problem(sentence.of(node=node_name(node), kind=node.kind), (node.id,))
    elif node.kind in NEURONS and node.activation not in ACTIVATION_KEYS:
        sentence = phrase(
            "Compiler", "{node} has the unknown activation {activation}; choose one from the list."
        )
        yield Problem(sentence.of(node=node_name(node), activation=node.activation), (node.id,))
    elif node.loss is not None and node.loss not in LOSS_KEYS:
        sentence = phrase("Compiler", "{node} has the unknown loss {loss}; choose one from the list.")
        yield Problem(sentence.of(node=node_name(node), loss=node.loss), (node.id,))


def _check_arguments(node: Node, count: int) -> Iterator[Problem]:
    """Whether as many values reach an operation as it takes."""
    row = kind(node.kind)
    if row.operation is None or (row.least <= count and (row.most is None or count <= row.most)):
        return
    if row.least == row.most:
        sentence = phrase(
            "Compiler", "{node} ({kind}) takes exactly {values}, but {arrived}; connect as many."
        )
    else:
        sentence = phrase("Compiler", "{node} ({kind}) takes {values} or more, but {arrived}; connect more.")
    values = ONE_VALUE if row.least == 1 else VALUES.of(count=row.least)
    arrived = {0: NONE_LEADS, 1: ONE_LEADS}.get(count, LEAD.of(count=count))
    named = sentence.of(node=node_name(node), kind=row.label)
    yield Problem(named.of(values=values, arrived=arrived), (node.id,))


def _check_edges(drawing: Drawing, node: Node, edges: Sequence[Edge]) -> Iterator[Problem]:
    yield from _check_arguments(node, len(edges))
    if not edges:
        return
    if not kind(node.kind).takes_edges:
        sentence = phrase("Compiler", "The edge {edge} leads into {node}, which takes none; remove it.")
        for edge in edges:
            yield Problem(sentence.of(edge=edge_name(drawing, edge), node=node_name(node)), (edge.id,))
    if len({edge.source for edge in edges}) < len(edges):
        yield from _doubled(drawing, edges)


def _doubled(drawing: Drawing, edges: Sequence[Edge]) -> Iterator[Problem]:
    sentence = phrase("Compiler", "There are two edges {edge}; remove one of them.")
    seen: dict[str, Edge] = {}
    for edge in edges:
        first = seen.setdefault(edge.source, edge)
        if first is not edge:
            yield Problem(sentence.of(edge=edge_name(drawing, edge)), (first.id, edge.id))


def check_training(training: Training) -> tuple[Problem, ...]:
    """Problems of the choices for training, whatever the drawing."""
    return (*_check_loss(training), *_check_choices(training))


def _check_loss(training: Training) -> Iterator[Problem]:
    if training.loss not in LOSS_KEYS:
        sentence = phrase("Compiler", "The loss {loss} is unknown; choose one from the list.")
        yield Problem(sentence.of(loss=training.loss))
    elif training.convention not in CONVENTION_KEYS:
        sentence = phrase(
            "Compiler", "The loss convention {convention} is unknown; choose one from the list."
        )
        yield Problem(sentence.of(convention=training.convention))
    elif training.convention not in loss_of(training.loss).conventions:
        loss, wanted = loss_of(training.loss), convention_of(training.convention)
        nearest = convention_of(nearest_convention(loss, wanted.key))
        sentence = phrase("Compiler", "{loss} has no convention “{convention}”; choose “{nearest}”.")
        yield Problem(sentence.of(loss=loss.label, convention=wanted.label, nearest=nearest.label))


def _check_choices(training: Training) -> Iterator[Problem]:
    if training.initializer not in INITIALIZER_KEYS:
        sentence = phrase("Compiler", "The initializer {initializer} is unknown; choose one from the list.")
        yield Problem(sentence.of(initializer=training.initializer))
    if training.initial_bias not in INITIAL_BIASES:
        sentence = phrase("Compiler", "The start of biases {start} is unknown; choose one from the list.")
        yield Problem(sentence.of(start=training.initial_bias))
    if training.optimizer not in OPTIMIZER_KEYS:
        sentence = phrase("Compiler", "The optimizer {optimizer} is unknown; choose one from the list.")
        yield Problem(sentence.of(optimizer=training.optimizer))


def check_heads(drawing: Drawing, outputs: Sequence[Node]) -> tuple[Problem, ...]:
    """Whether the outputs suit losses that contain the last function themselves."""
    together: dict[str, list[Node]] = {}
    for node in outputs:
        if node.loss_weight != 0:
            together.setdefault(loss_key(drawing, node), []).append(node)
    return tuple(chain(*(_check_head(loss_of(key), nodes) for key, nodes in together.items())))


def _check_head(loss: Loss, outputs: Sequence[Node]) -> tuple[Problem, ...]:
    if loss.head == "sigmoid":
        return _check_sigmoid(loss, outputs)
    return _check_softmax(loss, outputs) if loss.head == "softmax" else ()


def _check_sigmoid(loss: Loss, outputs: Sequence[Node]) -> tuple[Problem, ...]:
    odd = [node for node in outputs if not _is_neuron_with(node, "sigmoid", "linear")]
    sentence = phrase(
        "Compiler",
        "{loss} compares probabilities, but {nodes} gives something else;"
        " make it sigmoid or linear, or choose another loss.",
    )
    return _about(odd, sentence.of(loss=loss.label, nodes=_names(odd)))


def _check_softmax(loss: Loss, outputs: Sequence[Node]) -> tuple[Problem, ...]:
    if len(outputs) == 1:
        sentence = phrase(
            "Compiler",
            "{loss} shares out a probability of 1 among the outputs, but there is only {node};"
            " draw an output for every class, or choose another loss.",
        )
        return _about(outputs, sentence.of(loss=loss.label, node=_names(outputs)))
    if len({node.loss_weight for node in outputs}) > 1:
        sentence = phrase(
            "Compiler",
            "{loss} shares out a probability of 1 among {nodes}, so they count the same;"
            " give them the same weight of the loss.",
        )
        return _about(outputs, sentence.of(loss=loss.label, nodes=_names(outputs)))
    odd = [node for node in outputs if not _is_neuron_with(node, "linear")]
    sentence = phrase(
        "Compiler",
        "{loss} already contains the last function, so {nodes} should be linear;"
        " make it linear, or choose another loss.",
    )
    return _about(odd, sentence.of(loss=loss.label, nodes=_names(odd)))


def _is_neuron_with(node: Node, *activations: str) -> bool:
    return node.kind in NEURONS and node.activation in activations


def _names(nodes: Sequence[Node]) -> str:
    return listed([node_name(node) for node in nodes])


def _about(nodes: Sequence[Node], sentence: Phrase) -> tuple[Problem, ...]:
    return (Problem(sentence, tuple(node.id for node in nodes)),) if nodes else ()
