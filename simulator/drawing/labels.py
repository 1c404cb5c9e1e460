"""Labels by themselves: x1 for inputs, h1 for neurons, add1 for additions, each the smallest that is free."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count

from simulator.drawing.records import NEURON, Node

PREFIXES = {"input": "x", "neuron": "h", "output": "y", "variable": "v", "constant": "c"}
"""An operation is called by its kind."""

_NUMBERED = re.compile(r"(.*?)([0-9]{1,9})", re.DOTALL)


def prefix_of(kind: str, output: bool = False) -> str:
    """What labels of this kind of node begin with; an operation keeps its name as an output."""
    return PREFIXES["output"] if output and kind == NEURON else PREFIXES.get(kind, kind)


class FreeLabels:
    """Hands out labels that no node has yet, each of them once."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self._taken = {node.label for node in nodes}
        self._numbers: dict[str, Iterator[int]] = {}

    def next(self, prefix: str) -> str:
        """``h1``, ``h2`` ... whichever is free."""
        numbers = self._numbers.setdefault(prefix, count(1))
        label = next(label for number in numbers if (label := f"{prefix}{number}") not in self._taken)
        self._taken.add(label)
        return label

    def like(self, label: str) -> str:
        """For a copy: a numbered label gets the next free number, any other stays what it is."""
        match = _NUMBERED.fullmatch(label)
        return self.next(match[1]) if match else label


def is_automatic(node: Node) -> bool:
    """Whether the label is one that this module would have given."""
    match = _NUMBERED.fullmatch(node.label)
    return match is not None and match[1] == prefix_of(node.kind, node.output)
