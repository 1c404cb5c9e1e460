"""A snapshot: what a document holds at one moment, taken in no time and written out by any thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.drawing.document import left_out
from simulator.drawing.drawing import Drawing
from simulator.drawing.files import document_of, encode
from simulator.drawing.records import Record
from simulator.drawing.standing import Standing
from simulator.problems import Problem
from simulator.training.frame import State
from simulator.workbench.trainer import progress
from simulator.workbench.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Records never change, so holding them is enough; the mappings belong to the snapshot alone."""

    records: Mapping[str, Record]
    weights: Mapping[str, float]
    initial: Mapping[str, float]
    step: int
    epoch: int
    standing: Standing | None

    @property
    def left_out(self) -> Problem | None:
        """What of it no file can hold; the rest is saved all the same."""
        return left_out(self.weights)

    def as_bytes(self) -> bytes:
        """The whole document, as it is saved; half a second for 10,000 edges. Raises ``Refusal``."""
        drawing = Drawing(self.records.values())
        return encode(document_of(drawing, self.weights, self.initial, self.step, self.epoch, self.standing))


def snapshot_of(bench: Workbench, otherwise: tuple[int, int], at_once: bool = False) -> Snapshot:
    """What is on the table, all of one moment; ``otherwise`` is step and epoch where nothing trains.

    A worker in the middle of a long batch is waited for, unless it has to be ``at_once``.
    """
    trainer = bench.trainer
    now = progress(trainer, at_once and trainer.state is State.RUNNING)
    step, epoch = otherwise if now.step is None or now.epoch is None else (now.step, now.epoch)
    records = dict(bench.drawing.records)
    return Snapshot(records, now.learned, trainer.initial(), step, epoch, now.standing)
