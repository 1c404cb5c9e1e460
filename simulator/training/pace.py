"""The pace: when the next step is due, when the next frame is, and how fast training really goes."""

from __future__ import annotations

from time import perf_counter

FRAME = 1 / 60
"""Seconds between frames, at least."""

REST = 4.0
"""So many times as long as a frame took there is at least until the next one."""

SLICE = 0.008
"""Seconds of steps between two looks at the clock."""

MOST = 1_000_000
"""Steps in one call, at most."""

WINDOW = 0.5
"""Seconds that steps are counted for, at least."""

DEBT = 0.25
"""Seconds of steps that are made up for after a pause in the program; more are forgotten."""


class Pace:
    """``speed`` is steps per second, ``None`` unbounded."""

    def __init__(self) -> None:
        self.speed: float | None = None
        self._due = perf_counter()
        self._frame_due = 0.0
        self._since: float | None = None
        """Where steps are counted from: behind the first call, which tells little."""
        self._steps = 0
        self.steps_per_second = 0.0
        """0 while it is not known yet."""
        self._rate = 0.0
        """Steps that a second of training makes; 0 until one was made."""

    def steps_within(self, seconds: float) -> int:
        """How many steps one call should make that may take so long; at least one."""
        return min(max(int(self._rate * seconds), 1), MOST)

    def timed(self, steps: int, seconds: float) -> None:
        """So many steps took so long. A call that is cut short tells little, and less the shorter it was."""
        if steps <= 0:  # a divergence has taken steps back
            return
        rate = steps / max(seconds, 1e-6)
        self._rate = rate if self._rate == 0.0 else min(0.5 * (self._rate + rate), 4 * self._rate)

    def start(self) -> None:
        """Training starts: the first step is due now."""
        self._due = perf_counter()
        self._since, self._steps = None, 0

    def forget(self) -> None:
        """Another run is not as fast."""
        self.steps_per_second = 0.0

    def set_speed(self, speed: float | None) -> None:
        """So fast from now on, the next step at once."""
        self.speed = speed
        self._due = perf_counter()

    def wait(self) -> float:
        """Seconds until the next step is due; 0 at once."""
        return 0.0 if self.speed is None else max(0.0, self._due - perf_counter())

    def count(self, steps: int = 1) -> None:
        """Steps were made."""
        if self._since is None:
            self._since = perf_counter()
        else:
            self._steps += steps
        if self.speed is not None:
            self._due = max(self._due, perf_counter() - DEBT) + steps / self.speed

    def frame_wait(self) -> float:
        """Seconds until the next frame is due; 0 at once."""
        return max(0.0, self._frame_due - perf_counter())

    def framed(self, started: float) -> None:
        """A frame was made, begun at ``started``."""
        now = perf_counter()
        self._frame_due = max(started + FRAME, now + REST * (now - started))
        elapsed = 0.0 if self._since is None else now - self._since
        if elapsed >= WINDOW:
            self.steps_per_second = self._steps / elapsed
            self._since, self._steps = now, 0
