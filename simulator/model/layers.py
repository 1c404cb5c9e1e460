"""Layers: where the drawing is a fully connected rank, its matrix form Y = X W + B."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.model.network import Network
from simulator.numerics.array import Indices
from simulator.numerics.program import Affine


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """Neurons that read the same sources: a sample is a row of X, (samples, sources), and of Y.

    ``weights`` says where W, (sources, targets), stands in theta, and ``biases`` where B, (targets,).
    """

    sources: tuple[str, ...]
    targets: tuple[str, ...]
    weights: Indices
    biases: Indices


def layers_of(network: Network) -> tuple[Layer, ...]:
    """Every matrix product of the program that reads something, in the order of evaluation."""
    names = {slot: id for id, slot in network.slot.items()}
    steps = [step for step in network.program.steps if isinstance(step, Affine)]
    layers = [_layer(step, names) for step in steps]
    return tuple(layer for layer in layers if layer.sources)


def _layer(step: Affine, names: dict[int, str]) -> Layer:
    slots = step.sources
    sources = range(slots.start, slots.stop) if isinstance(slots, slice) else slots.tolist()
    targets = range(step.targets.start, step.targets.stop)
    places = np.arange(step.weights.start, step.weights.stop).reshape(len(targets), len(sources))
    return Layer(
        sources=tuple(names[slot] for slot in sources),
        targets=tuple(names[slot] for slot in targets),
        weights=places.T,
        biases=np.arange(step.biases.start, step.biases.stop),
    )
