"""When a run ends by itself: after so many epochs, below a loss, or when nothing improves any more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import isfinite

from simulator.drawing.records import Training


@dataclass(slots=True)
class Stopping:
    """Asked at the end of every epoch; counts from where the run was last begun."""

    begun: int = 0
    best: float = float("inf")
    best_epoch: int = 0

    def begin(self, epoch: int) -> None:
        """Count anew from this epoch, as when a run is continued after it was stopped."""
        self.begun, self.best, self.best_epoch = epoch, float("inf"), epoch

    def reason(
        self, training: Training, epoch: int, loss: Callable[[], float], watched: Callable[[], float]
    ) -> str | None:
        """``epochs``, ``loss`` or ``patience``; losses are measured only where a condition needs them.

        ``loss`` is over the training part, ``watched`` over the held-out part if there is one.
        """
        if training.stop_epochs is not None and epoch - self.begun >= training.stop_epochs:
            return "epochs"
        if training.stop_loss is not None and loss() < training.stop_loss:
            return "loss"
        if training.patience is not None and self._tired(epoch, watched(), training.patience):
            return "patience"
        return None

    def _tired(self, epoch: int, loss: float, patience: int) -> bool:
        if isfinite(loss) and loss < self.best:
            self.best, self.best_epoch = loss, epoch
        return epoch - self.best_epoch >= max(patience, 1)
