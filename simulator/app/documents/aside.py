"""Aside: an example that was trained and left without a question is kept, to be brought back."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.app.documents.opening import Opened
from simulator.app.documents.snapshot import snapshot_of
from simulator.drawing.drawing import Drawing
from simulator.language import Phrase
from simulator.workbench.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Aside:
    """What stood on the table, and the title it had."""

    title: Phrase | str
    opened: Opened


def has_learned(bench: Workbench, saved: tuple[int, int]) -> bool:
    """Whether more was learned than a file holds; one that trains up to its own step is no news."""
    frame = bench.trainer.frame
    if frame is None:
        return False
    begun_anew = bool(bench.trainer.shelf.runs) and frame.step > 0
    return frame.step > saved[0] or begun_anew


def put_aside(bench: Workbench, title: Phrase | str, progress: tuple[int, int]) -> Aside:
    """Keep what is on the table, from where training stands."""
    now = snapshot_of(bench, progress)
    drawing = Drawing(now.records.values())
    return Aside(title, Opened(drawing, now.weights, now.initial, now.step, now.epoch, now.standing))
