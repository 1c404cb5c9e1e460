"""The mark: what a document was when it was opened or saved, to tell what closing would lose."""

from __future__ import annotations

from collections.abc import Mapping

from simulator.drawing.records import Record
from simulator.workbench.workbench import Workbench


class Mark:
    """Set anew by ``here``; without ``precious`` training alone is nothing to lose."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self.records: Mapping[str, Record] = {}
        self.progress = (0, 0)
        """Step and epoch."""
        self.precious = False
        self.here()

    def here(self) -> None:
        """What is on the table now is in a file, too."""
        self.records, self.progress = dict(self._bench.drawing.records), self.reached()

    def reached(self) -> tuple[int, int]:
        """Step and epoch; those of the file while nothing newer is known."""
        frame = self._bench.trainer.frame
        return (frame.step, frame.epoch) if frame else self.progress

    @property
    def edited(self) -> bool:
        """Whether the drawing differs."""
        return self.records != self._bench.drawing.records

    @property
    def trained(self) -> bool:
        """Whether closing would lose steps; quickly told."""
        return self.precious and self.reached() != self.progress
