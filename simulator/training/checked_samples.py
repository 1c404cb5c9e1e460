"""What a gradient check looks at: the samples that train, or some of them where they are many."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.model.gradient_check.check import rows_checked
from simulator.model.network import Network
from simulator.numerics.array import Array
from simulator.training.dataset import Dataset
from simulator.training.gauge import Gauge


@dataclass(frozen=True, slots=True, eq=False)
class Samples:
    """As the network sees them: x is (samples, inputs), y is (samples, outputs)."""

    x: Array
    y: Array
    of: int
    """How many there are to choose from."""


def samples_checked(network: Network, dataset: Dataset) -> Samples:
    """The training part, thinned evenly where it is large."""
    gauge, rows = Gauge(network, dataset), rows_checked(dataset.training, network.size)
    return Samples(gauge.x[rows], gauge.y[rows], dataset.training)
