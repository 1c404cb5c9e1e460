"""Logic gates: the whole truth table of two inputs, in counting order."""

from __future__ import annotations

import numpy as np

from simulator.language import Phrase, phrase
from simulator.training.datasets.kind import NOTHING, DatasetKind, Samples


def _gate(key: str, label: Phrase, answers: tuple[int, int, int, int]) -> DatasetKind:
    def make(_rng: np.random.Generator, _size: int, _noise: float) -> Samples:
        x = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
        return x, np.array(answers, dtype=np.float64).reshape(4, 1)

    return DatasetKind(key, label, NOTHING, ("0", "1"), make)


GATES = (
    _gate("and", phrase("Datasets", "AND"), (0, 0, 0, 1)),
    _gate("or", phrase("Datasets", "OR"), (0, 1, 1, 1)),
    _gate("xor", phrase("Datasets", "XOR"), (0, 1, 1, 0)),
    _gate("nand", phrase("Datasets", "NAND"), (1, 1, 1, 0)),
)
