"""History: one gesture is one step, or none; every step can be undone and redone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from simulator.drawing.change import Change
from simulator.drawing.drawing import Drawing
from simulator.language import Phrase
from simulator.signal import Signal

MEMORY = 1000
"""Steps that are kept; the oldest go first."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A finished step: what the Edit menu calls it and what it did."""

    label: Phrase
    change: Change
    merge: str | None = None


class Step:
    """A step in the making; the gesture applies changes or sets one that follows the hand."""

    def __init__(self, drawing: Drawing, label: Phrase) -> None:
        self._drawing = drawing
        self.label = label
        self.change = Change()

    def apply(self, change: Change) -> None:
        """Add to what the step has done so far."""
        self._drawing.apply(change)
        self.change = self.change.then(change)

    def set(self, change: Change) -> None:
        """Replace what the step has done so far; ``change`` starts from where the step started."""
        move = self.change.inverse().then(change)
        self._drawing.apply(move)
        self.change = change


class History:
    """The steps behind and ahead of the present."""

    def __init__(self, drawing: Drawing) -> None:
        self.drawing = drawing
        self.done: list[Entry] = []
        self.undone: list[Entry] = []
        self.changed: Signal[History] = Signal()
        self._open = False

    @contextmanager
    def step(self, label: Phrase, merge: str | None = None) -> Iterator[Step]:
        """One undo step; an exception (or a closed generator) puts everything back.

        Steps with the same ``merge`` key that follow each other become one, as when a slider moves.
        """
        if self._open:
            raise RuntimeError("a step is already open")
        self._open = True
        step = Step(self.drawing, label)
        try:
            yield step
        except BaseException:
            self.drawing.apply(step.change.inverse())
            raise
        finally:
            self._open = False
        self._record(Entry(step.label, step.change, merge))

    def do(self, label: Phrase, change: Change, merge: str | None = None) -> None:
        """A step of a single change; an empty change is no step."""
        if change:
            with self.step(label, merge) as step:
                step.apply(change)

    def _record(self, entry: Entry) -> None:
        if not entry.change:
            return
        last = self.done[-1] if self.done and not self.undone else None
        if last is not None and entry.merge is not None and last.merge == entry.merge:
            self.done.pop()
            entry = Entry(entry.label, last.change.then(entry.change), entry.merge)
        if entry.change:
            self.done.append(entry)
        del self.done[:-MEMORY]
        self.undone.clear()
        self.changed.emit(self)

    @property
    def busy(self) -> bool:
        """Whether a gesture is under way; undo waits for it."""
        return self._open

    def undo(self) -> None:
        """Take the last step back; with none, or in the middle of a gesture, do nothing."""
        if self.done and not self._open:
            entry = self.done.pop()
            self.drawing.apply(entry.change.inverse())
            self.undone.append(entry)
            self.changed.emit(self)

    def redo(self) -> None:
        """Make the last undone step again."""
        if self.undone and not self._open:
            entry = self.undone.pop()
            self.drawing.apply(entry.change)
            self.done.append(entry)
            self.changed.emit(self)

    def clear(self) -> None:
        """Forget all steps, as when another document is opened."""
        self.done.clear()
        self.undone.clear()
        self.changed.emit(self)
