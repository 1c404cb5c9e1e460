"""Random drawings for tests: any shape that can be drawn, with skips, mixed activations and loose ends."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st
from msgspec.structs import replace

from simulator.drawing.drawing import Drawing
from simulator.drawing.records import Edge, Node, Training
from simulator.model.compiler import compile_drawing
from simulator.model.network import Network
from simulator.numerics.activations import ACTIVATIONS
from simulator.numerics.losses import LOSSES, Loss
from simulator.numerics.losses import loss as loss_row
from tests.graphs import graph_features, graphs, one_of, random_graph

__all__ = ["compiled", "drawings", "graph_features", "graphs", "random_drawing", "random_graph"]

SMOOTH = tuple(row.key for row in ACTIVATIONS if not row.kinks)
MIXED = tuple(row.key for row in ACTIVATIONS)
FEATURES = tuple(f"f{index}" for index in range(12))
TARGETS = tuple(f"t{index}" for index in range(40))


def compiled(drawing: Drawing) -> Network:
    """Its network, with the columns above."""
    network = compile_drawing(drawing, FEATURES, TARGETS)
    assert isinstance(network, Network), [str(problem) for problem in network]
    return network


def random_drawing(
    rng: np.random.Generator,
    neurons: int = 8,
    inputs: int = 3,
    density: float = 0.4,
    activations: tuple[str, ...] = MIXED,
    loss: str | None = "squared_error",
    seed: int = 0,
) -> Drawing:
    """A drawing whose every neuron reads some of the nodes before it; ``loss=None`` draws the loss too.

    Ids and places are shuffled, so that no order of them is an order of evaluation. Use it with the
    columns ``FEATURES`` and ``TARGETS``; it always has an output.
    """
    chosen = _loss(rng, neurons, loss)
    ids = [f"n{number}" for number in 1 + rng.permutation(inputs + neurons)]
    edges = _edges(rng, ids, inputs, density)
    nodes = [_node(rng, id, index < inputs, activations) for index, id in enumerate(ids)]
    nodes = _mark_outputs(rng, nodes, edges, chosen)
    training = Training(
        loss=chosen.key,
        convention=one_of(rng, chosen.conventions),
        initializer="normal",
        spread=0.6,
        seed=seed,
    )
    return Drawing([*nodes, *edges, training])


def drawings(
    max_neurons: int = 12, activations: tuple[str, ...] = MIXED, loss: str | None = None
) -> st.SearchStrategy[Drawing]:
    """A strategy of random drawings, from one neuron on."""
    return st.builds(
        lambda seed, neurons, inputs, density: random_drawing(
            np.random.default_rng(seed), neurons, inputs, density, activations, loss, seed
        ),
        st.integers(0, 2**32 - 1),
        st.integers(1, max_neurons),
        st.integers(1, 5),
        st.sampled_from((0.15, 0.4, 0.7, 1.0)),
    )


def _loss(rng: np.random.Generator, neurons: int, key: str | None) -> Loss:
    """A single neuron cannot share out a probability."""
    choices = [row for row in LOSSES if row.head != "softmax" or neurons > 1]
    return choices[rng.integers(len(choices))] if key is None else loss_row(key)


def _edges(rng: np.random.Generator, ids: list[str], inputs: int, density: float) -> list[Edge]:
    """Now and then a neuron reads exactly what the one before it reads, as in a layer."""
    pairs: list[tuple[str, str]] = []
    sources: list[str] = []
    for index in range(inputs, len(ids)):
        if not sources or rng.random() < 0.5:
            sources = [id for id in ids[:index] if rng.random() < density]
        pairs += [(source, ids[index]) for source in sources]
    if not pairs:
        pairs = [(ids[0], ids[-1])]
    numbers = 1 + len(ids) + rng.permutation(len(pairs))
    return [Edge(id=f"e{n}", source=a, target=b) for n, (a, b) in zip(numbers, pairs, strict=True)]


def _node(rng: np.random.Generator, id: str, is_input: bool, activations: tuple[str, ...]) -> Node:
    x, y = rng.uniform(-500, 500, 2)
    kind = "input" if is_input else "neuron"
    return Node(id=id, kind=kind, x=x, y=y, activation=one_of(rng, activations))


def _mark_outputs(rng: np.random.Generator, nodes: list[Node], edges: list[Edge], loss: Loss) -> list[Node]:
    """The loose ends, or else a few neurons anywhere; with the activation that the loss asks for."""
    starts, ends = {edge.source for edge in edges}, {edge.target for edge in edges}
    neurons = [node for node in nodes if node.kind == "neuron"]
    loose = {node.id for node in neurons if node.id in ends and node.id not in starts}
    anywhere = rng.random() < 0.3 or (loss.head == "softmax" and len(loose) < 2)
    if anywhere:
        count = min(len(neurons), int(rng.integers(2, 5)))
        loose = {node.id for node in rng.choice(np.array(neurons, dtype=object), count, replace=False)}
    return [_as_output(rng, node, loss, anywhere) if node.id in loose else node for node in nodes]


def _as_output(rng: np.random.Generator, node: Node, loss: Loss, marked: bool) -> Node:
    choices = {"none": (node.activation,), "sigmoid": ("sigmoid", "linear"), "softmax": ("linear",)}
    return replace(node, activation=one_of(rng, choices[loss.head]), output=marked)
