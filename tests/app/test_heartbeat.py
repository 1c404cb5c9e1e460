"""The heartbeat: at display rate while looks are cheap, slower where they would take the training's time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from simulator.app.heartbeat import RUNNING, SHARE, SLOWEST, running_interval


@given(st.floats(0.0, 1.0))
def test_looks_take_their_share_and_no_more_until_they_would_stop(cost: float) -> None:
    interval = running_interval(cost)
    assert RUNNING <= interval <= SLOWEST
    assert interval == SLOWEST or 1000 * cost <= SHARE * (interval + 1)


def test_cheap_looks_come_at_display_rate() -> None:
    assert running_interval(0.002) == RUNNING
    assert running_interval(0.02) > 2 * RUNNING
