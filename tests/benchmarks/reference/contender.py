"""A contender: something that trains a task, step by step."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Contender(NamedTuple):
    """``run`` makes so many steps or a few more, and says how many; ``loss`` is that of the last one."""

    run: Callable[[int], int]
    loss: Callable[[], float] | None = None
    parameters: Callable[[], Array] | None = None
    """The weights in the order of edges, then the biases in the order of neurons."""
