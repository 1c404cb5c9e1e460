"""What can be drawn and chosen: plain records that never change, each with an id."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

NODE_RADIUS = 24.0
"""Drawn radius of a node in scene units; gestures, layout and painting agree on it."""

GRID = 12.0
"""Distance of the snapping grid in scene units."""

ROW = 72.0
"""Distance of neighbors in a layer, center to center."""

COLUMN = 168.0
"""Distance of layers, center to center."""


NEURON = "neuron"
"""The one kind whose edges carry weights; into every other that takes edges they bring arguments."""

LEAVES = frozenset({"variable", "constant"})
"""Kinds of nodes that have a value of their own."""

SOURCES = LEAVES | {"input"}
"""Kinds of nodes that no edge leads into."""


class Node(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place where a value is computed.

    ``kind`` is a key of ``model.KINDS``. ``column`` binds an input to a feature, an output to a
    target; ``None`` binds in order from top to bottom. ``bias`` is the *initial* bias of a neuron or
    the *initial* value of a variable, ``None`` is drawn from the initializer; of a constant it is the
    value. What is frozen is not updated.
    """

    id: str
    kind: str
    x: float
    y: float
    label: str = ""
    bias: float | None = None
    activation: str = "sigmoid"
    output: bool = False
    column: str | None = None
    group: str | None = None
    frozen: bool = False
    loss: str | None = None
    """How an output is measured, where that is not as ``Training.loss`` says."""
    loss_weight: float = 1.0
    """What its loss counts in the sum of all outputs; 0 only watches it."""


class Edge(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A connection: into a neuron with a weight, into an operation as one of its arguments.

    ``weight`` is the *initial* one, ``None`` is drawn from the initializer. Edges of the same ``tie``
    have one weight in common. ``argument`` counts where the order matters: the lowest comes first, among
    equals the older edge.
    """

    id: str
    source: str
    target: str
    weight: float | None = None
    frozen: bool = False
    tie: str | None = None
    argument: int = 0


class Group(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A layer: nodes that were placed together, which name it in ``Node.group``."""

    id: str
    label: str = ""


class Training(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the drawing is trained; one such record, so that a setting is undone like an edge."""

    id: Literal["training"] = "training"
    loss: str = "squared_error"
    convention: str = "half_mean"
    optimizer: str = "gradient_descent"
    eta: float = 0.5
    momentum: float = 0.9
    decay: float = 0.999
    l1: float = 0.0
    l2: float = 0.0
    batch: int = 0
    """Samples in a batch; 0 means all."""
    shuffle: bool = True
    initializer: str = "uniform"
    spread: float = 0.5
    """The initializer's one number: r of uniform, sigma of normal, the constant; a gain elsewhere."""
    initial_bias: str = "same"
    """``same`` draws biases as weights are drawn (if the initializer says so), ``zero`` starts them at 0."""
    seed: int = 0
    stop_epochs: int | None = None
    stop_loss: float | None = None
    patience: int | None = None


class Column(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One numeric column of imported data, as the network sees it, with how it was scaled."""

    name: str
    role: Literal["feature", "target"]
    values: tuple[float, ...]
    shift: float = 0.0
    scale: float = 1.0
    """The file's own value is ``values * scale + shift``."""


class Table(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Imported data, carried inside the document so that it can be sent to somebody."""

    name: str
    columns: tuple[Column, ...]


class Data(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which data the drawing learns; one such record. ``dataset`` is a key of ``DATASETS`` or ``table``."""

    id: Literal["data"] = "data"
    dataset: str = "xor"
    size: int = 200
    noise: float = 0.1
    held_out: float = 0.0
    """Fraction of the samples that is kept for testing, 0 <= held_out < 1."""
    seed: int = 0
    table: Table | None = None


Record = Node | Edge | Group | Training | Data
