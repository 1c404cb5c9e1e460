"""What stands on the table at the start: the named file, work of a crashed run, or an example to try."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from simulator.app.documents.examples import EXAMPLES, example_path
from simulator.app.documents.recovery import Copy
from simulator.app.exchange.drops import TABLES
from simulator.app.shell.notices import Notice
from simulator.language import phrase
from simulator.problems import Refusal

if TYPE_CHECKING:
    from simulator.app.window import Window

HINT = phrase(
    "FirstStart",
    "This network has half learned XOR. Press Space to train and to pause, the period key for one step. "
    "Drag neurons from the palette; drag from a neuron's rim to connect. F1 shows all keys.",
)
ONE = phrase(
    "FirstStart",
    "One file at a time is opened: “{name}” is the first of the {count} that were named. "
    "Open the others from the File menu.",
)
FOUND = phrase("FirstStart", "“{name}” was not saved when Backprop Studio last ended. Bring it back?")


def begin(window: Window, files: Sequence[Path]) -> None:
    """Put something on the table, and say what can be done with it."""
    example = EXAMPLES[0]
    try:
        window.documents.open_example(example_path(example.key), example.title)
    except Refusal as refusal:
        window.notices.show_notice(Notice("file", refusal.problem.sentence, "danger"))
    if files:
        _open_first(window, files)
    elif not window.settings.current.hint_seen:
        window.notices.show_notice(Notice("hint", HINT))
    window.notices.dismissed.connect(lambda about: _read(window, about))
    offer_copies(window)


def _open_first(window: Window, files: Sequence[Path]) -> None:
    """Open the first file, or import it if it is a table; say so if there are more."""
    first, notices = files[0], window.notices
    if first.suffix.lower() in TABLES:
        QTimer.singleShot(0, window, lambda: window.tables.import_path(first))  # above a window that shows
    else:
        window.files.open_path(first)
    refused = notices.notice is not None and notices.notice.about == "file"
    if len(files) > 1 and not refused:
        notices.show_notice(Notice("files", ONE.of(name=first.name, count=len(files))))


def offer_copies(window: Window) -> None:
    """Offer the unsaved work of runs that are dead, one after another."""
    copy = next(iter(window.documents.recovery.abandoned()), None)
    if copy is None:
        return
    actions = (
        (phrase("FirstStart", "Bring it back"), lambda: _bring_back(window, copy)),
        (phrase("FirstStart", "Throw it away"), lambda: _throw_away(window, copy)),
    )
    window.notices.show_notice(Notice("recovery", FOUND.of(name=copy.name), "warning", actions))


def _bring_back(window: Window, copy: Copy) -> None:
    if not window.files.may_leave():
        offer_copies(window)
        return
    try:
        window.documents.open_copy(copy)
    except Refusal as refusal:
        window.notices.show_notice(Notice("file", refusal.problem.sentence, "danger"))


def _throw_away(window: Window, copy: Copy) -> None:
    window.documents.recovery.throw_away(copy)
    offer_copies(window)


def _read(window: Window, about: str) -> None:
    if about == "hint":
        window.settings.change(hint_seen=True)
