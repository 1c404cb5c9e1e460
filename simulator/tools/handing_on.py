"""Handing on: copies begin with what their originals have learned, beside what both were drawn with."""

from __future__ import annotations

from collections.abc import Mapping

from simulator.drawing.change import Change
from simulator.drawing.copies import Piece, originals
from simulator.workbench.workbench import Workbench


def learned_now(bench: Workbench) -> Mapping[str, float]:
    """What was learned, by id; where nothing was trained, copies are born as everything else was."""
    return bench.trainer.learned() if bench.trainer.course.run.moved else {}


def hand_on(bench: Workbench, piece: Piece, change: Change, learned: Mapping[str, float]) -> None:
    """Before the change that adds copies of the piece is made: give them what their originals learned.

    By id, so undo and redo of the change find it again.
    """
    pairs = originals(piece, change).items()
    bench.trainer.course.give({copy: learned[original] for copy, original in pairs if original in learned})
