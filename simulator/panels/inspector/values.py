"""What a frame says about single nodes and edges; nothing where the frame belongs to another network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.training.frame import Frame
from simulator.workbench.trainer import Trainer

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class NodeValues:
    """Of the shown sample."""

    z: float
    a: float
    delta: float


@dataclass(frozen=True, slots=True)
class ParameterValues:
    """A weight or bias, its gradient over the last batch, and what the last update added."""

    value: float
    gradient: float
    update: float


@dataclass(frozen=True, slots=True)
class TermValues:
    """Of every incoming edge, in one order."""

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
    """z, a and delta of a node."""
    frame, network = frame_of(trainer), trainer.network
    if frame is None or network is None or id not in network.slot:
        return None
    slot = network.slot[id]
    return NodeValues(float(frame.z[slot]), float(frame.a[slot]), float(frame.delta[slot]))


def parameter_values(trainer: Trainer, id: str) -> ParameterValues | None:
    """Of an edge its weight, of a neuron its bias."""
    frame, network = frame_of(trainer), trainer.network
    if frame is None or network is None or id not in network.parameter:
        return None
    index = network.parameter[id]
    return ParameterValues(
        float(frame.theta[index]), float(frame.gradient[index]), float(frame.update[index])
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
    return TermValues(
        a=frame.a[slots],
        weight=frame.theta[indices],
        gradient=frame.gradient[indices],
        delta=values.delta,
        z=values.z,
        bias=bias.value,
        bias_gradient=bias.gradient,
    )
