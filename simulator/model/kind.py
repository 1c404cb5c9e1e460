"""A kind: what a node can be."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from simulator.language import Phrase, phrase
from simulator.numerics.arithmetic import Operation

Role = Literal["input", "leaf", "neuron", "operation"]


@dataclass(frozen=True, slots=True)
class Kind:
    """What holds for every node of this kind, in rules, compiler and panels alike.

    An input has its value from the data, a leaf of its own (``Node.bias``); a neuron has a bias, an
    activation and weights on the edges into it; an operation takes its arguments as they come.
    """

    key: str
    label: Phrase
    role: Role
    operation: Operation | None = None

    @property
    def takes_edges(self) -> bool:
        """Whether edges may lead into it; then it may also be an output."""
        return self.role in ("neuron", "operation")

    @property
    def least(self) -> int:
        """Edges that must lead into it."""
        return self.operation.least if self.operation else 0

    @property
    def most(self) -> int | None:
        """Edges that may lead into it; ``None`` is any number."""
        if self.operation:
            return self.operation.most
        return None if self.takes_edges else 0

    @property
    def ordered(self) -> bool:
        """Whether the order of its arguments matters."""
        return self.operation is not None and self.operation.ordered


@cache
def unknown() -> Kind:
    """Stands for kinds that nobody knows: a file that has some opens, and the compiler says what to do."""
    return Kind("unknown", phrase("Kind", "Unknown"), "neuron")
