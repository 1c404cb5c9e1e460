"""Values: what each edge and neuron is worth in a frame, in the order of the geometry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.canvas.geometry import Geometry
from simulator.drawing.drawing import Drawing
from simulator.model.network import Network
from simulator.numerics.array import Array
from simulator.training.divergence import untamed
from simulator.training.frame import Frame
from simulator.workbench.first_batch import has_gradient


@dataclass(frozen=True, slots=True)
class Values:
    """Arrays over edges and nodes; NaN where there is no number, or none yet."""

    weight: Array
    gradient: Array
    update: Array
    bias: Array
    bias_gradient: Array
    bias_update: Array
    z: Array
    a: Array
    delta: Array
    carried: Array
    """Of every edge, the value that goes forward through it for the shown sample."""
    flow: Array
    """Of every edge, the gradient that comes back through it for the shown sample, a share of its batch."""
    is_argument: NDArray[np.bool_]
    """Whether an edge leads into an operation, and so has no weight."""
    unknown: NDArray[np.bool_]
    """Of every node, whether the gradient by its value does not exist, and waiting will bring none."""
    unknown_flow: NDArray[np.bool_]
    """The same of every edge and what comes back through it."""
    trained: bool
    """Whether gradients mean something: at least one batch went back, or there is only this one sample."""

    @property
    def sensitivity(self) -> Array:
        """The gradient of every edge's weight; where there is none, what flows back through the edge."""
        return np.where(self.is_argument, self.flow, self.gradient)


class ValueReader:
    """Reads frames; remembers where in a frame each edge and node is found."""

    def __init__(self, drawing: Drawing, geometry: Geometry) -> None:
        self._drawing = drawing
        self._geometry = geometry
        self._network: Network | None = None
        self._revision = -1
        self._edges = self._biases = self._slots = self._flows = np.empty(0, dtype=np.intp)

    def read(self, network: Network | None, frame: Frame | None) -> Values:
        """The numbers of a frame; without one, the initial weights of the drawing itself."""
        self._find(network)
        if frame is None:
            return self._initial()
        edges, biases, slots = self._edges, self._biases, self._slots
        theta, gradient, update = frame.theta, _gradient_of(frame), frame.update
        weight, a = _take(theta, edges), _take(untamed(frame.a, frame.wild), slots)
        delta = _take(untamed(frame.delta, frame.unknown.delta), slots)
        unknown_flow = self._unknown_flow(frame)
        return Values(
            weight=weight,
            gradient=_take(gradient, edges),
            update=_take(update, edges),
            bias=_take(theta, biases),
            bias_gradient=_take(gradient, biases),
            bias_update=_take(update, biases),
            z=_take(untamed(frame.z, frame.unknown.z), slots),
            a=a,
            delta=delta,
            carried=a[self._geometry.ends[:, 0]],
            flow=np.where(unknown_flow, np.nan, self._flow(frame, delta, weight)),
            is_argument=self._geometry.is_argument,
            unknown=_marked(frame.unknown.delta, slots),
            unknown_flow=unknown_flow,
            trained=has_gradient(network, frame),
        )

    def _flow(self, frame: Frame, delta: Array, weight: Array) -> Array:
        """What comes back through every edge: into an operation as measured, else what the weight lets by."""
        with np.errstate(all="ignore"):
            back = delta[self._geometry.ends[:, 1]] * weight
        return np.where(self._geometry.is_argument, _take(frame.flows, self._flows), back)

    def _unknown_flow(self, frame: Frame) -> NDArray[np.bool_]:
        """Whether nothing can be said of what comes back, or what went forward has no value."""
        sources, targets = self._geometry.ends.T
        neurons = _marked(frame.unknown.delta, self._slots)[targets] & ~self._geometry.is_argument
        arguments = _marked(frame.unknown.flows, self._flows)
        found: NDArray[np.bool_] = neurons | arguments | _marked(frame.wild, self._slots)[sources]
        return found

    def _initial(self) -> Values:
        drawing, geometry = self._drawing, self._geometry
        edges = np.full(len(geometry.edges), np.nan)
        nodes = np.full(len(geometry.nodes), np.nan)
        weights = [drawing.edges[id].weight for id in geometry.edges]
        biases = [drawing.nodes[id].bias for id in geometry.nodes]
        return Values(
            weight=np.array(weights, dtype=np.float64),
            gradient=edges,
            update=edges,
            bias=np.array(biases, dtype=np.float64),
            bias_gradient=nodes,
            bias_update=nodes,
            z=nodes,
            a=nodes,
            delta=nodes,
            carried=edges,
            flow=edges,
            is_argument=geometry.is_argument,
            unknown=np.zeros(len(nodes), dtype=np.bool_),
            unknown_flow=np.zeros(len(edges), dtype=np.bool_),
            trained=False,
        )

    def _find(self, network: Network | None) -> None:
        geometry = self._geometry
        if network is self._network and geometry.revision == self._revision:
            return
        parameter: Mapping[str, int] = network.parameter if network else {}
        slot: Mapping[str, int] = network.slot if network else {}
        flow: Mapping[str, int] = network.flow if network else {}
        self._edges = _indices(parameter, geometry.edges)
        self._biases = _indices(parameter, geometry.nodes)
        self._slots = _indices(slot, geometry.nodes)
        self._flows = _indices(flow, geometry.edges)
        self._network, self._revision = network, geometry.revision


def _gradient_of(frame: Frame) -> Array:
    return untamed(frame.gradient, frame.unknown.gradient)


def _marked(mask: NDArray[np.bool_], indices: NDArray[np.intp]) -> NDArray[np.bool_]:
    """``mask[indices]``, not marked where the index is -1 or past the end; an empty one marks nothing."""
    if not mask.size:
        return np.zeros(indices.shape, dtype=np.bool_)
    there = (indices >= 0) & (indices < mask.size)
    return np.asarray(there & mask[np.where(there, indices, 0)])


def _indices(found: Mapping[str, int], ids: tuple[str, ...]) -> NDArray[np.intp]:
    return np.fromiter((found.get(id, -1) for id in ids), dtype=np.intp, count=len(ids))


def _take(values: Array, indices: NDArray[np.intp]) -> Array:
    """``values[indices]``, NaN where the index is -1 or, in a stale frame, past the end."""
    if not values.size:
        return np.full(indices.shape, np.nan)
    there = (indices >= 0) & (indices < values.size)
    return np.where(there, values[np.where(there, indices, 0)], np.nan)
