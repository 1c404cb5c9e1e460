"""An exporter: a kind of file that what was trained can be written to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.drawing.drawing import Drawing
from simulator.language import Phrase
from simulator.model.network import Network
from simulator.training.dataset import Dataset


@dataclass(frozen=True, slots=True, eq=False)
class Trained:
    """A drawing with what it learned; all that an exporter may look at."""

    drawing: Drawing
    network: Network
    theta: NDArray[np.float64]
    dataset: Dataset
    step: int = 0
    epoch: int = 0


@dataclass(frozen=True, slots=True)
class Exporter:
    """A row of ``EXPORTERS``. ``write`` refuses with a sentence what the format cannot hold."""

    key: str
    label: Phrase
    suffix: str
    """Of the file name, with its dot."""
    write: Callable[[Trained], bytes]
