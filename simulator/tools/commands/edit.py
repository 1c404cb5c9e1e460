"""Edit: undo, the clipboard, deleting, selecting, editing in place."""

from __future__ import annotations

from simulator.drawing import edits
from simulator.drawing.change import Change
from simulator.drawing.copies import bounds, copies, piece_of
from simulator.drawing.files import copy_text, paste, piece_in
from simulator.drawing.records import GRID, Node
from simulator.language import Phrase, phrase
from simulator.tools.commands.command import Command, idle
from simulator.tools.erase import erase_step
from simulator.tools.ground import Ground
from simulator.tools.handing_on import hand_on, learned_now
from simulator.tools.moving import copies_at
from simulator.tools.snapping import on_grid
from simulator.workbench.workbench import Workbench

_BESIDE = 2 * GRID
"""How far beside its original a copy lands."""


def something_selected(bench: Workbench) -> bool:
    """Nodes or edges are selected, and no gesture is under way."""
    return idle(bench) and len(bench.selection) > 0


def nodes_selected(bench: Workbench) -> bool:
    """A node is selected, and no gesture is under way."""
    return idle(bench) and len(bench.selection.nodes) > 0


def _can_undo(bench: Workbench) -> bool:
    return idle(bench) and bool(bench.history.done)


def _can_redo(bench: Workbench) -> bool:
    return idle(bench) and bool(bench.history.undone)


def _can_paste(bench: Workbench) -> bool:
    return idle(bench) and bool(bench.clipboard)


def _undo(bench: Workbench) -> None:
    bench.history.undo()


def _redo(bench: Workbench) -> None:
    bench.history.redo()


def _undo_title(bench: Workbench) -> Phrase:
    if not bench.history.done:
        return phrase("Commands", "Undo")
    return phrase("Commands", "Undo: {step}").of(step=bench.history.done[-1].label)


def _redo_title(bench: Workbench) -> Phrase:
    if not bench.history.undone:
        return phrase("Commands", "Redo")
    return phrase("Commands", "Redo: {step}").of(step=bench.history.undone[-1].label)


def _copy(bench: Workbench) -> None:
    bench.clipboard = copy_text(bench.drawing, bench.selection.nodes)
    bench.copied = (bench.clipboard, learned_now(bench))
    bench.pasted_at = bench.pointer


def _cut(bench: Workbench) -> None:
    _copy(bench)
    _delete(bench)


def _paste(bench: Workbench) -> None:
    piece = piece_in(bench.clipboard)
    change, ids = paste(bench.drawing, piece, *_paste_place(bench))
    change = _with_room(bench, change)
    bench.pasted_at = bench.pointer
    text, learned = bench.copied
    if text == bench.clipboard:  # what another window copied has other ids
        hand_on(bench, piece, change, learned)
    bench.history.do(phrase("Steps", "Paste"), change)
    bench.selection.set(ids)


def _paste_place(bench: Workbench) -> tuple[float, float]:
    """Under a hand that has moved since the copy; else beside what is selected, so that pastes cascade."""
    if bench.pointer is not None and bench.pointer != bench.pasted_at:
        return on_grid(bench.pointer[0]), on_grid(bench.pointer[1])
    nodes = bench.drawing.nodes
    around = [nodes[id] for id in bench.selection.nodes] or list(nodes.values())
    if not around:
        return 0.0, 0.0
    left, top, right, bottom = bounds(around)
    return (left + right) / 2 + _BESIDE, (top + bottom) / 2 + _BESIDE


def _duplicate(bench: Workbench) -> None:
    piece = piece_of(bench.drawing, bench.selection.nodes)
    change, ids = copies(bench.drawing, piece, _BESIDE, _BESIDE)
    hand_on(bench, piece, change, learned_now(bench))
    bench.history.do(phrase("Steps", "Duplicate"), _with_room(bench, change))
    bench.selection.set(ids)


def _with_room(bench: Workbench, change: Change) -> Change:
    """The copies where they cover no node that stands."""
    places = [(after.x, after.y) for _, after in change.pairs.values() if isinstance(after, Node)]
    (x, y), *_ = Ground(bench.drawing.nodes.values()).room(places)
    return copies_at(change, x - places[0][0], y - places[0][1])


def _delete(bench: Workbench) -> None:
    ids = bench.selection.ids
    bench.history.do(erase_step(bench.drawing, ids), edits.remove(bench.drawing, ids))


def _select_all(bench: Workbench) -> None:
    bench.selection.set([*bench.drawing.nodes, *bench.drawing.edges])


def _select_none(bench: Workbench) -> None:
    bench.selection.clear()


def _edit_in_place(bench: Workbench) -> None:
    bench.edit_requested.emit(bench.selection.ids[-1])


# fmt: off
EDIT: tuple[Command, ...] = (
    Command("edit.undo",        phrase("Commands", "Undo"),                   "history",
            ("Ctrl+Z",),                _undo,          _can_undo,          naming=_undo_title, repeats=True),
    Command("edit.redo",        phrase("Commands", "Redo"),                   "history",
            ("Ctrl+Shift+Z", "Ctrl+Y"), _redo,          _can_redo,          naming=_redo_title, repeats=True),
    Command("edit.cut",         phrase("Commands", "Cut"),                    "clipboard",
            ("Ctrl+X",),                _cut,           nodes_selected),
    Command("edit.copy",        phrase("Commands", "Copy"),                   "clipboard",
            ("Ctrl+C",),                _copy,          nodes_selected),
    Command("edit.paste",       phrase("Commands", "Paste"),                  "clipboard",
            ("Ctrl+V",),                _paste,         _can_paste,         repeats=True),
    Command("edit.duplicate",   phrase("Commands", "Duplicate"),              "clipboard",
            ("Ctrl+D",),                _duplicate,     nodes_selected,     repeats=True),
    Command("edit.delete",      phrase("Commands", "Delete"),                 "clipboard",
            ("Delete", "Backspace"),    _delete,        something_selected),
    Command("edit.in_place",    phrase("Commands", "Rename or type a value"), "value",
            ("F2",),                    _edit_in_place, something_selected),
    Command("edit.select_all",  phrase("Commands", "Select all"),             "selection",
            ("Ctrl+A",),                _select_all,    idle),
    Command("edit.select_none", phrase("Commands", "Select nothing"),         "selection",
            ("Ctrl+Shift+A",),          _select_none,   idle),
)
# fmt: on
