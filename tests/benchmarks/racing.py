"""Racing: contenders take turns in one run, so that whatever disturbs the machine disturbs all of them."""

from __future__ import annotations

import gc
import time
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.reference.contender import Contender

ROUNDS = 15
SLICE = 0.03
"""Seconds of each turn."""

REST, LONG = 0.4, 0.1
"""Seconds before each turn, and of it, where there are several threads: those of the one before stay awake
for a while (OpenBLAS's for 2^28 cycles, 0.13 s at 2.1 GHz), and its own have to wake up."""


@dataclass(frozen=True, slots=True, eq=False)
class Race:
    """Microseconds per step, one row for every round."""

    names: tuple[str, ...]
    times: NDArray[np.float64]

    def median(self, name: str) -> float:
        """Microseconds per step."""
        return float(np.median(self._of(name)))

    def ratio(self, name: str, to: tuple[str, ...]) -> float:
        """The median over rounds of the time of one over that of the best of the others."""
        others = np.array([self._of(other) for other in to if other in self.names])
        # The best is one of them for the whole race: a lucky turn does not make another the best.
        best = others[np.argmin(np.median(others, axis=1))]
        return float(np.median(self._of(name) / best))

    def _of(self, name: str) -> NDArray[np.float64]:
        return self.times[:, self.names.index(name)]


def race(contenders: dict[str, Contender], rounds: int = 0, *, rest: float = 0.0) -> Race:
    """Each makes steps for ``SLICE`` seconds, or longer after some rest, round after round."""
    steps = {name: _steps(one, LONG if rest else SLICE) for name, one in contenders.items()}
    gc.collect()
    gc.disable()
    try:
        times = [
            [_turn(one, steps[name], rest) for name, one in contenders.items()]
            for _ in range(rounds or ROUNDS)
        ]
    finally:
        gc.enable()
    return Race(tuple(contenders), np.array(times))


def _turn(contender: Contender, steps: int, rest: float = 0.0) -> float:
    time.sleep(rest)
    began = time.perf_counter()
    made = contender.run(steps)
    return (time.perf_counter() - began) / made * 1e6


def _steps(contender: Contender, slice: float) -> int:
    """How many steps fill a turn; finding that out also warms everything up."""
    steps = 1
    while True:
        took = _turn(contender, steps) * steps / 1e6
        if took >= slice / 2:
            return max(1, round(steps * slice / took))
        steps *= 2
