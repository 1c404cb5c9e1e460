"""The compiler: from a drawing to a network, or to the problems that stand against it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from simulator.drawing.drawing import Drawing
from simulator.drawing.records import Edge, Node
from simulator.model.binding import Binding, bind
from simulator.model.checks import check_head, check_records
from simulator.model.lowering import Lowering
from simulator.model.network import Network
from simulator.model.ranks import Incoming, incoming_edges, rank_nodes
from simulator.numerics.losses import convention, loss
from simulator.numerics.program import Apply, Program
from simulator.problems import Problem


def compile_drawing(
    drawing: Drawing, features: Sequence[str], targets: Sequence[str]
) -> Network | tuple[Problem, ...]:
    """Compile for data with these feature and target columns. All problems that are found are told."""
    incoming = incoming_edges(drawing)
    rank = rank_nodes(drawing, incoming)
    binding = bind(drawing, features, targets)
    problems = check_records(drawing, incoming)
    if isinstance(rank, Problem):
        problems += (rank,)
    if isinstance(binding, tuple):
        problems += binding
    if problems or isinstance(rank, Problem) or isinstance(binding, tuple):
        return problems
    unsuited = check_head(loss(drawing.training.loss), binding.outputs)
    return unsuited or _lower(drawing, incoming, rank, binding)


def _lower(drawing: Drawing, incoming: Incoming, rank: Mapping[str, int], binding: Binding) -> Network:
    inputs = tuple(node.id for node in binding.inputs)
    lowering = Lowering({id: slot for slot, id in enumerate(inputs)})
    ranks = _ranks(rank)
    for ids in ranks:
        lowering.add_rank([drawing.nodes[id] for id in ids], incoming)
    return _network(drawing, lowering, binding, ranks)


def _ranks(rank: Mapping[str, int]) -> list[list[str]]:
    """The neurons rank by rank; only inputs have rank 0."""
    by_rank: dict[int, list[str]] = {}
    for id, number in rank.items():
        by_rank.setdefault(number, []).append(id)
    return [by_rank[number] for number in sorted(by_rank) if number > 0]


def _network(
    drawing: Drawing, lowering: Lowering, binding: Binding, ranks: Sequence[Sequence[str]]
) -> Network:
    return Network(
        program=_program(drawing, lowering, binding),
        slot=MappingProxyType(lowering.slot),
        parameter=MappingProxyType(lowering.parameter),
        ranks=tuple(tuple(sorted(ids, key=lowering.slot.__getitem__)) for ids in ranks),
        inputs=tuple(node.id for node in binding.inputs),
        outputs=tuple(node.id for node in binding.outputs),
        feature_columns=binding.feature_columns,
        target_columns=binding.target_columns,
        frozen=_frozen(drawing, lowering.parameter),
        is_weight=_weights(lowering),
    )


def _program(drawing: Drawing, lowering: Lowering, binding: Binding) -> Program:
    return Program(
        inputs=len(binding.inputs),
        slots=len(lowering.slot),
        parameters=len(lowering.parameter),
        steps=tuple(lowering.steps),
        outputs=np.array([lowering.slot[node.id] for node in binding.outputs], dtype=np.intp),
        loss=loss(drawing.training.loss),
        convention=convention(drawing.training.convention),
    )


def _frozen(drawing: Drawing, parameter: Mapping[str, int]) -> NDArray[np.bool_]:
    records: Iterable[Node | Edge] = chain(drawing.nodes.values(), drawing.edges.values())
    frozen = np.zeros(len(parameter), dtype=bool)
    frozen[[parameter[record.id] for record in records if record.frozen and record.id in parameter]] = True
    return frozen


def _weights(lowering: Lowering) -> NDArray[np.bool_]:
    weights = np.zeros(len(lowering.parameter), dtype=bool)
    for step in lowering.steps:
        if not isinstance(step, Apply):
            weights[step.weights] = True
    return weights
