"""The picture of growth: an SVG with logarithmic axes that reads on light and on dark paper alike.

Each line has its dash, its mark and its name at its end, so that nothing is said by color alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import chain
from math import ceil, floor, log10

WIDTH, HEIGHT = 960, 420
TOP, BOTTOM, LEFT, SIDE, BETWEEN = 44, 344, 70, 300, 140
"""Where the paper of the first panel lies, how wide it is, and the room for names beside it."""
ROW = 15
"""Between two names that would stand on each other."""

# The name's class, its dash, and its mark around the origin.
LOOKS: Mapping[str, tuple[str, str, str]] = {
    "drawing": ("drawing", "none", "M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0z"),
    "plain NumPy": ("numpy", "9 4", "M-4,-4h8v8h-8z"),
    "PyTorch": ("torch", "9 3 2 3", "M0,-5l5,9h-10z"),
    "bare products": ("products", "2 4", "M0,-5l5,5l-5,5l-5,-5z"),
}

STYLE = """
text { font: 13px system-ui, sans-serif; fill: #1f2328 }
.title { font-size: 15px; font-weight: 600 }
.note { font-size: 11px; fill: #59636e }
.grid { stroke: #d1d9e0; stroke-width: 1 }
.line { fill: none; stroke-width: 2 }
.drawing { stroke: #0b57a4; fill: #0b57a4 } .line.drawing { stroke-width: 3 }
.numpy { stroke: #a04000; fill: #a04000 }
.torch { stroke: #8a2a7a; fill: #8a2a7a }
.products { stroke: #4d5761; fill: #4d5761 }
.name { stroke: none } .line { fill: none }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 } .note { fill: #9da7b1 } .grid { stroke: #3d444d }
  .drawing { stroke: #6cb6ff; fill: #6cb6ff } .numpy { stroke: #f0a060; fill: #f0a060 }
  .torch { stroke: #e29ad6; fill: #e29ad6 } .products { stroke: #b6bfc8; fill: #b6bfc8 }
  .name { stroke: none } .line { fill: none }
}
"""


@dataclass(frozen=True, slots=True)
class Panel:
    """A title, and for every line its points (edges, microseconds)."""

    title: str
    lines: Mapping[str, Sequence[tuple[float, float]]]


@dataclass(frozen=True, slots=True)
class Axes:
    """Powers of ten at the ends of both axes, and where the paper begins."""

    left: float
    x: tuple[int, int]
    y: tuple[int, int]

    def place(self, edges: float, time: float) -> tuple[float, float]:
        """Where a point stands."""
        return self.at_edges(log10(edges)), self.at_time(log10(time))

    def at_edges(self, power: float) -> float:
        """Where a power of ten of edges stands."""
        low, high = self.x
        return self.left + (power - low) / (high - low) * SIDE

    def at_time(self, power: float) -> float:
        """Where a power of ten of microseconds stands."""
        low, high = self.y
        return BOTTOM - (power - low) / (high - low) * (BOTTOM - TOP)


def picture(panels: Sequence[Panel], note: str) -> str:
    """The whole file; all panels have the same axes."""
    points = [point for panel in panels for line in panel.lines.values() for point in line]
    x, y = (_powers([point[axis] for point in points]) for axis in (0, 1))
    parts = [_panel(panel, Axes(LEFT + place * (SIDE + BETWEEN), x, y)) for place, panel in enumerate(panels)]
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
        "<title>Time of a training step against the number of edges</title>",
        f"<style>{STYLE}</style>",
        *chain.from_iterable(parts),
        _text(LEFT, HEIGHT - 14, note, "note"),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _powers(values: Sequence[float]) -> tuple[int, int]:
    """The powers of ten around these values."""
    low = floor(log10(min(values)) + 1e-9)
    return low, max(low + 1, ceil(log10(max(values)) - 0.15))


def _panel(panel: Panel, axes: Axes) -> Iterator[str]:
    yield _text(axes.left, TOP - 18, panel.title, "title")
    yield from _grid(axes)
    for name, points in panel.lines.items():
        yield from _line(name, [axes.place(*point) for point in points])
    yield from _names(panel, axes)


def _grid(axes: Axes) -> Iterator[str]:
    for power in range(axes.x[0], axes.x[1] + 1):
        x = axes.at_edges(power)
        yield f'<path class="grid" d="M{x:.1f},{TOP}V{BOTTOM}"/>'
        yield _text(x, BOTTOM + 18, _number(power), "note", "middle")
    for power in range(axes.y[0], axes.y[1] + 1):
        y = axes.at_time(power)
        yield f'<path class="grid" d="M{axes.left:.1f},{y:.1f}h{SIDE}"/>'
        yield _text(axes.left - 8, y + 4, _duration(power), "note", "end")
    yield _text(axes.left + SIDE / 2, BOTTOM + 38, "edges", "", "middle")


def _line(name: str, points: Sequence[tuple[float, float]]) -> Iterator[str]:
    look, dash, mark = LOOKS[name]
    path = "L".join(f"{x:.1f},{y:.1f}" for x, y in points)
    yield f'<path class="line {look}" stroke-dasharray="{dash}" d="M{path}"/>'
    yield from (
        f'<path class="{look}" transform="translate({x:.1f},{y:.1f})" d="{mark}"/>' for x, y in points
    )


def _names(panel: Panel, axes: Axes) -> Iterator[str]:
    """Every line's name at its end, from top to bottom, none on another."""
    ends = sorted((axes.place(*points[-1])[1], name) for name, points in panel.lines.items())
    last = float("-inf")
    for y, name in ends:
        last = max(y, last + ROW)
        yield _text(axes.left + SIDE + 12, last + 4, name, f"name {LOOKS[name][0]}")


def _text(x: float, y: float, words: str, look: str, anchor: str = "start") -> str:
    return f'<text class="{look}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def _number(power: int) -> str:
    return f"{10**power:,}" if power < 6 else f"{10 ** (power - 6):,} million"


def _duration(power: int) -> str:
    """A power of ten of microseconds."""
    unit, least = next((u, p) for u, p in (("s", 6), ("ms", 3), ("µs", 0), ("ns", -3)) if power >= p)
    return f"{10 ** (power - least)} {unit}"
