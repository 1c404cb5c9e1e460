"""The state of a session between two steps: everything that decides how the run goes on."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.numerics.executors.stride import Point
from simulator.training.batches import BatchesState, Place
from simulator.training.calm import Calm
from simulator.training.stopping import Reason, Stopping


@dataclass(frozen=True, slots=True, eq=False)
class SessionState:
    """Copies that nobody moves: a session can go back to it again and again."""

    point: Point
    step: int
    before_step: int
    before_place: Place
    shown: int
    batches: BatchesState
    stopping: Stopping
    stopped_by: Reason | None
    calm: Calm
