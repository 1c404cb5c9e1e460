"""Elementary operations: what the nodes of a computational graph compute, each beside its derivatives.

A row takes one number or two. A node that takes any number of them is a row applied again and again. What
has no value, as the logarithm of -1, is not a finite number, and no error: the row says in a sentence where
it is defined.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy import ones_like, where

from simulator.language import Phrase, phrase
from simulator.numerics.activations import sigmoid
from simulator.numerics.array import Array

Derivative = Callable[..., Array]
"""From the arguments and the value to the derivative by one argument."""


@dataclass(frozen=True, slots=True)
class Operation:
    """``function(x)`` or ``function(x, y)`` for arrays of one shape, and its derivative by each of them.

    A derivative is given the arguments and then the value. A node takes from ``least`` to ``most``
    arguments; where ``most`` is ``None`` it takes any number, which the operation ``folds_by`` first
    brings down to as many as ``function`` takes, two at a time.
    """

    key: str
    label: Phrase
    glyph: str
    formula: str
    least: int
    most: int | None
    function: Callable[..., Array]
    derivatives: tuple[Derivative, ...]
    folds_by: str = ""
    ordered: bool = False
    domain: Phrase | None = None
    """A sentence about where it is defined; ``None`` is everywhere."""
    kink: Callable[..., Array] | None = None
    """From the arguments to a number that changes its sign where a derivative jumps."""


def _one(*arguments: Array) -> Array:
    return ones_like(arguments[0])


def _greater(x: Array, y: Array, a: Array) -> Array:
    """1 where x is the larger, one half where both are the same."""
    return where(x > y, 1.0, where(x == y, 0.5, 0.0))


def _less(x: Array, y: Array, a: Array) -> Array:
    """1 where x is the smaller, one half where both are the same."""
    return where(x < y, 1.0, where(x == y, 0.5, 0.0))


def _relu(x: Array) -> Array:
    return np.maximum(x, 0)


def _power_by_base(x: Array, y: Array, a: Array) -> Array:
    return where(y == 0, 0.0, y * np.power(x, y - 1))


def _power_by_exponent(x: Array, y: Array, a: Array) -> Array:
    return where((x == 0) & (y >= 0), 0.0, a * np.log(x))


_DIVIDE = phrase("Operation", "Nothing can be divided by 0.")
_LOGARITHM = phrase("Operation", "The logarithm is defined above 0 only.")
_ROOT = phrase("Operation", "The square root is defined from 0 upward only.")
_POWER = phrase("Operation", "A negative number has whole powers only, and 0 has no negative ones.")

# fmt: off
OPERATIONS = (
    #         key           label                                  glyph   formula          least, most
    #         value                    derivatives
    Operation("add",        phrase("Operation", "Add"),            "+",    "x + y",         2, None,
              np.add,                  (_one, _one),                                    folds_by="add"),
    Operation("subtract",   phrase("Operation", "Subtract"),       "−",    "x − y",         2, 2,
              np.subtract,             (_one, lambda x, y, a: -_one(y)),                ordered=True),
    Operation("multiply",   phrase("Operation", "Multiply"),       "×",    "x y",           2, None,
              np.multiply,             (lambda x, y, a: y, lambda x, y, a: x),          folds_by="multiply"),
    Operation("divide",     phrase("Operation", "Divide"),         "÷",    "x / y",         2, 2,
              np.divide,               (lambda x, y, a: 1 / y, lambda x, y, a: -a / y), ordered=True,
              domain=_DIVIDE),
    Operation("power",      phrase("Operation", "Power"),          "xʸ",   "xʸ",            2, 2,
              np.power,                (_power_by_base, _power_by_exponent),            ordered=True,
              domain=_POWER),
    Operation("max",        phrase("Operation", "Maximum"),        "max",  "max(x, y)",     2, None,
              np.maximum,              (_greater, lambda x, y, a: _greater(y, x, a)),   folds_by="max",
              kink=lambda x, y: x - y),
    Operation("min",        phrase("Operation", "Minimum"),        "min",  "min(x, y)",     2, None,
              np.minimum,              (_less, lambda x, y, a: _less(y, x, a)),         folds_by="min",
              kink=lambda x, y: x - y),
    Operation("sum",        phrase("Operation", "Sum of all"),     "Σ",    "Σ x",           1, None,
              np.positive,             (_one,),                                         folds_by="add"),
    Operation("negate",     phrase("Operation", "Negate"),         "−x",   "−x",            1, 1,
              np.negative,             (lambda x, a: -_one(x),)),
    Operation("reciprocal", phrase("Operation", "Reciprocal"),     "1/x",  "1 / x",         1, 1,
              lambda x: 1 / x,         (lambda x, a: -a * a,),                          domain=_DIVIDE),
    Operation("square",     phrase("Operation", "Square"),         "x²",   "x²",            1, 1,
              np.square,               (lambda x, a: 2 * x,)),
    Operation("sqrt",       phrase("Operation", "Square root"),    "√",    "√x",            1, 1,
              np.sqrt,                 (lambda x, a: 0.5 / a,),                         domain=_ROOT),
    Operation("exp",        phrase("Operation", "Exponential"),    "eˣ",   "eˣ",            1, 1,
              np.exp,                  (lambda x, a: a,)),
    Operation("log",        phrase("Operation", "Logarithm"),      "ln",   "ln x",          1, 1,
              np.log,                  (lambda x, a: 1 / x,),                           domain=_LOGARITHM),
    Operation("absolute",   phrase("Operation", "Absolute value"), "|x|",  "|x|",           1, 1,
              np.abs,                  (lambda x, a: np.sign(x),),                      kink=np.positive),
    Operation("sine",       phrase("Operation", "Sine"),           "sin",  "sin x",         1, 1,
              np.sin,                  (lambda x, a: np.cos(x),)),
    Operation("cosine",     phrase("Operation", "Cosine"),         "cos",  "cos x",         1, 1,
              np.cos,                  (lambda x, a: -np.sin(x),)),
    Operation("tanh",       phrase("Operation", "Tanh"),           "tanh", "tanh x",        1, 1,
              np.tanh,                 (lambda x, a: 1 - a * a,)),
    Operation("sigmoid",    phrase("Operation", "Sigmoid"),        "σ",    "1 / (1 + e⁻ˣ)", 1, 1,
              sigmoid,                 (lambda x, a: a * (1 - a),)),
    Operation("relu",       phrase("Operation", "ReLU"),           "ReLU", "max(0, x)",     1, 1,
              _relu,                   (lambda x, a: where(x > 0, 1.0, 0.0),),          kink=np.positive),
)
# fmt: on

_BY_KEY = {row.key: row for row in OPERATIONS}


def operation(key: str) -> Operation:
    """The row with this key; ``KeyError`` if there is none."""
    return _BY_KEY[key]
