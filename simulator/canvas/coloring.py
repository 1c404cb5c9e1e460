"""Coloring: which number an edge's color stands for, on which scale, and what the legend says of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from simulator.appearance.scales import (
    HeldTop,
    LogScale,
    Scale,
    SymmetricScale,
    Table,
    diverging_lines,
    rounded_top,
    sequential,
)
from simulator.appearance.theme import Theme
from simulator.canvas.values import Values
from simulator.language import Phrase, phrase
from simulator.numerics.array import Array


@dataclass(frozen=True, slots=True)
class Coloring:
    """One meaning of edge colors."""

    key: str
    symbol: str
    meaning: Phrase
    flow: str
    """The same of an edge that has no weight; empty where it has no such number."""
    signed: bool
    needs_gradient: bool
    of: Callable[[Values], Array]


COLORINGS = (
    Coloring(
        "gradient_magnitude",
        "|∂L/∂w|",
        phrase("Legend", "size of the gradient, last batch"),
        "|∂L/∂a|",
        False,
        True,
        lambda values: np.abs(values.sensitivity),
    ),
    Coloring(
        "gradient",
        "∂L/∂w",
        phrase("Legend", "gradient with its sign, last batch"),
        "∂L/∂a",
        True,
        True,
        lambda values: values.sensitivity,
    ),
    Coloring(
        "weight", "w", phrase("Legend", "weight with its sign"), "", True, False, lambda values: values.weight
    ),
    Coloring(
        "update",
        "Δw",
        phrase("Legend", "what the last update added"),
        "",
        True,
        True,
        lambda values: values.update,
    ),
)
"""One row for each key of ``view_options.COLORINGS``."""


def coloring(key: str) -> Coloring:
    """The row of a key; an unknown one is the first."""
    return next((row for row in COLORINGS if row.key == key), COLORINGS[0])


@dataclass(frozen=True, slots=True)
class Tops:
    """Where the scales of edges, error signals and activations end; held over frames."""

    edge: HeldTop = field(default_factory=HeldTop)
    delta: HeldTop = field(default_factory=HeldTop)
    a: HeldTop = field(default_factory=lambda: HeldTop(1.0))

    def after(self, row: Coloring, values: Values, decay: float = 0.0) -> Tops:
        """The tops after one more frame; ``decay`` as in ``HeldTop.after``, 0 holds nothing."""
        return Tops(
            edge=self.edge.after(row.of(values), decay),
            delta=self.delta.after(values.delta, decay),
            a=HeldTop(max(1.0, self.a.after(values.a, decay).value)),
        )


def edge_scale(row: Coloring, tops: Tops) -> Scale:
    """The scale of a coloring; its top is a round number so that the legend reads well."""
    top = rounded_top(tops.edge.value)
    return SymmetricScale(top) if row.signed else LogScale(top)


def table_of(row: Coloring, theme: Theme) -> Table:
    """The colors of a coloring."""
    return diverging_lines(theme) if row.signed else sequential(theme)


def positions(row: Coloring, values: Values, tops: Tops) -> Array | None:
    """0..1 for every edge, NaN where it has no number; ``None`` while no edge has one."""
    if row.needs_gradient and not values.trained:
        return None
    numbers = row.of(values)
    known = ~np.isnan(numbers) | ~np.isnan(values.weight)
    if not known.any():
        return None
    return np.where(known, edge_scale(row, tops).positions(numbers), np.nan)


WIDTHS: Array = np.array([1.0, 1.4, 1.9, 2.5, 3.2, 4.0, 5.0])
"""Line widths in pixels at 100 %."""

WIDTH_STEPS: Array = np.array([0.15, 0.5, 1.0, 2.0, 4.0, 8.0])
"""Below the first |w| a line has the first width, and so on."""


ARGUMENT_WIDTH = 2
"""Which of ``WIDTHS`` an edge has that carries no weight."""


def width_buckets(weights: Array) -> NDArray[np.intp]:
    """Which of ``WIDTHS`` a weight has; an unknown one the second."""
    magnitudes = np.where(np.isnan(weights), 0.3, np.abs(weights))
    return np.searchsorted(WIDTH_STEPS, magnitudes, side="right")


def edge_widths(values: Values, rows: NDArray[np.intp]) -> NDArray[np.intp]:
    """Which of ``WIDTHS`` these edges have."""
    return np.where(values.is_argument[rows], ARGUMENT_WIDTH, width_buckets(values.weight[rows]))
