"""A grid of drawings of all shapes: the executors' costs are fitted on a part of it and tried on the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import msgspec
import numpy as np

from simulator.drawing.drawing import Drawing
from simulator.drawing.records import Node
from simulator.numerics.activations import ACTIVATIONS
from tests.benchmarks.tasks import Task, formula, irregular, layered, lift_the_limit

INPUTS = (2, 64, 784)
RANKS = (1, 2, 3, 6)
WIDTHS = (1, 2, 4, 8, 16, 32, 64, 128, 256)
BATCHES = (1, 4, 10, 32, 100, 256)
NEURONS = (3, 10, 30, 100, 300, 1_000)
SOURCES = (2, 5, 10, 30)
OPERATIONS = (1, 3, 10, 30, 100, 300, 1_000)

EDGES = 300_000
MOST = 40_000_000
"""Edges times samples beyond which no loop comes near a matrix product, and measuring takes long."""


def grid(rng: np.random.Generator, count: int) -> Iterator[Task]:
    """Some of all shapes, in no order: to three layered ones an irregular one, and all formulas."""
    layers = list(_layered())
    loose = list(_irregular())
    chosen = [layers[place] for place in rng.permutation(len(layers))[: count - count // 4]]
    chosen += [loose[place] for place in rng.permutation(len(loose))[: count // 4]]
    chosen += [((operations,), batch) for operations, batch in product(OPERATIONS, BATCHES)]
    keys = [row.key for row in ACTIVATIONS]
    return (_task(chosen[place], str(rng.choice(keys))) for place in rng.permutation(len(chosen)))


def _layered() -> Iterator[tuple[tuple[int, ...], int]]:
    for inputs, ranks, width, batch in product(INPUTS, RANKS, WIDTHS, BATCHES):
        edges = (inputs + width * (ranks - 1) + 1) * width
        if edges < EDGES and edges * batch < MOST:
            yield (inputs, *[width] * ranks, 1), batch


def _irregular() -> Iterator[tuple[tuple[int, int], int]]:
    for neurons, sources, batch in product(NEURONS, SOURCES, BATCHES):
        if neurons * sources * batch < MOST:
            yield (neurons, sources), batch


def _task(shape: tuple[tuple[int, ...], int], activation: str) -> Task:
    lift_the_limit()
    sizes, batch = shape
    if len(sizes) == 1:
        return formula(*sizes, batch)
    if len(sizes) == 2:  # an irregular one
        neurons, sources = sizes
        task = irregular(neurons, neurons * sources, batch, inputs=max(4, sources))
    else:
        task = layered(sizes, batch)
    return replace(task, name=f"{task.name}, {activation}, {batch}", drawing=_with(task.drawing, activation))


def _with(drawing: Drawing, activation: str) -> Drawing:
    """The same drawing with another activation in every neuron."""
    return Drawing(
        msgspec.structs.replace(record, activation=activation) if isinstance(record, Node) else record
        for record in drawing.records.values()
    )
