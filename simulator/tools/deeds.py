"""Doing a step on the drawing, or saying why it cannot be."""

from __future__ import annotations

from simulator.drawing.change import Change
from simulator.language import Phrase
from simulator.model.rules import why_too_large
from simulator.workbench.workbench import Workbench


def perform(bench: Workbench, label: Phrase, change: Change, merge: str | None = None) -> bool:
    """One undo step, unless the drawing would become larger than a document may be; says whether."""
    problem = why_too_large(bench.drawing, change)
    if problem is not None:
        bench.say(problem.sentence)
        return False
    bench.history.do(label, change, merge)
    return True
