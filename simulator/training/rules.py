"""The rules of a session: its settings, as executors obey them."""

from __future__ import annotations

import numpy as np

from simulator.drawing.records import Training
from simulator.model.network import Network
from simulator.numerics.executors.stride import Rules
from simulator.numerics.optimizers import optimizer


def rules_of(network: Network, training: Training) -> Rules:
    """How theta of this network moves under these settings."""
    free = np.logical_not(network.frozen)
    return Rules(
        optimizer=optimizer(training.optimizer),
        eta=float(training.eta),
        alpha=float(training.momentum),
        rho=float(training.decay),
        l1=float(training.l1),
        l2=float(training.l2),
        weights=(network.is_weight & free).astype(np.float64),
        free=free.astype(np.float64),
    )
