"""Color scales: a value becomes one of a few colors, and the legend can say which."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.appearance.theme import Theme
from simulator.numerics.array import Array
from simulator.resources import resource

Table = NDArray[np.uint8]

BUCKETS = 32
"""How many colors edges may have: few enough to draw them in batches, many enough to look smooth."""

DECADES = 4
"""A magnitude this many powers of ten below the top of the scale, or more, has the faintest color."""


_HEX: dict[str, str] = json.loads(resource("colors.json").read_text("utf-8"))
"""256 colors each, as pyqtgraph has them; from a file, so that the first picture does not wait for it."""


def _table(name: str) -> Table:
    return np.frombuffer(bytes.fromhex(_HEX[name]), dtype=np.uint8).reshape(256, 3)


def _faded(table: Table, paper: tuple[int, int, int], reach: float, share: float) -> Table:
    """The low end blended into the paper, so that what is small steps back."""
    weight = share * np.clip(1.0 - np.linspace(0.0, 1.0, len(table)) / reach, 0.0, 1.0)[:, None]
    return (table * (1.0 - weight) + np.array(paper) * weight).round().astype(np.uint8)


SEQUENTIAL: Table = _table("cividis")
"""Cividis, dark to bright: (256, 3). Safe for color deficiencies and even in steps (Nunez et al. 2018)."""

DIVERGING: Table = _table("CET-CBD1")
"""CET-CBD1, blue over white to ocher: (256, 3), the middle is zero (Kovesi 2015)."""

_SEQUENTIAL = {
    False: _faded(SEQUENTIAL[::-1], (206, 200, 178), 0.45, 0.75),
    True: _faded(_table("cividis from 0.12"), (52, 58, 78), 0.4, 0.5),
}
_DIVERGING = {False: DIVERGING, True: _table("CET-D6")}


def _for_lines(table: Table, ends: float, middle: tuple[int, int, int]) -> Table:
    """A thin line needs more contrast than a filled disc: deeper ends, and a middle that is still seen."""
    away = np.abs(np.linspace(-1.0, 1.0, len(table)))[:, None]
    share = np.clip(1.0 - away / 0.5, 0.0, 1.0) * 0.85
    lines = table * ends * (1.0 - share) + np.array(middle) * share
    return np.clip(lines, 0, 255).round().astype(np.uint8)


_DIVERGING_LINES = {
    False: _for_lines(_DIVERGING[False], 0.78, (196, 196, 198)),
    True: _for_lines(_DIVERGING[True], 1.25, (74, 76, 86)),
}


def sequential(theme: Theme) -> Table:
    """Magnitudes: small steps back into the paper, large stands out from it."""
    return _SEQUENTIAL[theme.dark]


def diverging(theme: Theme) -> Table:
    """Signed values on surfaces: blue is negative, ocher positive, zero is near the paper."""
    return _DIVERGING[theme.dark]


def diverging_lines(theme: Theme) -> Table:
    """The same for lines, which need more contrast."""
    return _DIVERGING_LINES[theme.dark]


@dataclass(frozen=True, slots=True)
class LogScale:
    """Magnitudes from ``top`` down to ``top * 10**-decades`` onto 0..1; below is 0, above is 1."""

    top: float = 1.0
    decades: int = DECADES

    @property
    def floor(self) -> float:
        """The magnitude at and below which everything looks alike."""
        return self.top * 10.0**-self.decades

    def positions(self, magnitudes: Array) -> Array:
        """0..1 for each magnitude; what is not finite stands at the top, for it has blown up."""
        with np.errstate(all="ignore"):
            decades_below = np.log10(np.abs(magnitudes) / self.top)
        positions = np.clip(1.0 + decades_below / self.decades, 0.0, 1.0)
        return np.where(np.isfinite(magnitudes), positions, 1.0)

    def ticks(self) -> tuple[tuple[float, float], ...]:
        """(position, value) of the powers of ten inside the scale, at most about seven."""
        highest = math.floor(math.log10(self.top) + 1e-9)
        powers = range(highest - self.decades + 1, highest + 1)
        found = ((1.0 + (power - math.log10(self.top)) / self.decades, 10.0**power) for power in powers)
        return tuple((position, value) for position, value in found if 0.0 <= position <= 1.0 + 1e-9)


@dataclass(frozen=True, slots=True)
class SymmetricScale:
    """Signed values from ``-top`` to ``top`` onto 0..1, zero at one half.

    ``root`` > 1 spreads small values out: position = 1/2 + sign(v) |v/top|^(1/root) / 2.
    """

    top: float = 1.0
    root: float = 2.0

    def positions(self, values: Array) -> Array:
        """0..1 for each value; what is not finite stands at the end of its sign."""
        with np.errstate(all="ignore"):
            reach = np.clip(np.abs(values) / self.top, 0.0, 1.0) ** (1.0 / self.root)
        reach = np.where(np.isfinite(values), reach, 1.0)
        return 0.5 + 0.5 * np.copysign(reach, values)

    def ticks(self) -> tuple[tuple[float, float], ...]:
        """(position, value) at the ends, the middle and half way."""
        half = 0.5 ** (1.0 / self.root) / 2.0
        return (
            (0.0, -self.top),
            (0.5 - half, -self.top / 2),
            (0.5, 0.0),
            (0.5 + half, self.top / 2),
            (1.0, self.top),
        )


Scale = LogScale | SymmetricScale


def buckets(positions: Array, count: int = BUCKETS) -> NDArray[np.intp]:
    """The bucket 0..count-1 of each position 0..1."""
    clean = np.nan_to_num(positions, nan=0.0)
    return np.minimum((clean * count).astype(np.intp), count - 1)


def bucket_colors(table: Table, count: int = BUCKETS) -> Table:
    """The color in the middle of each bucket: (count, 3)."""
    return table[((np.arange(count) + 0.5) / count * len(table)).astype(np.intp)]


SINKING = 0.4
"""Seconds in which the top of a scale sinks to a tenth, if nothing holds it up."""


def held(seconds: float) -> float:
    """What is left of a top after so many."""
    left: float = 10.0 ** (-seconds / SINKING)
    return left


@dataclass(frozen=True, slots=True)
class HeldTop:
    """The top of a scale, which rises at once and sinks slowly, so that colors do not flicker."""

    value: float = 0.0

    def after(self, magnitudes: Array, decay: float) -> HeldTop:
        """The top after one more frame, at least ``decay`` of what it was; of nothing above 0 it stays."""
        finite = magnitudes[np.isfinite(magnitudes)]
        newest = float(np.abs(finite).max()) if finite.size else 0.0
        if newest <= 0.0:
            return self
        return HeldTop(max(newest, self.value * decay))


def rounded_top(value: float) -> float:
    """The next number of the form 1, 2 or 5 times a power of ten, at or above a positive value."""
    if not (value > 0.0 and math.isfinite(value)):
        return 1.0
    value = min(max(value, 1e-300), 1e300)
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in (1.0, 2.0, 5.0, 10.0) if value <= step * power * (1 + 1e-9))
