"""Random computational graphs for tests: operations, leaves and neurons mixed, ties and several losses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from hypothesis import strategies as st
from msgspec.structs import replace

from simulator.drawing.drawing import Drawing
from simulator.drawing.records import Edge, Node, Training
from simulator.numerics.activations import ACTIVATIONS, activation
from simulator.numerics.arithmetic import OPERATIONS, Operation, operation
from simulator.numerics.array import Array
from simulator.numerics.losses import LOSSES
from simulator.numerics.losses import loss as loss_row

ALL = tuple(row.key for row in OPERATIONS)
SMOOTH_OPERATIONS = tuple(row.key for row in OPERATIONS if row.kink is None)
MIXED = tuple(row.key for row in ACTIVATIONS)
SMOOTH = tuple(row.key for row in ACTIVATIONS if not row.kinks)

FEATURE = 3.0
"""Features are expected between minus this and this; no operation then leaves its domain at the start."""

_WEIGHT, _BIAS = 2.0, 3.0
"""Taken for the largest weight and bias of neurons, which are not drawn yet."""
_TAME = 50.0
"""Larger values and derivatives are not let happen."""
_WEIGHTS = (1.0, 1.0, 1.0, 0.5, 2.0, -0.25, 0.0)

_STEPS = {1: np.linspace(0, 1, 66), 2: np.linspace(0, 1, 10)}
_GRID = {1: [np.arange(66)], 2: [*np.indices((10, 10)).reshape(2, 100)]}
"""Places in a range, and all pairs of the places in two of them."""

Range = tuple[float, float]


def one_of(rng: np.random.Generator, of: Sequence[str]) -> str:
    """Any of them; what ``rng.choice`` does, in a tenth of its time."""
    return of[int(rng.integers(len(of)))]


@dataclass(slots=True)
class _Sketch:
    """What is drawn so far; of every node the range its value stays in."""

    rng: np.random.Generator
    ids: list[str]
    operations: tuple[str, ...]
    activations: tuple[str, ...]
    neurons: float
    nodes: list[Node] = field(default_factory=list)
    ranges: list[Range] = field(default_factory=list)
    edges: list[tuple[str, str, int]] = field(default_factory=list)
    """Source, target and argument."""

    def leaf(self, kind: str) -> None:
        value = float(self.rng.uniform(0.3, 2.0) * self.rng.choice((1, 1, -1)))
        free = kind == "variable" and self.rng.random() < 0.2
        frozen = bool(self.rng.random() < 0.2)
        self._add(
            kind, (-_BIAS, _BIAS) if free else (value, value), bias=None if free else value, frozen=frozen
        )

    def input(self) -> None:
        self._add("input", (-FEATURE, FEATURE))

    def neuron(self) -> None:
        key = one_of(self.rng, self.activations)
        sources = self._some(int(self.rng.integers(0, 1 + min(len(self.nodes), 6))))
        most = _BIAS + sum(_WEIGHT * np.abs(self.ranges[place]).max() for place in sources)
        with np.errstate(over="ignore"):
            values = activation(key).function(np.linspace(-most, most, 257))
        bias = float(self.rng.normal()) if self.rng.random() < 0.3 else None
        self._connect(sources, ordered=False)
        self._add("neuron", (float(values.min()), float(values.max())), activation=key, bias=bias)

    def operation(self) -> None:
        for _ in range(30):
            row = operation(one_of(self.rng, self.operations))
            sources = self._arguments(row)
            reached = _reach(row, [self.ranges[place] for place in sources]) if sources else None
            if reached is not None:
                self._connect(sources, ordered=True)
                self._add(row.key, reached)
                return
        self.neuron()

    def _arguments(self, row: Operation) -> list[int]:
        """Different nodes, as many as the operation takes; none where there are not enough."""
        most = min(row.most or 5, len(self.nodes))
        if most < row.least:
            return []
        return self._some(int(self.rng.integers(row.least, most + 1)))

    def _some(self, count: int) -> list[int]:
        """So many different nodes."""
        chosen: list[int] = self.rng.permutation(len(self.nodes))[:count].tolist()
        return chosen

    def _connect(self, sources: Sequence[int], ordered: bool) -> None:
        """Into the node that comes next. Half of the operations are ordered by the age of edges alone."""
        target, numbered = self.ids[len(self.nodes)], ordered and self.rng.random() < 0.5
        for number, place in enumerate(sources):
            self.edges.append((self.nodes[place].id, target, number if numbered else 0))

    def _add(self, kind: str, reached: Range, **fields: object) -> None:
        x, y = self.rng.uniform(-500, 500, 2)
        self.nodes.append(Node(id=self.ids[len(self.nodes)], kind=kind, x=x, y=y, **fields))  # type: ignore[arg-type]
        self.ranges.append(reached)


def random_graph(
    rng: np.random.Generator,
    nodes: int = 12,
    inputs: int = 2,
    neurons: float = 0.4,
    operations: tuple[str, ...] = ALL,
    activations: tuple[str, ...] = MIXED,
    losses: bool = True,
    seed: int = 0,
) -> Drawing:
    """A drawing of so many nodes, 2 or more, that mixes neurons (this share) and operations as they come.

    At most half of the nodes are inputs or leaves; with no input it is a formula without data. Use it
    with ``graph_features`` (or features within ``FEATURE``) and the columns ``FEATURES`` and ``TARGETS``.
    With ``losses`` its outputs are measured in several ways. Ids and places are shuffled.
    """
    ids = [f"n{number}" for number in 1 + rng.permutation(nodes)]
    sketch = _Sketch(rng, ids, operations, activations, neurons)
    starts = max(1, min(nodes // 2, inputs + int(rng.integers(1, 5))))
    for place in range(starts):
        sketch.input() if place < inputs else sketch.leaf(one_of(rng, ("variable", "constant")))
    for _ in range(nodes - starts):
        sketch.neuron() if rng.random() < neurons else sketch.operation()
    edges = _edges(sketch)
    if not edges:
        edges = [Edge(id=f"e{nodes + 1}", source=ids[0], target=ids[-1])]
        sketch.nodes[-1] = replace(sketch.nodes[-1], kind="neuron")
    drawn = _measured(rng, sketch.nodes, edges) if losses else _marked(rng, sketch.nodes, edges)
    training = Training(
        convention=one_of(rng, loss_row("squared_error").conventions),
        initializer="normal",
        spread=0.6,
        seed=seed,
    )
    return Drawing([*drawn, *edges, training])


def graph_features(rng: np.random.Generator, samples: int, columns: int) -> Array:
    """Features for which no operation of a random graph leaves its domain at its initial weights."""
    return rng.uniform(-FEATURE, FEATURE, (samples, columns))


def graphs(max_nodes: int = 14, **settings: object) -> st.SearchStrategy[Drawing]:
    """A strategy of random graphs."""
    return st.builds(
        lambda seed, nodes, inputs, share: random_graph(
            np.random.default_rng(seed),
            nodes,
            inputs,
            share,
            seed=seed,
            **settings,  # type: ignore[arg-type]
        ),
        st.integers(0, 2**32 - 1),
        st.integers(2, max_nodes),
        st.integers(0, 3),
        st.sampled_from((0.0, 0.4, 0.8)),
    )


def _reach(row: Operation, ranges: Sequence[Range]) -> Range | None:
    """The range of an operation's value; ``None`` where it or a derivative is not tame everywhere."""
    while len(ranges) > len(row.derivatives):
        joined = _reach(operation(row.folds_by), ranges[:2])
        if joined is None:
            return None
        ranges = [joined, *ranges[2:]]
    steps, pairs = _STEPS[len(ranges)], _GRID[len(ranges)]
    grid = [_places(low, high, steps)[at] for (low, high), at in zip(ranges, pairs, strict=True)]
    with np.errstate(all="ignore"):
        value = row.function(*grid)
        seen = [value, *(derivative(*grid, value) for derivative in row.derivatives)]
    # What is no number is not below anything.
    tame = all(np.abs(table).max() <= _TAME for table in seen)
    return (float(value.min()), float(value.max())) if tame else None


def _places(low: float, high: float, steps: Array) -> Array:
    """Places in a range, and in place of its middle the 0 at which most domains end, or what is nearest."""
    places = low + (high - low) * steps
    places[len(places) // 2] = min(max(0.0, low), high)
    return places


def _edges(sketch: _Sketch) -> list[Edge]:
    """Ids shuffled; some weights typed, some frozen, some tied."""
    rng, kinds = sketch.rng, {node.id: node.kind for node in sketch.nodes}
    numbers = _numbers(rng, 1 + len(sketch.nodes), sketch.edges)
    edges = [
        Edge(id=f"e{number}", source=source, target=target, argument=argument)
        for number, (source, target, argument) in zip(numbers, sketch.edges, strict=True)
    ]
    return [_weighted(rng, edge) if kinds[edge.target] == "neuron" else edge for edge in edges]


def _numbers(rng: np.random.Generator, first: int, edges: Sequence[tuple[str, str, int]]) -> list[int]:
    """Of ids. Among the edges into one node older ones come first, or last where arguments are numbered."""
    free = (first + rng.permutation(len(edges))).tolist()
    by_target: dict[str, list[int]] = {}
    for place, (_, target, _) in enumerate(edges):
        by_target.setdefault(target, []).append(place)
    numbers = [0] * len(edges)
    for places in by_target.values():
        drawn = sorted([free.pop() for _ in places], reverse=any(edges[place][2] for place in places))
        for place, number in zip(places, drawn, strict=True):
            numbers[place] = number
    return numbers


def _weighted(rng: np.random.Generator, edge: Edge) -> Edge:
    weight = float(rng.normal(0, 0.6)) if rng.random() < 0.3 else None
    tie = one_of(rng, ("t1", "t2")) if rng.random() < 0.3 else None
    return replace(edge, weight=weight, frozen=bool(rng.random() < 0.1), tie=tie)


def _loose(nodes: Sequence[Node], edges: Sequence[Edge]) -> list[str]:
    """Nodes that are outputs if none is marked."""
    starts, ends = {edge.source for edge in edges}, {edge.target for edge in edges}
    return [node.id for node in nodes if node.id in ends and node.id not in starts]


def _marked(rng: np.random.Generator, nodes: Sequence[Node], edges: Sequence[Edge]) -> list[Node]:
    """Now and then a few nodes anywhere are the outputs, so that others are not used at all."""
    if rng.random() < 0.5:
        return list(nodes)
    computing = [node.id for node in nodes if node.kind not in ("input", "variable", "constant")]
    count = int(rng.integers(1, 1 + min(len(computing), 4)))
    chosen = set(rng.choice(computing, count, replace=False).tolist())
    return [replace(node, output=True) if node.id in chosen else node for node in nodes]


def _measured(rng: np.random.Generator, nodes: Sequence[Node], edges: Sequence[Edge]) -> list[Node]:
    """Each output by a loss of its own; those that share out a probability all weigh the same."""
    marked = _marked(rng, nodes, edges)
    outputs = [node.id for node in marked if node.output] or _loose(marked, edges)
    measured = {id: replace(node, **_measure(rng, node)) for node in marked if (id := node.id) in outputs}
    shared = [id for id, node in measured.items() if node.kind == "neuron" and rng.random() < 0.3]
    if len(shared) > 1:
        one = {"loss": "softmax_cross_entropy", "loss_weight": 1.0, "activation": "linear"}
        measured |= {id: replace(measured[id], **one) for id in shared}
    if not any(node.loss_weight for node in measured.values()):
        measured = {id: replace(node, loss_weight=1.0) for id, node in measured.items()}
    return [measured.get(node.id, node) for node in marked]


def _measure(rng: np.random.Generator, node: Node) -> dict[str, object]:
    rows = [row for row in LOSSES if row.head == "none" or (row.head == "sigmoid" and node.kind == "neuron")]
    chosen = rows[int(rng.integers(len(rows)))]
    fields: dict[str, object] = {"loss": chosen.key, "loss_weight": float(rng.choice(_WEIGHTS))}
    if chosen.head == "sigmoid":
        fields["activation"] = one_of(rng, ("sigmoid", "linear"))
    elif rng.random() < 0.3:
        fields["loss"] = None
    return fields
