"""Courtesy: a step waits while the window works, wakes when it is done, and never waits twice."""

from __future__ import annotations

from threading import Thread

import pytest

from simulator.training.courtesy import Courtesy


def test_nobody_waits_where_no_window_works(monkeypatch: pytest.MonkeyPatch) -> None:
    courtesy, waits = Courtesy(), []
    monkeypatch.setattr(courtesy._free, "wait", waits.append)
    courtesy.wait()
    courtesy.begin()
    courtesy.end()
    courtesy.wait()
    assert waits == []


def test_a_step_goes_on_when_the_window_is_done() -> None:
    courtesy = Courtesy()
    courtesy.begin()
    step = Thread(target=courtesy.wait)
    step.start()
    courtesy.end()
    step.join(5)
    assert not step.is_alive()


def test_a_window_that_stays_busy_holds_one_step_up_and_no_more() -> None:
    courtesy = Courtesy()
    courtesy.begin()
    courtesy.wait()
    assert courtesy._free.is_set()
