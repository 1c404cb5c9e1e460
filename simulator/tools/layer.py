"""Layer: a click puts down a column of neurons, a drag pulls it out; the wheel and digits say how many."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, product

from msgspec.structs import replace as with_fields

from simulator.drawing import edits
from simulator.drawing.change import Change
from simulator.drawing.records import NODE_RADIUS, ROW, Node
from simulator.language import phrase
from simulator.tools.geometry import between
from simulator.tools.gesture import Gesture, Pointer, Tool, travelled
from simulator.tools.ground import Ground
from simulator.tools.snapping import Snapper, on_grid
from simulator.tools.wiring import MOST_RUBBER
from simulator.workbench.overlay import Ghost, Overlay
from simulator.workbench.workbench import Workbench

MOST = 200
"""Neurons in a layer that a hand can pull out."""

CARRIED = 3
"""Neurons in a layer that is put down by a click or dragged from the palette."""


@dataclass(frozen=True, slots=True)
class _Count:
    """How many neurons: what the drag says until the wheel or a digit says otherwise."""

    typed: str = ""
    turned: bool = False
    """The wheel said it last: the next digit begins another number."""

    def heard(self, pointer: Pointer, shown: int) -> _Count:
        if pointer.phase == "wheel" and pointer.wheel:
            return _Count(str(_possible(shown + pointer.wheel)), turned=True)
        if pointer.phase == "key" and pointer.text == "\b":
            return _Count(self.typed[:-1])
        if pointer.phase == "key" and pointer.text in tuple("0123456789"):
            return _Count(pointer.text if self.turned else (self.typed + pointer.text)[-3:])
        return self

    def among(self, pulled: int) -> int:
        return _possible(int(self.typed) if self.typed else pulled)


Column = tuple[tuple[float, float], ...]


def pull_layer(bench: Workbench, start: Pointer) -> Gesture:
    """A click puts a column around the hand; a drag begins it at the press and ends it where it lets go."""
    return _lay(bench, start, start)


def carry_layer(bench: Workbench, pointer: Pointer) -> Gesture:
    """From the palette: a column hangs around the hand until it lets go."""
    return _lay(bench, pointer, None)


def hover_layer(bench: Workbench, pointer: Pointer) -> Overlay:
    """The column that a click would put here."""
    return _preview(bench, _Spots(bench).around(pointer, CARRIED), pointer)


def _lay(bench: Workbench, pointer: Pointer, start: Pointer | None) -> Gesture:
    """With a ``start``, the column is pulled out as soon as the hand has left it."""
    spots, count, shown, pulled = _Spots(bench), _Count(), CARRIED, False
    while True:
        pulled = pulled or (start is not None and travelled(start, pointer))
        count = count.heard(pointer, shown)
        if start is not None and pulled:
            shown = count.among(1 + round(abs(pointer.y - start.y) / ROW))
            column = spots.between(start, pointer, shown)
        else:
            shown = count.among(CARRIED)
            column = spots.around(pointer, shown)
        if pointer.phase == "release":
            break
        bench.show(_preview(bench, column, pointer))
        pointer = yield
    _put(bench, column, pointer)


class _Spots:
    """Where the neurons would stand; made once for a gesture."""

    def __init__(self, bench: Workbench) -> None:
        nodes = bench.drawing.nodes.values()
        self._bench, self._snapper, self._ground = bench, Snapper(nodes), Ground(nodes)

    def around(self, pointer: Pointer, count: int) -> Column:
        """The hand is in the middle."""
        top = pointer.y - (count - 1) * ROW / 2
        place = self._snapper.place(pointer.x, top, pointer.scale, _snapping(self._bench, pointer))
        return self._ground.room([(place.x, place.y + row * ROW) for row in range(count)])

    def between(self, start: Pointer, pointer: Pointer, count: int) -> Column:
        """From the press to the hand, further apart where that is farther than they need."""
        place = self._snapper.place(start.x, start.y, start.scale, _snapping(self._bench, start))
        height = pointer.y - start.y
        pitch = max(ROW, on_grid(abs(height) / max(count - 1, 1)))
        step = pitch if height >= 0 else -pitch
        return self._ground.room([(place.x, place.y + row * step) for row in range(count)])


def _snapping(bench: Workbench, pointer: Pointer) -> bool:
    return bench.options.snap and not pointer.ctrl


def _possible(count: int) -> int:
    return min(max(count, 1), MOST)


def _sources(bench: Workbench, pointer: Pointer) -> tuple[str, ...]:
    return () if pointer.shift else bench.selection.nodes


def _preview(bench: Workbench, column: Column, pointer: Pointer) -> Overlay:
    nodes = bench.drawing.nodes
    sources = [(nodes[id].x, nodes[id].y) for id in _sources(bench, pointer)]
    ends = islice(product(sources, column), MOST_RUBBER)
    one = phrase("Layers", "1 neuron")
    many = phrase("Layers", "{count} neurons").of(count=len(column))
    return Overlay(
        ghosts=tuple(Ghost(x, y) for x, y in column),
        rubber=tuple(between(*pair, NODE_RADIUS, NODE_RADIUS) for pair in ends),
        sentence=one if len(column) == 1 else many,
        at=pointer.at,
    )


def _put(bench: Workbench, column: Column, pointer: Pointer) -> None:
    top_down = tuple(sorted(column, key=lambda at: at[1]))
    x, y = top_down[0]
    change, ids = edits.add_layer(bench.drawing, len(column), x, y, _sources(bench, pointer))
    label = phrase("Steps", "Add a layer of {count}").of(count=len(column))
    bench.history.do(label, _standing(change, dict(zip(ids, top_down, strict=True))))
    bench.selection.set(ids)


def _standing(change: Change, places: dict[str, tuple[float, float]]) -> Change:
    """The same layer with every neuron at its place in the column that was shown."""
    pairs = dict(change.pairs)
    for id, (x, y) in places.items():
        before, after = pairs[id]
        assert isinstance(after, Node)
        pairs[id] = (before, with_fields(after, x=x, y=y))
    return Change(pairs)


TOOL = Tool(
    key="layer",
    label=phrase("Tools", "Layer"),
    shortcut="L",
    hint=phrase(
        "Tools",
        "Click or press Enter for a column of three neurons, or drag one out; wheel or digits set how many "
        "while the button is down. "
        "It is connected from the selected nodes (Shift: not connected, Ctrl: no snapping).",
    ),
    cursor="cross",
    begin=pull_layer,
    carry=carry_layer,
    hover=hover_layer,
)
