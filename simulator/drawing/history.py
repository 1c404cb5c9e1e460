"""History: one gesture is one step, or none; every step can be undone and redone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from simulator.drawing.change import Change
from simulator.drawing.drawing import Drawing
from simulator.language import Phrase
from simulator.signal import ListenersFailed, Signal

MEMORY = 1000
"""Steps that are kept; the oldest go first."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A finished step: what the Edit menu calls it and what it did."""

    label: Phrase
    change: Change
    merge: str | None = None


class Step:
    """A step in the making; the gesture applies changes or sets one that follows the hand.

    A listener that fails does not break off the gesture: ``failure`` keeps the first, for the end.
    """

    def __init__(self, drawing: Drawing, label: Phrase) -> None:
        self._drawing = drawing
        self.label = label
        self.change = Change()
        self.failure: ListenersFailed | None = None

    def apply(self, change: Change) -> None:
        """Add to what the step has done so far."""
        self._make(change, self.change.then(change))

    def set(self, change: Change) -> None:
        """Replace what the step has done so far; ``change`` starts from where the step started."""
        self._make(self.change.inverse().then(change), change)

    def take_back(self) -> None:
        """Undo what the step has done so far."""
        self._make(self.change.inverse(), Change())

    def _make(self, move: Change, total: Change) -> None:
        try:
            self._drawing.apply(move)
        except ListenersFailed as failure:
            self.failure = self.failure or failure
        except BaseException:
            if self._drawing.holds(move):
                self.change = total
            raise
        self.change = total


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

        Steps with the same ``merge`` key that follow each other become one, as when a slider moves. A
        failed listener is our mistake and not the hand's: the step stands, and then the failure is raised.
        """
        if self._open:
            raise RuntimeError("a step is already open")
        step = Step(self.drawing, label)
        self._open = True
        try:
            yield step
            recorded = self._record(Entry(step.label, step.change, merge))
        except BaseException as error:
            step.take_back()
            if step.failure is not None and isinstance(error, GeneratorExit):  # Escape would hide it
                raise step.failure from None
            raise
        finally:
            self._open = False
        self._tell(step, recorded)

    def do(self, label: Phrase, change: Change, merge: str | None = None) -> None:
        """A step of a single change; an empty change is no step."""
        if change:
            with self.step(label, merge) as step:
                step.apply(change)

    def _record(self, entry: Entry) -> bool:
        """Its last assignment makes it so: whatever breaks off before leaves no trace."""
        if not entry.change:
            return False
        done = list(self.done)
        last = done[-1] if done and not self.undone else None
        if last is not None and entry.merge is not None and last.merge == entry.merge:
            done.pop()
            entry = Entry(entry.label, last.change.then(entry.change), entry.merge)
        if entry.change:
            done.append(entry)
        self.done, self.undone = done[-MEMORY:], []
        return True

    def _tell(self, step: Step, news: bool = True) -> None:
        """Tell that the steps are other ones, then raise what listeners to the drawing raised."""
        try:
            if news:
                self.changed.emit(self)
        finally:
            if step.failure is not None:
                raise step.failure

    @property
    def busy(self) -> bool:
        """Whether a gesture is under way; undo waits for it."""
        return self._open

    def undo(self) -> None:
        """Take the last step back; with none, or in the middle of a gesture, do nothing."""
        if self.done and not self._open:
            *done, entry = self.done
            self._jump(entry.label, entry.change.inverse(), done, [*self.undone, entry])

    def redo(self) -> None:
        """Make the last undone step again."""
        if self.undone and not self._open:
            *undone, entry = self.undone
            self._jump(entry.label, entry.change, [*self.done, entry], undone)

    def _jump(self, label: Phrase, move: Change, done: list[Entry], undone: list[Entry]) -> None:
        step = Step(self.drawing, label)
        nothing = step.change
        self._open = True
        try:
            step.apply(move)
        finally:
            self._open = False
            if step.change is not nothing:  # it was made, whatever came then
                self.done, self.undone = done, undone
        self._tell(step)

    def clear(self) -> None:
        """Forget all steps, as when another document is opened."""
        self.done, self.undone = [], []
        self.changed.emit(self)
