"""Optimizers as the settings of training name them."""

from __future__ import annotations

from simulator.language import phrase
from simulator.numerics.optimizers import OPTIMIZERS, Optimizer, optimizer
from simulator.problems import Problem

__all__ = ["OPTIMIZERS", "Optimizer", "optimizer", "why_no_optimizer"]


def why_no_optimizer(key: str) -> Problem | None:
    """Why a drawing with this key, as from a file, cannot train."""
    if any(row.key == key for row in OPTIMIZERS):
        return None
    return Problem(
        phrase("Optimizers", "There is no optimizer “{key}”. Choose one from the list.").of(key=key)
    )
