"""The weights file: a trained network for other programs, as small and plain as JSON can be.

Nodes stand in the order in which they are computed, so a reader needs one loop and no graph theory.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

VERSION = 1

Id = Annotated[str, Meta(min_length=1, max_length=64)]
Name = Annotated[str, Meta(max_length=1_000)]
Count = Annotated[int, Meta(ge=0, le=2**53)]


class InputNode(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind", tag="input"):
    """Its value is a column of the data."""

    id: Id
    label: Name
    column: Name


class NeuronNode(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind", tag="neuron"
):
    """Its value is ``activation(bias + sum of weight * value over the edges that end in it)``."""

    id: Id
    label: Name
    activation: Name
    bias: float


class WeightedEdge(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Carries the value of its source, times its weight, to its target."""

    id: Id
    source: Id
    target: Id
    weight: float


class Output(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Predicts a column: ``function`` of the node's value."""

    node: Id
    column: Name
    function: Literal["linear", "sigmoid"]
    """``sigmoid`` where the loss took the node's value for a logit."""


class Layer(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``a[nodes] = activations(weights @ a[sources] + biases)``."""

    sources: tuple[Id, ...]
    nodes: tuple[Id, ...]
    weights: tuple[tuple[float, ...], ...]
    """A row per node, a column per source."""
    biases: tuple[float, ...]
    activations: tuple[Name, ...]


class ScaledColumn(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A column of the data as the network sees it: ``(value in the data's own unit - shift) / scale``."""

    name: Name
    role: Literal["feature", "target"]
    shift: float
    scale: float


class LearnedData(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What it was trained on."""

    name: Name
    """A built-in dataset's key, or the name of an imported table."""
    columns: tuple[ScaledColumn, ...]


class ChosenLoss(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was made small."""

    key: Name
    convention: Name


class WeightsFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole file."""

    format: Literal["backprop-weights"] = "backprop-weights"
    version: Annotated[int, Meta(ge=1)] = VERSION
    nodes: tuple[InputNode | NeuronNode, ...]
    edges: tuple[WeightedEdge, ...]
    outputs: tuple[Output, ...]
    softmax: bool
    """Whether the outputs together go through a softmax."""
    layers: tuple[Layer, ...] | None
    """The same weights as matrices, where every node reads exactly the layer before it; else null."""
    loss: ChosenLoss
    data: LearnedData
    step: Count
    epoch: Count
