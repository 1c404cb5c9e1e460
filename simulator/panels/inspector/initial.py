"""The initial weights by id, asked for once and kept until they may have changed."""

from __future__ import annotations

from collections.abc import Mapping

from simulator.workbench.trainer import Trainer


class InitialValues:
    """Asking the trainer costs as much as the network is large; the inspector looks many times a second."""

    def __init__(self, trainer: Trainer) -> None:
        self._trainer = trainer
        self._kept: Mapping[str, float] | None = None

    def of(self, id: str) -> float | None:
        """The initial weight or bias of this edge or neuron."""
        if self._trainer.network is None:
            return None
        if self._kept is None:
            self._kept = self._trainer.initial()
        return self._kept.get(id)

    def forget(self, _: object = None) -> None:
        """They may have changed; takes any signal's value."""
        self._kept = None
