"""A drawing in PyTorch: walked node by node from its records, sharing nothing with compiler and executors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from graphlib import TopologicalSorter
from typing import Any

import pytest

from simulator.drawing.drawing import Drawing
from simulator.drawing.records import Edge, Node

torch = pytest.importorskip("torch", reason="PyTorch is not installed")
functional = torch.nn.functional
torch.set_num_threads(1)

Tensor = Any

ACTIVATION: Mapping[str, Callable[[Tensor], Tensor]] = {
    "linear": lambda z: z + 0.0,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": functional.relu,
    "leaky_relu": functional.leaky_relu,
    "elu": functional.elu,
    "softplus": lambda z: torch.logaddexp(z, torch.zeros_like(z)),
    "gelu": lambda z: z * torch.special.erfc(z * -(0.5**0.5)) / 2,  # its own is -0 from z = -8.3 down
    "silu": functional.silu,
    "sine": torch.sin,
}

OPERATION: Mapping[str, Callable[..., Tensor]] = {
    "add": torch.add,
    "subtract": torch.sub,
    "multiply": torch.mul,
    "divide": torch.div,
    "power": torch.pow,
    "max": torch.maximum,
    "min": torch.minimum,
    "sum": torch.add,
    "negate": torch.neg,
    "reciprocal": torch.reciprocal,
    "square": torch.square,
    "sqrt": torch.sqrt,
    "exp": torch.exp,
    "log": torch.log,
    "absolute": torch.abs,
    "sine": torch.sin,
    "cosine": torch.cos,
    "tanh": torch.tanh,
    "sigmoid": torch.sigmoid,
    "relu": torch.relu,
}

LOSS: Mapping[str, Callable[[Tensor, Tensor], Tensor]] = {
    "squared_error": lambda a, y: ((a - y) ** 2).sum(),
    "binary_cross_entropy": lambda z, y: functional.binary_cross_entropy_with_logits(z, y, reduction="sum"),
    "softmax_cross_entropy": lambda z, y: functional.cross_entropy(z, y, reduction="sum"),
    "absolute_error": lambda a, y: functional.l1_loss(a, y, reduction="sum"),
    "huber": lambda a, y: functional.huber_loss(a, y, reduction="sum"),
    "value": lambda a, y: a.sum(),
}
"""Of outputs side by side, (samples, outputs)."""

OF_LOGITS = ("binary_cross_entropy", "softmax_cross_entropy")
KINKED = ("relu", "leaky_relu", "elu", "max", "min", "absolute")
"""Activations and operations with a kink at 0, or where both arguments are the same."""

CLOSE = 1e-12
HALVED = ("squared_error",)
"""Losses that know the conventions with a half; the others take the nearest without."""


@dataclass(slots=True)
class Walk:
    """One walk forward; after ``backward`` the gradient of each tensor is in its ``grad``."""

    drawing: Drawing
    parameter: Mapping[str, Tensor]
    """By the id of an edge or node; what is tied is one tensor."""
    samples: int
    z: dict[str, Tensor] = field(default_factory=dict)
    a: dict[str, Tensor] = field(default_factory=dict)
    flow: dict[str, Tensor] = field(default_factory=dict)
    """What an edge brings to an operation, by its id."""
    on_edge: bool = False
    """Whether rounding alone decides on which side of a kink something is."""

    def look_at(self, distance: Tensor) -> None:
        """``distance`` is 0 at a kink."""
        size = distance.detach().abs()
        self.on_edge |= bool(((size > 0) & (size < CLOSE)).any())

    def delta(self, id: str) -> Tensor:
        """dL/dz of a neuron, dL/da of any other node."""
        return gradient(self.z.get(id, self.a[id]))

    def flows(self, edge: str) -> Tensor:
        """What flows back through an edge that carries no weight."""
        return gradient(self.flow[edge])


def gradient(tensor: Tensor) -> Tensor:
    """What reached it; 0 for what L does not depend on."""
    return torch.zeros_like(tensor) if tensor.grad is None else tensor.grad


def walk(drawing: Drawing, parameter: Mapping[str, Tensor], x: Mapping[str, Tensor], samples: int) -> Walk:
    """Forward, for the values (samples,) of every input."""
    done = Walk(drawing, parameter, samples)
    before = {id: [edge.source for edge in drawing.incoming(id).values()] for id in drawing.nodes}
    for id in TopologicalSorter(before).static_order():
        node = drawing.nodes[id]
        a = x[id] if node.kind == "input" else _value(done, node)
        done.a[id] = _kept(a)
    return done


def _kept(tensor: Tensor) -> Tensor:
    tensor.requires_grad_() if tensor.is_leaf else tensor.retain_grad()
    return tensor


def _value(done: Walk, node: Node) -> Tensor:
    edges = list(done.drawing.incoming(node.id).values())
    if node.kind in ("variable", "constant"):
        return done.parameter[node.id].expand(done.samples) + 0.0
    if node.kind == "neuron":
        z = done.parameter[node.id].expand(done.samples) + 0.0
        for edge in edges:
            z = z + done.parameter[edge.id] * done.a[edge.source]
        done.z[node.id] = _kept(z)
        if node.activation in KINKED:
            done.look_at(z)
        return ACTIVATION[node.activation](z)
    return _operation(done, node.kind, sorted(edges, key=_place))


def _place(edge: Edge) -> tuple[int, int]:
    return edge.argument, int(edge.id[1:])


def _operation(done: Walk, key: str, edges: list[Edge]) -> Tensor:
    """More than two arguments are brought together in pairs: where two are the largest, both get a half."""
    for edge in edges:
        done.flow[edge.id] = _kept(done.a[edge.source] + 0.0)
    arguments = [done.flow[edge.id] for edge in edges]
    if key == "sum" and len(arguments) == 1:
        return arguments[0] + 0.0
    while len(arguments) > 2:
        pairs = zip(arguments[::2], arguments[1::2], strict=False)
        left = arguments[-1:] if len(arguments) % 2 else []
        arguments = [*(_apply(done, key, *pair) for pair in pairs), *left]
    return _apply(done, key, *arguments)


def _apply(done: Walk, key: str, *arguments: Tensor) -> Tensor:
    if key in KINKED:
        done.look_at(arguments[0] - arguments[1] if len(arguments) > 1 else arguments[0])
    return OPERATION[key](*arguments)


def error(done: Walk, outputs: list[str], formula: bool, y: Tensor) -> Tensor:
    """L of a walk: outputs with one loss and one weight are measured together. y is (samples, outputs)."""
    training = done.drawing.training
    together: dict[tuple[str, float], list[int]] = {}
    for place, id in enumerate(outputs):
        node = done.drawing.nodes[id]
        key = node.loss or ("value" if formula else training.loss)
        together.setdefault((key, node.loss_weight), []).append(place)
    total = torch.zeros((), dtype=torch.float64)
    for (key, weight), places in together.items():
        table = done.z if key in OF_LOGITS else done.a
        said = torch.stack([table[outputs[place]] for place in places], dim=1)
        factor = _factor(training.convention, key in HALVED, done.samples)
        total = total + weight * factor * LOSS[key](said, y[:, places])
    return total


def _factor(convention: str, halved: bool, samples: int) -> float:
    half = 0.5 if convention.startswith("half") and halved else 1.0
    return half / samples if convention.endswith("mean") else half
