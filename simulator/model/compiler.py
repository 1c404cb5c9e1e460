"""The compiler: from a drawing to a network, or to the problems that stand against it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from simulator.drawing.drawing import Drawing
from simulator.drawing.records import Node
from simulator.model.binding import Binding, bind, from_top, loss_key
from simulator.model.checks import check_heads, check_records
from simulator.model.kinds import CONSTANT, LEAVES
from simulator.model.lowering import Lowering
from simulator.model.network import Network
from simulator.model.ranks import Incoming, incoming_edges, rank_nodes
from simulator.numerics.array import Indices
from simulator.numerics.losses import convention, loss, nearest_convention
from simulator.numerics.program import Affine, Program, SparseAffine, Term
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
    unsuited = check_heads(drawing, binding.outputs)
    return unsuited or _lower(drawing, incoming, rank, binding)


def _lower(drawing: Drawing, incoming: Incoming, rank: Mapping[str, int], binding: Binding) -> Network:
    lowering = Lowering()
    lowering.add_inputs([node.id for node in binding.inputs])
    leaves = sorted((node for node in drawing.nodes.values() if node.kind in LEAVES), key=from_top)
    lowering.add_leaves([node.id for node in leaves])
    ranks = _ranks(rank)
    for ids in ranks:
        lowering.add_rank([drawing.nodes[id] for id in ids], incoming)
    return _network(drawing, lowering, binding, ranks)


def _ranks(rank: Mapping[str, int]) -> list[list[str]]:
    """What computes, rank by rank; only inputs and leaves have rank 0."""
    by_rank: dict[int, list[str]] = {}
    for id, number in rank.items():
        by_rank.setdefault(number, []).append(id)
    return [by_rank[number] for number in sorted(by_rank) if number > 0]


def _network(
    drawing: Drawing, lowering: Lowering, binding: Binding, ranks: Sequence[Sequence[str]]
) -> Network:
    slot = {id: slot for id, slot in lowering.slot.items() if id in drawing.nodes}
    ties = _ties(drawing, lowering.parameter)
    return Network(
        program=_program(drawing, lowering, binding, ties),
        slot=MappingProxyType(slot),
        parameter=MappingProxyType(lowering.parameter),
        flow=MappingProxyType(lowering.flow),
        ranks=tuple(tuple(sorted(ids, key=slot.__getitem__)) for ids in ranks),
        inputs=tuple(node.id for node in binding.inputs),
        leaves=tuple(id for id in slot if drawing.nodes[id].kind in LEAVES),
        outputs=tuple(node.id for node in binding.outputs),
        feature_columns=binding.feature_columns,
        target_columns=binding.target_columns,
        frozen=_frozen(drawing, lowering.parameter, ties),
        is_weight=_weights(lowering),
    )


def _program(drawing: Drawing, lowering: Lowering, binding: Binding, ties: Sequence[Indices]) -> Program:
    return Program(
        inputs=len(binding.inputs),
        slots=lowering.slots,
        parameters=len(lowering.parameter),
        flows=lowering.flows,
        steps=tuple(lowering.steps),
        outputs=np.array([lowering.slot[node.id] for node in binding.outputs], dtype=np.intp),
        terms=tuple(_terms(drawing, binding.outputs)),
        ties=tuple(ties),
    )


def _terms(drawing: Drawing, outputs: Sequence[Node]) -> Iterator[Term]:
    """Outputs with the same loss and the same weight are measured together."""
    together: dict[tuple[str, float], list[int]] = {}
    for place, node in enumerate(outputs):
        together.setdefault((loss_key(drawing, node), node.loss_weight), []).append(place)
    for (key, weight), places in together.items():
        if weight != 0:
            chosen = loss(key)
            factor = convention(nearest_convention(chosen, drawing.training.convention))
            yield Term(chosen, factor, weight, np.array(places, dtype=np.intp))


def _ties(drawing: Drawing, parameter: Mapping[str, int]) -> list[Indices]:
    """Weights that are one number; an edge that is alone in its tie is not tied."""
    together: dict[str, list[int]] = {}
    for edge in drawing.edges.values():
        if edge.tie is not None and edge.id in parameter:
            together.setdefault(edge.tie, []).append(parameter[edge.id])
    return [np.array(tied, dtype=np.intp) for tied in sorted(map(sorted, together.values())) if len(tied) > 1]


def _frozen(drawing: Drawing, parameter: Mapping[str, int], ties: Sequence[Indices]) -> NDArray[np.bool_]:
    """Constants, what is marked so, and what is tied to something frozen."""
    frozen = np.zeros(len(parameter), dtype=bool)
    still = [node.id for node in drawing.nodes.values() if node.frozen or node.kind == CONSTANT.key]
    still += [edge.id for edge in drawing.edges.values() if edge.frozen]
    frozen[[parameter[id] for id in still if id in parameter]] = True
    for tied in ties:
        frozen[tied] = frozen[tied].any()
    return frozen


def _weights(lowering: Lowering) -> NDArray[np.bool_]:
    weights = np.zeros(len(lowering.parameter), dtype=bool)
    for step in lowering.steps:
        if isinstance(step, Affine | SparseAffine):
            weights[step.weights] = True
    return weights
