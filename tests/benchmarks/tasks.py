"""Tasks: a drawing with its data, and the same network as plain arrays for code that is written by hand.

Every neuron is a sigmoid and L is the squared error over twice the number of samples. Batches come in order,
again and again, so that whatever solves a task does the very same arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle

import numpy as np
from numpy.typing import NDArray

from simulator.drawing import limits
from simulator.drawing.drawing import Drawing
from simulator.drawing.records import Edge, Node, Record, Training
from simulator.language import phrase
from simulator.model.compiler import compile_drawing
from simulator.model.network import Network
from simulator.model.parameters import initial_theta
from simulator.numerics.arithmetic import operation
from simulator.training.dataset import Dataset
from simulator.training.session import Session

Array = NDArray[np.float64]
Indices = NDArray[np.intp]

ETA = 0.1
BATCHES = 20


@dataclass(frozen=True, slots=True, eq=False)
class Wiring:
    """Which node reads which: inputs have the first numbers, then neurons follow in order of evaluation."""

    inputs: int
    sources: Indices
    """Of every edge; the edges into one neuron stand together."""
    starts: Indices
    """Where the edges of each neuron begin, and where the last ones end."""
    outputs: Indices

    @property
    def neurons(self) -> int:
        """How many there are."""
        return len(self.starts) - 1

    @property
    def edges(self) -> int:
        """How many there are."""
        return len(self.sources)

    @property
    def targets(self) -> Indices:
        """The neuron that every edge leads into, counted from the first."""
        return np.repeat(np.arange(self.neurons), np.diff(self.starts))


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """What is to be learned, by whom, and from where it starts."""

    name: str
    sizes: tuple[int, ...] | None
    """The layers, where it has some."""
    wiring: Wiring
    batch: int
    x: Array
    y: Array
    weights: Array
    """The first weight of every edge."""
    biases: Array
    """The first bias of every neuron."""
    drawing: Drawing

    def batches(self) -> Iterator[tuple[Array, Array]]:
        """The same batches in the same order, for ever."""
        starts = range(0, len(self.x), self.batch)
        return cycle([(self.x[i : i + self.batch], self.y[i : i + self.batch]) for i in starts])

    def layers(self) -> list[tuple[Array, Array]]:
        """The first matrix, (sources, targets), and bias of every layer."""
        assert self.sizes is not None
        counts = np.multiply(self.sizes[:-1], self.sizes[1:])
        weights = np.split(self.weights, np.cumsum(counts)[:-1])
        biases = np.split(self.biases, np.cumsum(self.sizes[1:])[:-1])
        rows = [part.reshape(out, -1) for part, out in zip(weights, self.sizes[1:], strict=True)]
        return [(np.array(w.T, order="C"), b.copy()) for w, b in zip(rows, biases, strict=True)]


def lift_the_limit() -> None:
    """Let this process draw more edges than a file may hold: the limit guards reading, not arithmetic."""
    limits.EDGES = 10_000_000


def layered(sizes: Sequence[int], batch: int, seed: int = 0) -> Task:
    """Fully connected layers."""
    firsts = np.cumsum([0, *sizes])
    sources = [np.arange(firsts[layer], firsts[layer + 1]) for layer in range(len(sizes) - 1)]
    read = [sources[layer] for layer, size in enumerate(sizes[1:]) for _ in range(size)]
    wiring = _wiring(sizes[0], read, np.arange(firsts[-2], firsts[-1]))
    return _task("-".join(map(str, sizes)), wiring, batch, seed, tuple(sizes))


def irregular(neurons: int, edges: int, batch: int, inputs: int = 20, seed: int = 0) -> Task:
    """Every neuron reads some of all the nodes before it; what nobody reads is an output."""
    rng = np.random.default_rng(seed)
    wanted = np.diff(np.linspace(0, edges, neurons + 1).round().astype(int))
    read: list[Indices] = []
    for number, fan in enumerate(wanted):
        read.append(np.sort(rng.choice(inputs + number, min(fan, inputs + number), replace=False)))
    unread = np.setdiff1d(np.arange(inputs, inputs + neurons), np.concatenate(read))
    wiring = _wiring(inputs, read, unread)
    return _task(f"irregular, {neurons:,} neurons, {wiring.edges:,} edges", wiring, batch, seed, None)


TAME = ("tanh", "sigmoid", "sine", "cosine")
"""What comes out of these is never large."""

WILD = ("add", "subtract", "multiply", "max", "min", "negate", "square", "exp", "absolute", "relu")


def formula(operations: int, batch: int, leaves: int = 4, seed: int = 0) -> Task:
    """Operations on inputs and as many variables; a tame one follows each wild one."""
    rng = np.random.default_rng(seed)
    kinds, read = ["variable"] * leaves, [np.arange(0)] * leaves
    first = 2 * leaves
    tame = list(range(first))
    for place in range(first, first + operations):
        follows = (place - first) % 2 == 1
        kinds.append(str(rng.choice(TAME if follows else WILD)))
        takes = operation(kinds[-1]).least
        read.append(np.array([place - 1]) if follows else rng.choice(tame, takes, replace=False))
        tame += [place] * follows
    unread = np.setdiff1d(np.arange(first, first + operations), np.concatenate(read))
    return _task(f"formula, {operations:,}, {batch}", _wiring(leaves, read, unread), batch, seed, None, kinds)


def _wiring(inputs: int, read: Sequence[Indices], outputs: Indices) -> Wiring:
    return Wiring(inputs, np.concatenate(read), np.cumsum([0, *map(len, read)]), outputs)


def _task(
    name: str, wiring: Wiring, batch: int, seed: int, sizes: tuple[int, ...] | None, kinds: Sequence[str] = ()
) -> Task:
    rng = np.random.default_rng(seed)
    rows = BATCHES * batch
    x, y = rng.random((rows, wiring.inputs)), rng.random((rows, len(wiring.outputs)))
    fan = np.diff(wiring.starts)[wiring.targets]
    weights = rng.standard_normal(wiring.edges) / np.sqrt(fan)
    biases = rng.standard_normal(wiring.neurons) / 2
    drawing = _drawing(wiring, weights, biases, batch, kinds or ["neuron"] * wiring.neurons)
    return Task(name, sizes, wiring, batch, x, y, weights, biases, drawing)


def _drawing(wiring: Wiring, weights: Array, biases: Array, batch: int, kinds: Sequence[str]) -> Drawing:
    outputs = set(wiring.outputs.tolist())
    records: list[Record] = [
        Node(id=f"n{place}", kind="input", x=0.0, y=float(place)) for place in range(wiring.inputs)
    ]
    for place, (kind, bias) in enumerate(zip(kinds, biases.tolist(), strict=True), wiring.inputs):
        output = place in outputs
        records.append(Node(id=f"n{place}", kind=kind, x=1.0, y=float(place), bias=bias, output=output))
    ends = zip(
        wiring.sources.tolist(), (wiring.targets + wiring.inputs).tolist(), weights.tolist(), strict=True
    )
    for number, (source, target, weight) in enumerate(ends):
        records.append(Edge(id=f"e{number}", source=f"n{source}", target=f"n{target}", weight=weight))
    return Drawing([*records, Training(eta=ETA, batch=batch, shuffle=False)])


def dataset_of(task: Task) -> Dataset:
    """The task's data, as a session takes it."""
    features = tuple(f"x{number}" for number in range(task.x.shape[1]))
    targets = tuple(f"y{number}" for number in range(task.y.shape[1]))
    label = phrase("Dataset", "No data")
    return Dataset("benchmark", label, features, targets, task.x, task.y, len(task.x), None)


def network_of(task: Task) -> Network:
    """The task's drawing, compiled."""
    dataset = dataset_of(task)
    network = compile_drawing(task.drawing, dataset.features, dataset.targets)
    assert isinstance(network, Network), [str(problem) for problem in network]
    return network


def session_of(task: Task) -> Session:
    """The task's drawing as it is trained."""
    network = network_of(task)
    theta = initial_theta(task.drawing, network)
    return Session(network, dataset_of(task), task.drawing.training, theta)
