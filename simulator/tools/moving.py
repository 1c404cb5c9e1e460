"""Dragging nodes: the selection moves with the hand, and snaps to the grid and to other nodes."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec.structs import replace as with_fields

from simulator.drawing.change import Change, added, replaced
from simulator.drawing.copies import copies, piece_of
from simulator.drawing.limits import COORDINATE
from simulator.drawing.records import Node
from simulator.language import Phrase, phrase
from simulator.model.names import node_name
from simulator.tools.gesture import Gesture, Pointer
from simulator.tools.handing_on import hand_on, learned_now
from simulator.tools.snapping import Place, Snapper
from simulator.workbench.overlay import Overlay
from simulator.workbench.workbench import Workbench


def move_selection(bench: Workbench, grabbed: str, start: Pointer, pointer: Pointer) -> Gesture:
    """The selected nodes keep their distances; ``grabbed`` is the one that snaps."""
    nodes = bench.drawing.nodes
    moving = {id: nodes[id] for id in bench.selection.nodes}
    anchor, within = moving[grabbed], _reach(moving.values())
    snapper = Snapper(node for id, node in nodes.items() if id not in moving)
    with bench.history.step(_move_step(bench, tuple(moving))) as step:
        while True:
            place = _wish(bench, snapper, anchor, start, pointer)
            dx, dy = within(place.x - anchor.x, place.y - anchor.y)
            step.set(replaced((node, _shifted(node, dx, dy)) for node in moving.values()))
            bench.show(Overlay(guides=place.guides))
            if pointer.phase == "release":
                return
            pointer = yield


def duplicate_selection(bench: Workbench, grabbed: str, start: Pointer, pointer: Pointer) -> Gesture:
    """A copy of the selection, with the edges between, leaves the originals where they stand."""
    drawing = bench.drawing
    anchor, snapper = drawing.nodes[grabbed], Snapper(drawing.nodes.values())
    within = _reach(drawing.nodes[id] for id in bench.selection.nodes)
    piece = piece_of(drawing, bench.selection.nodes)
    change, ids = copies(drawing, piece, 0.0, 0.0)
    hand_on(bench, piece, change, learned_now(bench))
    with bench.history.step(phrase("Steps", "Duplicate")) as step:
        while True:
            place = _wish(bench, snapper, anchor, start, pointer)
            step.set(copies_at(change, *within(place.x - anchor.x, place.y - anchor.y)))
            bench.selection.set(ids)
            bench.show(Overlay(guides=place.guides))
            if pointer.phase == "release":
                return
            pointer = yield


def _reach(nodes: Iterable[Node]) -> Callable[[float, float], tuple[float, float]]:
    """Shifts that leave all of these nodes on the paper, where the first of them stops the others."""
    places = [(node.x, node.y) for node in nodes]
    left, top = (-COORDINATE - min(place[axis] for place in places) for axis in (0, 1))
    right, bottom = (COORDINATE - max(place[axis] for place in places) for axis in (0, 1))
    return lambda dx, dy: (min(max(dx, left), right), min(max(dy, top), bottom))


def _shifted(node: Node, dx: float, dy: float) -> Node:
    return with_fields(node, x=node.x + dx, y=node.y + dy)


def copies_at(change: Change, dx: float, dy: float) -> Change:
    """The same new nodes and edges, shifted."""
    records = (after for _, after in change.pairs.values() if after is not None)
    return added(_shifted(record, dx, dy) if isinstance(record, Node) else record for record in records)


def _wish(bench: Workbench, snapper: Snapper, anchor: Node, start: Pointer, pointer: Pointer) -> Place:
    x, y = anchor.x + pointer.x - start.x, anchor.y + pointer.y - start.y
    return snapper.place(x, y, pointer.scale, bench.options.snap and not pointer.ctrl)


def _move_step(bench: Workbench, ids: tuple[str, ...]) -> Phrase:
    if len(ids) == 1:
        return phrase("Steps", "Move {node}").of(node=node_name(bench.drawing.nodes[ids[0]]))
    return phrase("Steps", "Move {count} nodes").of(count=len(ids))
