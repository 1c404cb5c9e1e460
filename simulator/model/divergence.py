"""Divergence: which number was the first to stop being finite."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simulator.drawing.drawing import Drawing
from simulator.language import Phrase, phrase
from simulator.model.domain import why_no_gradient, why_no_value
from simulator.model.kinds import LEAVES, NEURONS
from simulator.model.names import edge_name, node_name
from simulator.model.network import Network
from simulator.numerics.array import Array
from simulator.problems import Problem

_INPUT = phrase("Divergence", "The value of the input {name} is not a finite number; look at the data.")
_WEIGHT = phrase("Divergence", "The weight of {name} is no longer a finite number; {advice}.")
_BIAS = phrase("Divergence", "The bias of {name} is no longer a finite number; {advice}.")
_VALUE = phrase("Divergence", "The value of {name} is no longer a finite number; {advice}.")
_Z = phrase("Divergence", "The sum z of {name} is too large for a number; {advice}.")
_A = phrase("Divergence", "The activation of {name} is too large for a number; {advice}.")
_DELTA = phrase("Divergence", "The error signal of {name} is too large for a number; {advice}.")
_GRADIENT = phrase("Divergence", "The gradient of {name} is too large for a number; {advice}.")
_LOSS = phrase("Divergence", "{name} is so far from its target that the loss is too large; {advice}.")

_LOWER = phrase("Divergence", "lower the learning rate")
_SMALLER = phrase("Divergence", "make the weights or the numbers of the data smaller")

Found = tuple[Phrase, str]


def culprit(
    drawing: Drawing,
    network: Network,
    theta: Array,
    z: Array,
    a: Array,
    delta: Array,
    gradient: Array,
    loss: float = 0.0,
    overshot: bool = True,
) -> Problem | None:
    """The first node or edge, in the order in which a step computes them, that is not finite.

    That order: for each neuron its weights and bias, z and a; for an operation its value; then backward
    the error signals; then the gradients. Of a loss that overflows all by itself, the largest output. An
    operation that left its domain says so with its numbers. Only where training has ``overshot`` is a lower
    learning rate advised. ``None`` if all that L depends on is finite.
    """
    used = network.program.used()
    found = _in_forward_pass(drawing, network, _wild(theta), _wild(z) & used, _wild(a) & used)
    if found is not None and found[0] is _A and drawing.nodes[found[1]].kind not in NEURONS:
        return why_no_value(drawing, network, found[1], _first_wild_sample(network, found[1], a))
    if found is None and (_wild(delta)[network.program.inputs :].any() or _wild(gradient).any()):
        steep = why_no_gradient(drawing, network, a.reshape(len(a), -1))
        if steep is not None:
            return steep
    found = (
        found
        or _in_backward_pass(network, _wild(delta))
        or _in_gradient(network, _wild(gradient))
        or (None if np.isfinite(loss) else _largest_output(network, a))
    )
    return _problem(drawing, *found, _LOWER if overshot else _SMALLER) if found else None


def _wild(values: Array) -> NDArray[np.bool_]:
    """Per row of a table, or per entry of a vector, whether something in it is not finite."""
    return np.logical_not(np.isfinite(values).all(axis=tuple(range(1, values.ndim))))


def _in_forward_pass(
    drawing: Drawing,
    network: Network,
    theta: NDArray[np.bool_],
    z: NDArray[np.bool_],
    a: NDArray[np.bool_],
) -> Found | None:
    into = _wild_parameters(drawing, network, theta)
    for id, slot in network.slot.items():
        if id in into:
            return into[id]
        if slot < network.program.inputs and a[slot]:
            return _INPUT, id
        if z[slot] or a[slot]:
            return (_Z if z[slot] else _A), id
    return None


def _first_wild_sample(network: Network, id: str, a: Array) -> Array:
    table = a.reshape(len(a), -1)
    sample: Array = table[:, int(np.isfinite(table[network.slot[id]]).argmin())]
    return sample


def _wild_parameters(drawing: Drawing, network: Network, theta: NDArray[np.bool_]) -> dict[str, Found]:
    """Under the id of every neuron that has one, its first weight or bias that is not finite."""
    first: dict[str, Found] = {}
    for id, index in network.parameter.items() if theta.any() else ():
        if theta[index]:
            edge, node = drawing.edges.get(id), drawing.nodes.get(id)
            own = _VALUE if node is not None and node.kind in LEAVES else _BIAS
            first.setdefault(edge.target if edge else id, (_WEIGHT if edge else own, id))
    return first


def _in_backward_pass(network: Network, delta: NDArray[np.bool_]) -> Found | None:
    """Inputs have no say: what comes back to them moves nothing, and training does not compute it."""
    backward = reversed([(id, slot) for id, slot in network.slot.items() if slot >= network.program.inputs])
    return next(((_DELTA, id) for id, slot in backward if delta[slot]), None)


def _in_gradient(network: Network, gradient: NDArray[np.bool_]) -> Found | None:
    return next(((_GRADIENT, id) for id, index in network.parameter.items() if gradient[index]), None)


def _largest_output(network: Network, a: Array) -> Found:
    outputs = np.abs(a.reshape(len(a), -1)[network.program.outputs])
    return _LOSS, network.outputs[int(outputs.max(axis=1).argmax())]


def _problem(drawing: Drawing, sentence: Phrase, id: str, advice: Phrase) -> Problem:
    edge = drawing.edges.get(id)
    name = edge_name(drawing, edge) if edge else node_name(drawing.nodes[id])
    return Problem(sentence.of(name=name, advice=advice), (id,))
