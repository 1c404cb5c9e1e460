"""The pace of painting: when a picture is fine, when the next one comes, and what follows a coarse one."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from simulator.canvas import pace as module
from simulator.canvas.pace import FINE_ALWAYS, FINE_WITHIN, PAUSE, REST, Pace

MANY = 10 * FINE_ALWAYS


@dataclass
class Asked:
    """What the pace asked for."""

    now: float = 100.0
    done: list[str] = field(default_factory=list)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    asked = Asked()
    monkeypatch.setattr(module, "perf_counter", lambda: asked.now)
    return asked


@pytest.fixture
def pace(qtbot: QtBot, asked: Asked) -> Pace:
    owner = QObject()
    pace = Pace(owner, lambda: asked.done.append("paint"), lambda: asked.done.append("refine"))
    pace.owner = owner  # type: ignore[attr-defined]  # the timers live as long
    return pace


def test_few_edges_are_always_fine(pace: Pace) -> None:
    pace.painted(10.0, FINE_ALWAYS, fine=True)
    assert pace.fine(FINE_ALWAYS)
    assert not pace.fine(FINE_ALWAYS + 1)


def test_what_was_measured_decides_for_many(pace: Pace) -> None:
    pace.painted(FINE_WITHIN * 2, MANY, fine=True)
    assert not pace.fine(MANY)
    assert pace.fine(MANY // 3)
    pace.painted(FINE_WITHIN / 2, MANY, fine=True)
    assert pace.fine(MANY)


def test_a_coarse_picture_says_nothing_about_fine_ones(pace: Pace) -> None:
    pace.painted(FINE_WITHIN * 2, MANY, fine=True)
    pace.painted(FINE_WITHIN / 100, MANY, fine=False)
    assert not pace.fine(MANY)


def test_a_coarse_picture_at_rest_is_refined_once(pace: Pace, asked: Asked, qtbot: QtBot) -> None:
    pace.painted(0.001, MANY, fine=False)
    assert asked.done == []
    assert pace._pause.interval() == PAUSE
    pace._pause.setInterval(0)
    qtbot.waitUntil(lambda: asked.done == ["refine"])
    assert not pace._pause.isActive()


def test_a_fine_picture_is_not_refined(pace: Pace) -> None:
    pace.painted(0.001, MANY, fine=True)
    assert not pace._pause.isActive()


def test_rest_makes_one_picture_fine(pace: Pace) -> None:
    pace.painted(FINE_WITHIN * 2, MANY, fine=True)
    pace.resting = True
    assert pace.fine(MANY)
    pace.painted(FINE_WITHIN * 2, MANY, fine=True)
    assert not pace.fine(MANY)


def test_painting_rests_as_long_as_it_deserves(pace: Pace, asked: Asked) -> None:
    assert pace.free
    pace.painted(0.1, MANY, fine=True)
    asked.now += 0.1 * REST - 0.001
    assert not pace.free
    asked.now += 0.002
    assert pace.free


def test_a_frame_is_painted_at_once_or_after_the_pause(pace: Pace, asked: Asked, qtbot: QtBot) -> None:
    pace.ask()
    assert asked.done == ["paint"]
    pace.painted(0.02, MANY, fine=True)
    pace.ask()
    pace.ask()
    assert asked.done == ["paint"]
    assert pace._later.interval() == round(0.02 * REST * 1000)
    qtbot.waitUntil(lambda: asked.done == ["paint", "paint"])
    assert not pace._later.isActive()


def test_a_frame_after_the_pause_needs_no_timer(pace: Pace, asked: Asked) -> None:
    pace.painted(1000.0, MANY, fine=True)
    pace.ask()
    assert pace._later.isActive()
    asked.now += 1000.0 * REST + 1.0
    pace.ask()
    assert asked.done == ["paint"]
    assert not pace._later.isActive()
