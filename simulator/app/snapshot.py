"""A snapshot: what a document holds at one moment, taken in no time and written out by any thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.drawing.drawing import Drawing
from simulator.drawing.files import document_of, encode
from simulator.drawing.records import Record
from simulator.model.parameters import by_id
from simulator.training.frame import State
from simulator.workbench.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Records never change, so holding them is enough; the mappings belong to the snapshot alone."""

    records: Mapping[str, Record]
    weights: Mapping[str, float]
    initial: Mapping[str, float]
    step: int
    epoch: int

    def as_bytes(self) -> bytes:
        """The whole document, as it is saved; half a second for 10,000 edges. Raises ``Refusal``."""
        drawing = Drawing(self.records.values())
        return encode(document_of(drawing, self.weights, self.initial, self.step, self.epoch))


def snapshot_of(bench: Workbench, progress: tuple[int, int], at_once: bool = False) -> Snapshot:
    """What is on the table; weights, step and epoch of one and the same moment.

    A worker in the middle of a long batch is waited for, unless it has to be ``at_once``.
    """
    trainer = bench.trainer
    shown = trainer.network is not None and trainer.frame is not None
    weights = {} if at_once and shown and trainer.state is State.RUNNING else trainer.learned()
    if trainer.network is not None and trainer.frame is not None:
        weights |= by_id(trainer.network, trainer.frame.theta)
    return Snapshot(dict(bench.drawing.records), weights, trainer.initial(), *progress)
