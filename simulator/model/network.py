"""A network: the program of a drawing, and where each node and edge is found in its tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from simulator.numerics.array import Indices
from simulator.numerics.program import Program


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """Derived from a drawing and thrown away when that changes; theta is carried over by id."""

    program: Program
    slot: Mapping[str, int]
    """Node id -> its row in z, a and delta; in the order of evaluation."""
    parameter: Mapping[str, int]
    """Edge id -> its weight in theta, neuron id -> its bias, leaf id -> its value; in the order of theta."""
    flow: Mapping[str, int]
    """Edge id -> its row in the table of flows; these edges are arguments and have no weight."""
    ranks: tuple[tuple[str, ...], ...]
    """Neurons and operations by the longest path to them; each needs earlier ones, inputs and leaves."""
    inputs: tuple[str, ...]
    leaves: tuple[str, ...]
    outputs: tuple[str, ...]
    feature_columns: tuple[int, ...]
    """The data column that each input reads."""
    target_columns: tuple[int, ...]
    """The data column that each output is compared with; -1 for one that needs no target."""
    frozen: NDArray[np.bool_]
    """Parameters that training leaves alone."""
    is_weight: NDArray[np.bool_]
    """Weights, which regularization holds down; the others are biases and values."""

    @property
    def size(self) -> int:
        """The length of theta."""
        return self.program.parameters

    def parameter_indices(self, ids: Iterable[str]) -> Indices:
        """Where these edges and neurons stand in theta; -1 for an id that has no parameter."""
        return np.fromiter(map(self.parameter.get, ids, repeat(-1)), np.intp)
