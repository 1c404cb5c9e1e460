"""Renewals: undo of a step that drew new weights brings back what was learned before, redo what since."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.drawing.change import Change
from simulator.drawing.history import Entry, History
from simulator.language import Phrase
from simulator.workbench.shelf import RUNS_KEPT, Run
from simulator.workbench.trainer import Trainer


@dataclass(slots=True)
class Renewal:
    """One such step, and the run on its other side: before it, or after it once it is undone."""

    entry: Entry
    other: Run | None
    """``None`` where nothing was learned: the drawing tells the initial weights."""
    undone: bool = False


class Renewals:
    """Follows the history as its first listener: nobody else has shown the drawing to the trainer yet."""

    def __init__(self, history: History, trainer: Trainer) -> None:
        self._history, self._trainer = history, trainer
        self._steps: list[Renewal] = []
        history.changed.connect(self._follow)

    def renew(self, label: Phrase, change: Change) -> None:
        """Make the change, and begin from the initial weights that it leads to, in one step."""
        with self._history.step(label) as step:
            step.apply(change)
            left = self._trainer.reset()
        self._steps.append(Renewal(self._history.done[-1], _learned(left)))
        for renewal in [step for step in self._steps if step.other is not None][:-RUNS_KEPT]:
            renewal.other = None

    def _follow(self, history: History) -> None:
        for renewal in self._steps:
            ends = history.done[-1:] if renewal.undone else history.undone[-1:]
            if ends and ends[0] is renewal.entry:
                renewal.other = _learned(self._trainer.reset(renewal.other))
                renewal.undone = not renewal.undone
        self._steps = [step for step in self._steps if (history.undone if step.undone else history.done)]


def _learned(run: Run) -> Run | None:
    return run if run.moved else None
