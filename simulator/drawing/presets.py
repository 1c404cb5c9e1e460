"""Drawings made from a few numbers: 2-4-1 is two inputs, four neurons and an output, fully connected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from simulator.drawing.drawing import Drawing
from simulator.drawing.labels import PREFIXES
from simulator.drawing.layout import gap_beside
from simulator.drawing.limits import EDGES, NODES
from simulator.drawing.records import ROW, Edge, Group, Node, Record
from simulator.language import phrase
from simulator.problems import refuse


def from_layers(
    sizes: Sequence[int],
    activation: str = "sigmoid",
    output_activation: str | None = None,
    records: Iterable[Record] = (),
) -> Drawing:
    """Inputs, layers and outputs from left to right around the origin; ``records`` are Training and Data.

    Raises ``Refusal`` for fewer than two layers, an empty one, or more than a drawing holds.
    """
    _check(sizes)
    layers = [
        _layer(sizes, index, activation if index < len(sizes) - 1 else output_activation or activation)
        for index in range(len(sizes))
    ]
    nodes = [node for layer in layers for node in layer]
    groups = [Group(id=group) for group in dict.fromkeys(n.group for n in nodes) if group]
    return Drawing([*groups, *nodes, *_edges(layers), *records])


def _check(sizes: Sequence[int]) -> None:
    if len(sizes) < 2 or min(sizes) < 1:
        text = phrase(
            "Presets", "“{sizes}” is no network: give two layers or more, each of one neuron or more."
        )
        raise refuse(text.of(sizes="-".join(map(str, sizes))))
    edges = sum(a * b for a, b in pairwise(sizes))
    if sum(sizes) > NODES or edges > EDGES:
        text = phrase(
            "Presets", "{nodes} neurons and {edges} edges are too many; at most {most} and {limit}."
        )
        raise refuse(text.of(nodes=sum(sizes), edges=edges, most=NODES, limit=EDGES))


def _layer(sizes: Sequence[int], index: int, activation: str) -> list[Node]:
    first, last = index == 0, index == len(sizes) - 1
    kind = "input" if first else "neuron"
    prefix = PREFIXES["output" if last else kind]
    x = (index - (len(sizes) - 1) / 2) * gap_beside(max(sizes))
    before, labeled = sum(sizes[:index]), 0 if first or last else sum(sizes[1:index])
    return [
        Node(
            id=f"n{before + row + 1}",
            kind=kind,
            x=x,
            y=(row - (sizes[index] - 1) / 2) * ROW,
            label=f"{prefix}{labeled + row + 1}",
            activation=activation,
            output=last,
            group=None if first or last else f"g{index}",
        )
        for row in range(sizes[index])
    ]


def _edges(layers: Sequence[Sequence[Node]]) -> Iterator[Edge]:
    number = 0
    for sources, targets in pairwise(layers):
        for target in targets:
            for source in sources:
                number += 1
                yield Edge(id=f"e{number}", source=source.id, target=target.id)
