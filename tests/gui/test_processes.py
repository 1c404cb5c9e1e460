"""What needs a process of its own: being killed, going wild, soaking, other scales, other versions."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from simulator.app.documents.examples import example_path
from simulator.app.documents.recovery import Recovery
from simulator.app.first_start import offer_copies
from simulator.app.main import why_not_start
from simulator.app.window import Window
from tests.gui.children.leave import STATES

ROOT = Path(__file__).resolve().parents[2]


def start(child: str, *arguments: str, **environment: str) -> subprocess.Popen[str]:
    """Run a child of these tests; it shares nothing with us but the code."""
    command = [sys.executable, "-m", f"tests.gui.children.{child}", *arguments]
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finished(child: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = child.communicate(timeout=300)
    return child.returncode, out, err


def test_work_comes_back_after_a_kill(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    child = start("edit_and_wait", XDG_DATA_HOME=str(tmp_path), XDG_CONFIG_HOME=str(tmp_path / "config"))
    assert child.stdout is not None
    assert child.stdout.readline().strip() == "copied"
    folder = tmp_path / "backprop-studio" / "recovery"
    assert Recovery(folder).abandoned() == ()
    child.kill()
    child.communicate()
    window.documents.recovery = Recovery(folder)
    offer_copies(window)
    assert "untitled" in window.notices.sentence.text()
    window.notices.buttons[0].click()
    assert [node.label for node in window.bench.drawing.nodes.values()] == ["precious"]
    assert window.isWindowModified()
    assert len(list(folder.glob("*.json"))) == 1
    window.documents.save(tmp_path / "saved.json")
    assert list(folder.glob("*.json")) == []


def test_a_wild_hand_does_no_harm() -> None:
    status, out, err = finished(start("wild", "1", "200"))
    assert status == 0, out + err
    assert "Traceback" not in err


def test_it_can_be_left_in_every_state() -> None:
    status, out, err = finished(start("leave", "1", "6"))
    assert status == 0, out + err
    assert len(out.split()) == len(STATES)
    assert "Traceback" not in err


@pytest.mark.campaign
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", range(100, 120))
def test_it_can_be_left_in_every_state_after_wild_work(seed: int) -> None:
    status, out, err = finished(start("leave", str(seed), "120"))
    assert status == 0, out + err


def test_a_crash_while_leaving_is_written_down(tmp_path: Path) -> None:
    """The last moments of a program are those in which it crashes most easily."""
    child = start("start", "--crash", XDG_DATA_HOME=str(tmp_path), XDG_CONFIG_HOME=str(tmp_path / "config"))
    assert child.stdout is not None
    child.stdout.readline()
    child.send_signal(signal.SIGTERM)
    status, _, err = finished(child)
    assert status == -signal.SIGSEGV, err
    (fault,) = tmp_path.rglob("fault.txt")
    assert "Segmentation fault" in fault.read_text()


def test_the_wild_hand_finds_a_planted_fault() -> None:
    status, out, _ = finished(start("wild", "3", "60", "plant"))
    assert status == 1
    assert "0 failures" not in out


@pytest.mark.campaign
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", range(100, 120))
def test_a_wild_hand_does_no_harm_for_long(seed: int) -> None:
    status, out, err = finished(start("wild", str(seed), "5000"))
    assert status == 0, out + err


def test_twenty_thousand_calls_into_qt_lose_no_reference() -> None:
    """PySide6 6.12 drops a reference to None a call and one to True an emit, until Python aborts."""
    status, out, err = finished(start("soak", "20000"))
    assert status == 0, err
    gained = json.loads(out)
    assert abs(gained["none"]) < 100
    assert abs(gained["true"]) < 100


@pytest.mark.parametrize("scale", ["1.25", pytest.param("2", marks=pytest.mark.campaign)])
def test_it_opens_at_every_scale(scale: str) -> None:
    status, out, err = finished(start("smoke", QT_SCALE_FACTOR=scale))
    assert status == 0, err
    seen = json.loads(out)
    assert seen["ratio"] == pytest.approx(float(scale))
    assert seen["width"] == pytest.approx(float(scale), rel=0.01)
    assert seen["colors"] > 8
    assert seen["trained"]
    assert "Traceback" not in err


def test_the_one_pair_of_versions_that_aborts_is_refused() -> None:
    assert why_not_start((6, 10), (3, 11)) is None
    assert why_not_start((6, 12), (3, 12)) is None
    sentence = why_not_start((6, 12), (3, 11))
    assert sentence is not None
    assert "6.12" in sentence
    assert "3.11" in sentence


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGHUP])
def test_the_program_opens_a_file_and_leaves_when_told(tmp_path: Path, told: signal.Signals) -> None:
    path = example_path("circle")
    child = start("start", str(path), XDG_DATA_HOME=str(tmp_path), XDG_CONFIG_HOME=str(tmp_path / "config"))
    assert child.stdout is not None
    assert child.stdout.readline().startswith("circle.json")
    child.send_signal(told)
    status, _, err = finished(child)
    assert status == 128 + told, err
    assert "Traceback" not in err


def test_neither_a_bad_file_nor_a_bad_home_keeps_the_program_from_starting(tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_text("{")
    inside = str(path / "home")
    child = start("start", str(path), XDG_DATA_HOME=inside, XDG_CONFIG_HOME=inside)
    assert child.stdout is not None
    assert "Backprop Studio" in child.stdout.readline()
    child.send_signal(signal.SIGTERM)
    status, _, err = finished(child)
    assert (status, "Traceback" in err) == (128 + signal.SIGTERM, False)
