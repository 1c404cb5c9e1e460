"""Scaling: how a column of numbers is moved and stretched before a network sees it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isfinite

import numpy as np

from simulator.language import Phrase, phrase


@dataclass(frozen=True, slots=True)
class Scaling:
    """A row of ``SCALINGS``; ``measure`` gives shift and scale, and value = scaled * scale + shift."""

    key: str
    label: Phrase
    formula: str
    measure: Callable[[Sequence[float]], tuple[float, float]]


def _standard(values: Sequence[float]) -> tuple[float, float]:
    with np.errstate(all="ignore"):
        return float(np.mean(values)), float(np.std(values))


def _range(values: Sequence[float]) -> tuple[float, float]:
    return min(values), max(values) - min(values)


SCALINGS = (
    Scaling("none", phrase("Scaling", "As they are"), "x", lambda values: (0.0, 1.0)),
    Scaling("standardize", phrase("Scaling", "Mean 0, deviation 1"), "(x − mean) / deviation", _standard),
    Scaling("unit", phrase("Scaling", "From 0 to 1"), "(x − min) / (max − min)", _range),
)

_BY_KEY = {scaling.key: scaling for scaling in SCALINGS}


def scaled(key: str, values: Sequence[float]) -> tuple[tuple[float, ...], float, float] | None:
    """Values, shift and scale; ``None`` where the numbers are too large for it.

    A column of one value is only moved. ``KeyError`` for an unknown key.
    """
    shift, scale = _BY_KEY[key].measure(values)
    scale = scale or 1.0
    with np.errstate(all="ignore"):
        result = (np.asarray(values) - shift) / scale
    if not (isfinite(shift) and isfinite(scale) and np.isfinite(result).all()):
        return None
    return tuple(result.tolist()), shift, scale
