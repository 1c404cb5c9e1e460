"""The calm: weights from before a loss ran away, kept so that there is something to go back to."""

from __future__ import annotations

from collections.abc import Callable
from math import inf

from simulator.numerics.array import Array
from simulator.training.batches import Place

EVERY = 32
"""Steps between two copies, at first: rare enough to cost nothing, recent enough to lose little."""

PART = 64
"""Later, copies are one part in so many of the run apart, or less."""

FACTOR = 10.0
"""A loss up to so many times the first one (or, below 0, as far above it) counts as calm."""


class Calm:
    """Remembers now and then the weights of a step whose loss was not far above the first one."""

    __slots__ = ("limit", "place", "step", "theta")

    def __init__(
        self, theta: Array, step: int | None = None, limit: float = inf, place: Place = (0, 0)
    ) -> None:
        self.theta = theta.copy()
        self.step = step
        self.limit = limit
        self.place = place
        """Where in the data that step began."""

    def copy(self) -> Calm:
        """The same, apart."""
        return Calm(self.theta, self.step, self.limit, self.place)

    @property
    def known(self) -> bool:
        """Whether any weights were calm yet."""
        return self.step is not None

    def wants(self, step: int) -> bool:
        """Whether the weights of this step may be copied."""
        return self.step is None or step % _every(step) == 0

    def notice(self, step: int, place: Place, loss: float, theta: Array) -> None:
        """The finite loss of the batch at a place, at theta, of a step that is wanted."""
        if self.step is None:
            # The value of a formula may be negative, and is calm then as well.
            self.limit = loss + (FACTOR - 1) * abs(loss)
        if loss <= self.limit:
            self.theta[:] = theta
            self.step, self.place = step, place

    def recover(
        self, theta: Array, step: int, place: Place, loss: Callable[[Array], float]
    ) -> tuple[int, Place]:
        """Put calm weights into theta, unless it is calm itself; the step and the place they belong to."""
        if self.step is None or loss(theta) <= self.limit:
            return step, place
        theta[:] = self.theta
        return self.step, self.place


def steps_to_notice(step: int) -> int:
    """Updates from a step to the next one whose weights may be copied."""
    return _every(step) - step % _every(step)


def _every(step: int) -> int:
    """A power of two, so that what was due once stays due."""
    return max(EVERY, 1 << (step // PART).bit_length() >> 1)
