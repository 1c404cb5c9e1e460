"""Domains: which nodes have no value or no gradient where they stand, and why, with the numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from simulator.drawing.arguments import in_order
from simulator.drawing.drawing import Drawing
from simulator.language import Phrase, phrase
from simulator.model.kinds import kind
from simulator.model.names import listed, node_name
from simulator.model.network import Network
from simulator.numerics.array import Array
from simulator.numerics.program import Affine, Leaves, Operate, SparseAffine
from simulator.problems import Problem

_NO_VALUE = phrase("Domain", "{node} has no value. {rule} {brought}; change that, or what leads to it.")
_LARGE = phrase("Domain", "The value of {node} is too large for a number. {brought}; make that smaller.")
_LARGE_SUM = phrase("Domain", "The value of {node} is too large for a number; make the weights smaller.")
_WAITS = phrase("Domain", "{node} has no value, for it waits for {causes}.")
_NO_GRADIENT = phrase(
    "Domain",
    "{node} has a value but no gradient. {brought}, where its curve is upright or ends; move that a little.",
)
_ONE = phrase("Domain", "{first} brings {value}")
_TWO = phrase("Domain", "{first} brings {value} and {second} brings {other}")
_LARGEST = phrase("Domain", "{first} alone brings {value}")

Mask = NDArray[np.bool_]
Arguments = Sequence[tuple[str, float]]
"""Names of sources with the values they bring."""


def troubles(drawing: Drawing, network: Network, a: Array, wild: Mask | None = None) -> Mapping[str, Problem]:
    """Under its id every node that has no value, and every operation through which no gradient can flow.

    ``a``, (slots,), is of one sample. Where it was made finite for the screen, ``wild`` says what of it was
    not. A node whose arguments have values is a cause; those behind it only wait.
    """
    lost = np.logical_not(np.isfinite(a)) if wild is None or not wild.size else wild
    if not network.flow and not lost.any():
        return {}
    steep = _infinitely_steep(network, np.where(lost, np.nan, a).reshape(-1, 1))
    found = {id: _no_gradient(drawing, network, id, a) for id in steep}
    causes: dict[str, tuple[str, ...]] = {}
    for id, slot in network.slot.items() if lost.any() else ():
        if lost[slot]:
            before = [causes.get(edge.source, ()) for edge in drawing.incoming(id).values()]
            causes[id] = tuple(dict.fromkeys(cause for each in before for cause in each)) or (id,)
            found[id] = _without_value(drawing, network, id, causes[id], a)
    return found


def why_no_value(drawing: Drawing, network: Network, id: str, a: Array) -> Problem:
    """Of a node whose arguments have values and that has none itself; ``a``, (slots,), is of one sample."""
    name, row = node_name(drawing.nodes[id]), kind(drawing.nodes[id].kind).operation
    brought = _arguments(drawing, network, id, a)
    if row is None or not brought:
        return Problem(_LARGE_SUM.of(node=name), (id,))
    outside = row.domain is not None and (np.isnan(_value(id, drawing, network, a)) or _has_zero(brought))
    sentence = _NO_VALUE.of(rule=row.domain) if outside else _LARGE
    return Problem(sentence.of(node=name, brought=_said(brought)), (id, *drawing.incoming(id)))


def why_no_gradient(drawing: Drawing, network: Network, a: Array) -> Problem | None:
    """The operation nearest to the end through which no gradient can flow, for some sample of a."""
    steep = _infinitely_steep(network, a)
    id = next((id for id in reversed(tuple(network.slot)) if id in steep), None)
    return None if id is None else _no_gradient(drawing, network, id, a[:, steep[id]])


def _without_value(drawing: Drawing, network: Network, id: str, causes: Sequence[str], a: Array) -> Problem:
    if id in causes:
        return why_no_value(drawing, network, id, a)
    names = listed([node_name(drawing.nodes[cause]) for cause in causes])
    return Problem(_WAITS.of(node=node_name(drawing.nodes[id]), causes=names), (id, *causes))


def _no_gradient(drawing: Drawing, network: Network, id: str, a: Array) -> Problem:
    brought = _said(_arguments(drawing, network, id, a))
    return Problem(_NO_GRADIENT.of(node=node_name(drawing.nodes[id]), brought=brought), (id,))


def _infinitely_steep(network: Network, a: Array) -> dict[str, int]:
    """Operations with an infinite derivative by an argument that learns, and for which sample of a."""
    # What is defined everywhere is steep nowhere.
    steps = [each for each in network.program.steps if isinstance(each, Operate) and each.operation.domain]
    if not steps:
        return {}
    learning, owner = _learning(network), {slot: id for id, slot in network.slot.items()}
    found: dict[str, int] = {}
    for step in steps:
        bad = _bad_slopes(step, learning, a)
        for row in np.flatnonzero(bad.any(axis=1)).tolist():
            found[owner[step.targets.start + row]] = int(bad[row].argmax())
    return found


def _bad_slopes(step: Operate, learning: Mask, a: Array) -> Mask:
    """For every target and sample, whether a derivative that is needed ends, though all values are finite."""
    values = [a[slots] for slots in step.arguments]
    result = a[step.targets]
    fine = np.logical_and.reduce([np.isfinite(each) for each in (result, *values)])
    bad = np.zeros(result.shape, dtype=np.bool_)
    with np.errstate(all="ignore"):
        for slots, derivative in zip(step.arguments, step.operation.derivatives, strict=True):
            bad |= learning[slots][:, np.newaxis] & ~np.isfinite(derivative(*values, result))
    return np.logical_and(bad, fine)


def _learning(network: Network) -> Mask:
    """Slots whose value training can change."""
    found = np.zeros(network.program.slots, dtype=np.bool_)
    for step in network.program.steps:
        if isinstance(step, Leaves):
            found[step.slots] = ~network.frozen[step.values]
        elif isinstance(step, Operate):
            found[step.targets] = np.any([found[slots] for slots in step.arguments], axis=0)
        elif isinstance(step, Affine | SparseAffine):
            found[step.targets] = True
    return found


def _arguments(drawing: Drawing, network: Network, id: str, a: Array) -> Arguments:
    edges = in_order(drawing.incoming(id).values())
    return [(node_name(drawing.nodes[e.source]), float(a[network.slot[e.source]])) for e in edges]


def _value(id: str, drawing: Drawing, network: Network, a: Array) -> float:
    """What an operation that has a domain makes of its arguments; none of these takes many."""
    row = kind(drawing.nodes[id].kind).operation
    assert row is not None
    with np.errstate(all="ignore"):
        return float(
            row.function(*np.array([[value] for _, value in _arguments(drawing, network, id, a)]))[0]
        )


def _has_zero(brought: Arguments) -> bool:
    return any(value == 0 for _, value in brought)


def _said(brought: Arguments) -> Phrase:
    """Which values come from where; of many the largest."""
    rows = [(name, f"{value:.6g}") for name, value in brought]
    if len(rows) == 1:
        return _ONE.of(first=rows[0][0], value=rows[0][1])
    if len(rows) == 2:
        return _TWO.of(first=rows[0][0], value=rows[0][1], second=rows[1][0], other=rows[1][1])
    name, value = max(brought, key=lambda row: abs(row[1]))
    return _LARGEST.of(first=name, value=f"{value:.6g}")
