"""A kind: what a node can be."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.language import Phrase


@dataclass(frozen=True, slots=True)
class Kind:
    """What holds for every node of this kind, in rules, compiler and panels alike."""

    key: str
    label: Phrase
    prefix: str
    """Labels given by the program start with it: x1, h1."""
    takes_edges: bool
    """Whether edges may lead into it."""
    computes: bool
    """Whether it has a bias and an activation, and may be an output; else its value comes from the data."""
