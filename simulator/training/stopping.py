"""When a run ends by itself: after so many epochs, below a loss, or when nothing improves any more."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import Literal, Protocol

from simulator.drawing.records import Training
from simulator.numerics.array import Array

Reason = Literal["epochs", "loss", "patience", "still"]
"""Which condition has ended a run; ``still`` is that nothing in it can learn."""


class Losses(Protocol):
    """What can be measured at some theta."""

    def loss(self, theta: Array) -> float:
        """Over the training part."""

    def watched(self, theta: Array) -> float:
        """Over the part that shows whether there is still something to learn."""


@dataclass(slots=True)
class Stopping:
    """Asked at the end of every epoch; counts from where the run was last begun."""

    begun: int = 0
    best: float = float("inf")
    best_epoch: int = 0

    def begin(self, epoch: int) -> None:
        """Count anew from this epoch, as when a run is continued after it was stopped."""
        self.begun, self.best, self.best_epoch = epoch, float("inf"), epoch

    def back_to(self, epoch: int) -> None:
        """What came after this epoch did not happen."""
        self.begun, self.best_epoch = min(self.begun, epoch), min(self.best_epoch, epoch)

    def epochs_to_judge(self, training: Training, epoch: int) -> int | None:
        """After how many epochs there is something to ask; ``None`` where no condition is set."""
        if training.stop_loss is not None or training.patience is not None:
            return 1
        if training.stop_epochs is None:
            return None
        return max(self.begun + training.stop_epochs - epoch, 1)

    def reason(self, training: Training, epoch: int, losses: Losses, theta: Array) -> Reason | None:
        """``None`` where none holds; losses are measured only where a condition needs them."""
        if training.stop_epochs is not None and epoch - self.begun >= training.stop_epochs:
            return "epochs"
        if training.stop_loss is not None and losses.loss(theta) < training.stop_loss:
            return "loss"
        if training.patience is not None and self._tired(epoch, losses.watched(theta), training.patience):
            return "patience"
        return None

    def _tired(self, epoch: int, loss: float, patience: int) -> bool:
        if isfinite(loss) and loss < self.best:
            self.best, self.best_epoch = loss, epoch
        return epoch - self.best_epoch >= max(patience, 1)
