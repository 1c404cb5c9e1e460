"""What a frame says about single nodes and edges; nothing where the frame belongs to another network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan, nan

import numpy as np

from simulator.drawing.arguments import in_order
from simulator.model.domain import troubles
from simulator.model.kinds import kind
from simulator.numerics.array import Array
from simulator.panels.inspector.local import local_gradients
from simulator.problems import Problem
from simulator.training.divergence import untamed
from simulator.training.frame import Frame, Mask
from simulator.workbench.first_batch import has_gradient, has_update
from simulator.workbench.trainer import Trainer
from simulator.workbench.workbench import Workbench


@dataclass(frozen=True, slots=True)
class NodeValues:
    """Of the shown sample; NaN where a number does not exist."""

    z: float
    a: float
    delta: float


@dataclass(frozen=True, slots=True)
class ParameterValues:
    """A weight or bias, its gradient over the last batch, and what the last update added.

    NaN where no batch went back yet, and where there is no gradient.
    """

    value: float
    gradient: float
    update: float


@dataclass(frozen=True, slots=True)
class TermValues:
    """Of every incoming edge, in one order; NaN where no batch went back yet, and what does not exist."""

    a: Array
    weight: Array
    gradient: Array
    delta: float
    z: float
    bias: float
    bias_gradient: float

    @property
    def product(self) -> Array:
        """What each edge brings."""
        return self.a * self.weight

    @property
    def share(self) -> Array:
        """What the shown sample adds to each gradient."""
        return self.delta * self.a


def frame_of(trainer: Trainer) -> Frame | None:
    """The latest frame, if it fits the network that stands."""
    frame = trainer.frame
    fits = frame is not None and trainer.network is not None and frame.revision == trainer.revision
    return frame if fits else None


def node_values(trainer: Trainer, id: str) -> NodeValues | None:
    """z, a and delta of a node; all NaN where it has no value."""
    frame, network = frame_of(trainer), trainer.network
    if frame is None or network is None or id not in network.slot:
        return None
    slot = network.slot[id]
    if frame.wild.size and frame.wild[slot]:
        return NodeValues(nan, nan, nan)
    z, delta = _at(frame.z, frame.unknown.z, slot), _at(frame.delta, frame.unknown.delta, slot)
    return NodeValues(z, float(frame.a[slot]), delta)


def _at(values: Array, unknown: Mask, place: int) -> float:
    """One number; NaN where it stands for none."""
    return nan if unknown.size and unknown[place] else float(values[place])


def parameter_values(trainer: Trainer, id: str) -> ParameterValues | None:
    """Of an edge its weight, of a neuron its bias."""
    frame, network = frame_of(trainer), trainer.network
    if frame is None or network is None or id not in network.parameter:
        return None
    index = network.parameter[id]
    return ParameterValues(
        float(frame.theta[index]),
        _at(frame.gradient, frame.unknown.gradient, index) if has_gradient(network, frame) else nan,
        float(frame.update[index]) if has_update(frame) else nan,
    )


def term_values(
    trainer: Trainer, node: str, edges: Sequence[str], sources: Sequence[str]
) -> TermValues | None:
    """Everything that makes the z of a neuron; ``sources`` are those of ``edges``."""
    frame, network = frame_of(trainer), trainer.network
    values, bias = node_values(trainer, node), parameter_values(trainer, node)
    if frame is None or network is None or values is None or bias is None:
        return None
    if any(id not in network.parameter for id in edges) or any(id not in network.slot for id in sources):
        return None
    indices = network.parameter_indices(edges)
    slots = np.array([network.slot[id] for id in sources], dtype=np.intp)
    gradient = untamed(frame.gradient, frame.unknown.gradient)[indices]
    return TermValues(
        a=untamed(frame.a, frame.wild)[slots],
        weight=frame.theta[indices],
        gradient=gradient if has_gradient(network, frame) else np.full(len(indices), nan),
        delta=values.delta,
        z=values.z,
        bias=bias.value,
        bias_gradient=bias.gradient,
    )


@dataclass(frozen=True, slots=True)
class EdgeValues:
    """What goes forward through an edge for the shown sample, and what comes back; NaN for what does not."""

    forward: float
    back: float


def edge_values(bench: Workbench, id: str) -> EdgeValues | None:
    """Of an edge into an operation the flow; of one with a weight, what the weight lets through."""
    trainer, edge = bench.trainer, bench.drawing.edges[id]
    frame, network = frame_of(trainer), trainer.network
    if frame is None or network is None or edge.source not in network.slot:
        return None
    source, target = node_values(trainer, edge.source), node_values(trainer, edge.target)
    forward, delta = nan if source is None else source.a, nan if target is None else target.delta
    if id in network.flow:
        back = _at(frame.flows, frame.unknown.flows, network.flow[id])
    elif id in network.parameter:
        back = delta * float(frame.theta[network.parameter[id]])
    else:
        return None
    return EdgeValues(forward, nan if isnan(forward) else back)


@dataclass(frozen=True, slots=True)
class ArgumentValues:
    """Of every argument of an operation, in order: its value, the local gradient, and what flows back.

    NaN for what does not exist; where the operation has no value, no local gradient does.
    """

    x: list[float]
    local: list[float]
    flow: list[float]
    a: float
    delta: float


def argument_values(bench: Workbench, node: str) -> ArgumentValues | None:
    """Everything that makes the value and the gradients of an operation."""
    edges = in_order(bench.drawing.incoming(node).values())
    both = [edge_values(bench, edge.id) for edge in edges]
    own, row = node_values(bench.trainer, node), kind(bench.drawing.nodes[node].kind).operation
    known = [each for each in both if each is not None]
    if own is None or row is None or not known or len(known) < len(both):
        return None
    x = [each.forward for each in known]
    local = [nan] * len(x) if isnan(own.a) else local_gradients(row, x)
    return ArgumentValues(x, local, [each.back for each in known], own.a, own.delta)


def trouble_of(bench: Workbench, node: str) -> Problem | None:
    """Why a node has no value or no gradient, or keeps the drawing from being trained, if that is so."""
    trainer = bench.trainer
    trainer.sync()
    frame, network = frame_of(trainer), trainer.network
    if network is None:
        return next((problem for problem in trainer.problems if node in problem.about), None)
    if frame is None or node not in network.slot:
        return None
    return troubles(bench.drawing, network, frame.a, frame.wild).get(node)
