"""The heartbeat: at display rate while looks are cheap, slower where they would take the training's time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from simulator.app.shell.heartbeat import FREE_SHARE, RUNNING, SHARE, SLOWEST, Heartbeat, running_interval
from simulator.drawing.drawing import Drawing
from simulator.workbench.workbench import Workbench


@given(st.floats(0.0, 1.0), st.sampled_from((SHARE, FREE_SHARE)))
def test_looks_take_their_share_and_no_more_until_they_would_stop(cost: float, share: float) -> None:
    interval = running_interval(cost, share)
    assert RUNNING <= interval <= SLOWEST
    assert interval == SLOWEST or 1000 * cost <= share * (interval + 1)


def test_cheap_looks_come_at_display_rate() -> None:
    assert running_interval(0.002, SHARE) == RUNNING
    assert running_interval(0.02, FREE_SHARE) > 2 * RUNNING


def test_looks_may_be_dearer_where_training_needs_no_lock() -> None:
    assert running_interval(0.02, FREE_SHARE) < running_interval(0.02, SHARE)


def test_a_window_that_stops_twice_says_nothing(qtbot: QtBot) -> None:
    bench, window = Workbench(Drawing()), QWidget()
    qtbot.addWidget(window)
    heartbeat = Heartbeat(bench, window)
    try:
        heartbeat.stop()
        heartbeat.stop()
        assert not heartbeat._connections
    finally:
        bench.trainer.close()
