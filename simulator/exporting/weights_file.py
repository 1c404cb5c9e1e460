"""The weights file: a trained network for other programs, as small and plain as JSON can be.

Nodes stand in the order in which they are computed, so a reader needs one loop and no graph theory.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

VERSION = 2
"""Version 2 added leaves, operations, and losses of single outputs; version 1 is read as it is."""

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


class VariableNode(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind", tag="variable"
):
    """Has the value that was learned."""

    id: Id
    label: Name
    value: float


class ConstantNode(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind", tag="constant"
):
    """Has a value that is not learned."""

    id: Id
    label: Name
    value: float


class OperationNode(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind", tag="operation"
):
    """Its value is ``operation(values of arguments)``, in their order; no edge of the file ends in it."""

    id: Id
    label: Name
    operation: Name
    arguments: tuple[Id, ...]


AnyNode = InputNode | NeuronNode | VariableNode | ConstantNode | OperationNode


class WeightedEdge(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Carries the value of its source, times its weight, to its target."""

    id: Id
    source: Id
    target: Id
    weight: float


class Output(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Predicts a column, or nothing that is known (null): ``function`` of the node's value."""

    node: Id
    column: Name | None
    function: Literal["linear", "sigmoid", "softmax"]
    """``sigmoid`` where the loss took the node's value for a logit; ``softmax``: those outputs together."""
    loss: Name | None = None
    """The key of its own loss, where that is another than the file's."""
    loss_weight: float = 1.0
    """What its loss counted in the sum; 0 was only watched."""


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
    nodes: tuple[AnyNode, ...]
    edges: tuple[WeightedEdge, ...]
    outputs: tuple[Output, ...]
    softmax: bool
    """Whether all outputs together go through a softmax; their functions are linear then."""
    layers: tuple[Layer, ...] | None
    """The same weights as matrices, where every node reads exactly the layer before it; else null."""
    loss: ChosenLoss
    data: LearnedData
    step: Count
    epoch: Count
