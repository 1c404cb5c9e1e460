"""Initializers: how a weight with no value of its own is born."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from simulator.language import Phrase, phrase
from simulator.numerics.array import Array

Shape = int | tuple[int, ...]
Draw = Callable[[np.random.Generator, Shape, "Array | float", "Array | float", float], Array]


@dataclass(frozen=True, slots=True)
class Initializer:
    """``draw(rng, shape, fan_in, fan_out, spread)`` makes weights of that shape.

    ``fan_in`` counts the edges into a weight's target and ``fan_out`` those out of its source; both are
    numbers or arrays that fit the shape. ``biases`` says whether biases may be drawn in the same way;
    where they may not, they start at 0.
    """

    key: str
    label: Phrase
    formula: str
    draw: Draw
    biases: bool


def _xavier(fan_in: Array | float, fan_out: Array | float) -> Array:
    """Glorot and Bengio 2010, equation 12: the variance that suits both directions."""
    return 2 / np.maximum(np.add(fan_in, fan_out), 1)


def _variance(times: float, fan_in: Array | float) -> Array:
    return times / np.maximum(fan_in, 1)


# fmt: off
INITIALIZERS = (
    Initializer("uniform",        phrase("Initializer", "Uniform"),          "U(−r, r)",
                lambda rng, shape, fan_in, fan_out, r: rng.uniform(-r, r, shape),                                             biases=True),
    Initializer("normal",         phrase("Initializer", "Normal"),           "N(0, σ²)",
                lambda rng, shape, fan_in, fan_out, sigma: sigma * rng.standard_normal(shape),                                biases=True),
    Initializer("xavier_uniform", phrase("Initializer", "Xavier (uniform)"), "U(−r, r), r = g √(6 / (in + out))",
                lambda rng, shape, fan_in, fan_out, g: g * np.sqrt(3 * _xavier(fan_in, fan_out)) * rng.uniform(-1, 1, shape), biases=False),
    Initializer("xavier_normal",  phrase("Initializer", "Xavier (normal)"),  "N(0, g² · 2 / (in + out))",
                lambda rng, shape, fan_in, fan_out, g: g * np.sqrt(_xavier(fan_in, fan_out)) * rng.standard_normal(shape),    biases=False),
    Initializer("he",             phrase("Initializer", "He"),               "N(0, g² · 2 / in)",
                lambda rng, shape, fan_in, fan_out, g: g * np.sqrt(_variance(2, fan_in)) * rng.standard_normal(shape),        biases=False),
    Initializer("lecun",          phrase("Initializer", "LeCun"),            "N(0, g² / in)",
                lambda rng, shape, fan_in, fan_out, g: g * np.sqrt(_variance(1, fan_in)) * rng.standard_normal(shape),        biases=False),
    Initializer("constant",       phrase("Initializer", "Constant"),         "c",
                lambda rng, shape, fan_in, fan_out, c: np.full(shape, c),                                                     biases=True),
    Initializer("zeros",          phrase("Initializer", "Zeros"),            "0",
                lambda rng, shape, fan_in, fan_out, spread: np.zeros(shape),                                                  biases=True),
)
# fmt: on

_BY_KEY = {row.key: row for row in INITIALIZERS}


def initializer(key: str) -> Initializer:
    """The row with this key; ``KeyError`` if there is none."""
    return _BY_KEY[key]
