"""Select: click, add with Shift, pull a marquee, drag, duplicate with Alt, connect from a rim."""

from __future__ import annotations

from simulator.language import phrase
from simulator.tools.arguments import is_ordered, swap
from simulator.tools.gesture import Gesture, Pointer, Tool, still
from simulator.tools.marquee import pull_marquee
from simulator.tools.moving import duplicate_selection, move_selection
from simulator.tools.wiring import draw_edges, layer_of
from simulator.workbench.workbench import Workbench


def select(bench: Workbench, start: Pointer) -> Gesture:
    """What a press becomes is known when the hand moves, or lets go."""
    target = start.over
    if target is None or target not in bench.drawing.records:
        yield from pull_marquee(bench, start)
    elif start.phase == "double":
        bench.selection.set([target])
        _open(bench, target)
    else:
        pointer = yield from still(start)
        if pointer.phase == "release":
            _click(bench, target, start)
        else:
            yield from _drag(bench, target, start, pointer)


def _open(bench: Workbench, target: str) -> None:
    """Type in place; where the number of an argument is all that can change, change that."""
    edge = bench.drawing.edges.get(target)
    if edge is not None and is_ordered(bench.drawing, edge.target):
        swap(bench, [edge.target])
    else:
        bench.edit_requested.emit(target)


def _click(bench: Workbench, target: str, start: Pointer) -> None:
    if start.shift:
        bench.selection.toggle(target)
    elif start.ctrl:
        bench.selection.set(_layer(bench, target))
    else:
        bench.selection.set([target])


def _layer(bench: Workbench, target: str) -> tuple[str, ...]:
    return layer_of(bench.drawing, target) if target in bench.drawing.nodes else (target,)


def _drag(bench: Workbench, target: str, start: Pointer, pointer: Pointer) -> Gesture:
    if target not in bench.drawing.nodes:
        yield from pull_marquee(bench, start)
    elif start.part == "rim" and not start.alt:
        yield from draw_edges(bench, target, start, pointer, sticky=False)
    else:
        if target not in bench.selection:
            bench.selection.set([*(bench.selection.ids if start.shift else ()), target])
        follow = duplicate_selection if start.alt else move_selection
        yield from follow(bench, target, start, pointer)


TOOL = Tool(
    key="select",
    label=phrase("Tools", "Select"),
    shortcut="V",
    hint=phrase(
        "Tools",
        "Click or pull a frame to select, drag to move (Ctrl: no snapping, Alt: duplicate), "
        "drag from a rim to connect, Ctrl+click for a whole layer, double-click to type.",
    ),
    cursor="arrow",
    begin=select,
)
