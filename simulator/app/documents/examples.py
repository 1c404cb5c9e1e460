"""The examples that travel with the program: what each shows, in the order of the menu."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from simulator.language import Phrase, phrase
from simulator.resources import resource


@dataclass(frozen=True, slots=True)
class Example:
    """A row of ``EXAMPLES``; the file is ``resources/examples/<key>.json``."""

    key: str
    title: Phrase


EXAMPLES: tuple[Example, ...] = (
    Example("xor", phrase("Examples", "XOR, half learned")),
    Example("and", phrase("Examples", "AND with a single neuron")),
    Example("mazur", phrase("Examples", "Step by step: 2-2-2 by hand")),
    Example("circle", phrase("Examples", "Circle")),
    Example("blobs", phrase("Examples", "Two blobs, cross-entropy from the logit")),
    Example("moons", phrase("Examples", "Two moons")),
    Example("spirals2", phrase("Examples", "Two spirals")),
    Example("spirals3", phrase("Examples", "Three spirals with softmax")),
    Example("sine", phrase("Examples", "A sine curve")),
    Example("parabola", phrase("Examples", "A parabola with one skip edge")),
    Example("plane", phrase("Examples", "A plane: linear regression")),
    Example("apples", phrase("Examples", "Graph: two apples and a tax")),
    Example("fruit", phrase("Examples", "Graph: apples and oranges")),
    Example("square", phrase("Examples", "Graph: the square of a sum")),
    Example("sigmoid", phrase("Examples", "Graph: a sigmoid step by step")),
    Example("rosenbrock", phrase("Examples", "Formula: down Rosenbrock's valley")),
)


def example_path(key: str) -> Path:
    """Where an example's file is."""
    return resource("examples", f"{key}.json")
