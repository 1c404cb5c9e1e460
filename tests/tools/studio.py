"""A workbench with a hand and a small network, without a screen: what the tests of the tools play with."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from math import hypot
from types import SimpleNamespace
from typing import Any, cast

from simulator.drawing.drawing import Drawing
from simulator.drawing.records import NODE_RADIUS, Edge, Group, Node, Record
from simulator.signal import Signal
from simulator.tools.gesture import Phase, Pointer
from simulator.tools.hand import Hand
from simulator.training.frame import State
from simulator.workbench.overlay import NOTHING
from simulator.workbench.shelf import Shelf
from simulator.workbench.workbench import Workbench


class StillTrainer:
    """Trains nothing and remembers what it was told."""

    network = object()
    dataset = None
    problems = ()
    state = State.PAUSED
    frame = None
    shelf = Shelf()
    course = SimpleNamespace(run=SimpleNamespace(moved=False), give=lambda learned: None)

    def __init__(self) -> None:
        self.told: list[str] = []
        self.framed: Signal[Any] = Signal()
        self.compiled: Signal[Any] = Signal()

    def __getattr__(self, verb: str) -> Any:
        return lambda *words: self.told.append(" ".join((verb, *words)))

    def reset(self, to: Any = None) -> Any:
        self.told.append("reset" if to is None else "bring back")
        return SimpleNamespace(moved=True)

    def learned(self) -> dict[str, float]:
        return {"e1": 0.25, "n3": -1.5}


def small_network() -> tuple[Record, ...]:
    """x1, x2 -> h1, h2, h3 (a layer) -> y1, and y1 stands alone but for the edge from h1."""
    inputs = [Node(id=f"n{i}", kind="input", x=0, y=96 * i, label=f"x{i}") for i in (1, 2)]
    hidden = [
        Node(id=f"n{i + 2}", kind="neuron", x=144, y=72 * i, label=f"h{i}", group="g1") for i in (1, 2, 3)
    ]
    output = Node(id="n6", kind="neuron", x=288, y=144, label="y1", output=True)
    pairs = [("n1", "n3"), ("n1", "n4"), ("n2", "n3"), ("n2", "n5"), ("n3", "n6")]
    edges = [Edge(id=f"e{i}", source=a, target=b) for i, (a, b) in enumerate(pairs, 1)]
    return (*inputs, *hidden, output, Group(id="g1"), *edges)


class Studio:
    """Moves the hand and looks at the bench."""

    def __init__(self, *records: Record, tool: str = "select") -> None:
        self.drawing = Drawing(records)
        self.bench = Workbench(self.drawing, cast(Any, StillTrainer()))
        self.hand = Hand(self.bench)
        self.bench.take(tool)

    def pointer(self, phase: Phase, x: float, y: float, **more: Any) -> Pointer:
        """What the view would make of it: the topmost thing under the place."""
        for id, node in reversed(self.drawing.nodes.items()):
            away = hypot(node.x - x, node.y - y)
            if away <= NODE_RADIUS:
                return Pointer(phase, x, y, id, "rim" if away > 16 else "body", **more)
        for id, edge in self.drawing.edges.items():
            a, b = self.drawing.nodes[edge.source], self.drawing.nodes[edge.target]
            if hypot((a.x + b.x) / 2 - x, (a.y + b.y) / 2 - y) < 4:
                return Pointer(phase, x, y, id, "edge", **more)
        return Pointer(phase, x, y, **more)

    def press(self, x: float, y: float, **more: Any) -> None:
        self.hand.feed(self.pointer("press", x, y, **more))

    def move(self, x: float, y: float, **more: Any) -> None:
        self.hand.feed(self.pointer("move", x, y, **more))

    def release(self, x: float, y: float, **more: Any) -> None:
        self.hand.feed(self.pointer("release", x, y, **more))

    def click(self, x: float, y: float, **more: Any) -> None:
        self.press(x, y, **more)
        self.release(x, y, **more)

    def drag(self, start: tuple[float, float], *way: tuple[float, float], **more: Any) -> None:
        self.press(*start, **more)
        for place in way:
            self.move(*place, **more)
        self.release(*way[-1], **more)

    def type(self, text: str, x: float, y: float) -> None:
        for character in text:
            self.hand.feed(Pointer("key", x, y, text=character))

    def wheel(self, notches: int, x: float, y: float) -> None:
        self.hand.feed(Pointer("wheel", x, y, wheel=notches))

    def look(self, **options: Any) -> None:
        self.bench.look(replace(self.bench.options, **options))

    def node(self, label: str) -> Node:
        return next(node for node in self.drawing.nodes.values() if node.label == label)

    def ends(self) -> set[tuple[str, str]]:
        """The edges by the labels of their ends."""
        nodes = self.drawing.nodes
        return {(nodes[e.source].label, nodes[e.target].label) for e in self.drawing.edges.values()}

    def selected(self) -> set[str]:
        """Labels of the selected nodes, ids of the selected edges."""
        nodes = self.drawing.nodes
        return {nodes[id].label if id in nodes else id for id in self.bench.selection.ids}

    def steps(self) -> list[str]:
        return [str(entry.label) for entry in self.bench.history.done]

    def state(self) -> tuple[object, ...]:
        """All that Escape must put back."""
        return (
            dict(self.drawing.records),
            self.bench.selection.ids,
            self.bench.overlay,
            len(self.bench.history.done),
            len(self.bench.history.undone),
            self.bench.history.busy,
            self.hand.busy,
            self.bench.tool,
            self.bench.hint,
        )

    def is_at_rest(self) -> bool:
        return not self.hand.busy and not self.bench.history.busy and self.bench.overlay == NOTHING


def all_apart(studio: Studio) -> bool:
    """Whether no node covers another."""
    pairs = combinations(studio.drawing.nodes.values(), 2)
    return all(hypot(a.x - b.x, a.y - b.y) >= 2 * NODE_RADIUS for a, b in pairs)
