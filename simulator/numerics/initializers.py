"""Initializers: how a weight with no value of its own is born."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from simulator.language import Phrase, phrase
from simulator.numerics.array import Array

Shape = int | tuple[int, ...]
Fan = Array | float


@dataclass(frozen=True, slots=True)
class Initializer:
    """``draw(rng, shape, fan_in, fan_out, spread)`` makes weights of that shape.

    ``fan_in`` counts the edges into a weight's target and ``fan_out`` those out of its source; both are
    numbers, or arrays that fit the shape. ``spread`` is the one number in the formula: r, σ, g or c.
    ``biases`` says whether biases may be drawn in the same way; else they start at 0.
    """

    key: str
    label: Phrase
    formula: str
    biases: bool
    draw: Callable[[Generator, Shape, Fan, Fan, float], Array]


def _uniform(rng: Generator, shape: Shape) -> Array:
    return rng.uniform(-1, 1, shape)


def _normal(rng: Generator, shape: Shape) -> Array:
    return rng.standard_normal(shape)


def _root(of: float, fan: Fan) -> Array:
    """The spread that keeps signals of one size through ``fan`` edges."""
    return np.sqrt(of / np.maximum(fan, 1))


# fmt: off
INITIALIZERS = (
    # Xavier: Glorot and Bengio 2010, equation 16; He et al. 2015, equation 10; LeCun et al. 1998, section 4.6
    #           key               label                                      formula
    #           biases, draw
    Initializer("uniform",        phrase("Initializer", "Uniform"),          "U(−r, r)",
                True,  lambda rng, shape, n_in, n_out, r: r * _uniform(rng, shape)),
    Initializer("normal",         phrase("Initializer", "Normal"),           "N(0, σ²)",
                True,  lambda rng, shape, n_in, n_out, s: s * _normal(rng, shape)),
    Initializer("xavier_uniform", phrase("Initializer", "Xavier (uniform)"), "g √(6 / (in + out)) U(−1, 1)",
                False, lambda rng, shape, n_in, n_out, g: g * _root(6, n_in + n_out) * _uniform(rng, shape)),
    Initializer("xavier_normal",  phrase("Initializer", "Xavier (normal)"),  "N(0, 2 g² / (in + out))",
                False, lambda rng, shape, n_in, n_out, g: g * _root(2, n_in + n_out) * _normal(rng, shape)),
    Initializer("he",             phrase("Initializer", "He"),               "N(0, 2 g² / in)",
                False, lambda rng, shape, n_in, n_out, g: g * _root(2, n_in) * _normal(rng, shape)),
    Initializer("lecun",          phrase("Initializer", "LeCun"),            "N(0, g² / in)",
                False, lambda rng, shape, n_in, n_out, g: g * _root(1, n_in) * _normal(rng, shape)),
    Initializer("constant",       phrase("Initializer", "Constant"),         "c",
                True,  lambda rng, shape, n_in, n_out, c: np.full(shape, c)),
    Initializer("zeros",          phrase("Initializer", "Zeros"),            "0",
                True,  lambda rng, shape, n_in, n_out, _: np.zeros(shape)),
)
# fmt: on

_BY_KEY = {row.key: row for row in INITIALIZERS}
INITIALIZER_KEYS = _BY_KEY.keys()


def initializer(key: str) -> Initializer:
    """The row with this key; ``KeyError`` if there is none."""
    return _BY_KEY[key]
