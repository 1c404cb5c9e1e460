"""What a frame knows yet: before the first batch zeros stand in the place of gradients and updates."""

from __future__ import annotations

from math import isnan

from simulator.model.network import Network
from simulator.training.frame import Frame


def has_gradient(network: Network | None, frame: Frame) -> bool:
    """Whether gradients mean something: a batch, or a sample of it, went back, or there is only this one.

    Without data there is one sample, and all that is shown belongs to it.
    """
    formula = network is not None and not network.inputs
    return has_update(frame) or bool(frame.gradient.any()) or formula


def has_update(frame: Frame) -> bool:
    """Whether a step was made since the weights were drawn or loaded."""
    return not isnan(frame.batch_loss)
