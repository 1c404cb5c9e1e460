"""Standard output and error that are full or closed: the work is done all the same, without a traceback."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from simulator.drawing.files import decode
from tests.cli.test_processes import COMMAND, ENVIRONMENT

pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full")

Done = subprocess.CompletedProcess[bytes]
LOST = [">/dev/full", ">&-"]
UNHEARD = ["2>/dev/full", "2>&-", "<&- 2>&-"]
ANSWERS = [
    "new 2-4-1",
    "train net.json --epochs 3",
    "train net.json --epochs 3 --json",
    "check net.json --all",
    "export net.json --to json -o -",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    subprocess.run([*COMMAND, "new", "2-4-1", "-o", "net.json"], cwd=tmp_path, env=ENVIRONMENT, check=True)
    return tmp_path


def shell(folder: Path, line: str, buffered: bool = True) -> Done:
    environment = {**ENVIRONMENT, "PYTHONUNBUFFERED": "" if buffered else "1"}
    return subprocess.run(
        f'"{COMMAND[0]}" -m simulator.cli {line}',
        shell=True,
        cwd=folder,
        env=environment,
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("lost", LOST)
@pytest.mark.parametrize("line", [*ANSWERS, "--help", "train --help"])
def test_an_answer_that_is_lost_is_one_sentence(folder: Path, line: str, lost: str) -> None:
    _assert_told(shell(folder, f"{line} {lost}"))


@pytest.mark.parametrize("lost", LOST)
def test_no_buffer_is_needed(folder: Path, lost: str) -> None:
    _assert_told(shell(folder, f"check net.json {lost}", buffered=False))
    assert shell(folder, "check nowhere.json 2>/dev/full", buffered=False).returncode == 2


def _assert_told(done: Done) -> None:
    said = done.stderr.decode().splitlines()
    assert done.returncode == 2, said
    assert said[-1].startswith("backprop: Standard output takes nothing")
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr


@pytest.mark.parametrize("lost", LOST)
def test_files_are_written_where_the_answer_is_lost(folder: Path, lost: str) -> None:
    done = shell(folder, f"train net.json --epochs 3 -o x.json --export w.json {lost}")
    assert done.returncode == 2
    assert decode((folder / "x.json").read_bytes()).epoch == 3
    assert (folder / "w.json").exists()
    assert b"Wrote x.json." in done.stderr


@pytest.mark.parametrize("lost", LOST)
def test_no_answer_no_loss(folder: Path, lost: str) -> None:
    assert shell(folder, f"export net.json --to json -o w.json {lost}").returncode == 0


@pytest.mark.parametrize("unheard", UNHEARD)
def test_where_nothing_can_be_said_the_work_is_done(folder: Path, unheard: str) -> None:
    done = shell(folder, f"report net.json --epochs 3 -o out {unheard}")
    assert done.returncode == 0
    assert b"training loss" in done.stdout
    assert {path.name for path in (folder / "out").iterdir()} == {
        "weights.json",
        "learned.json",
        "drawing.png",
        "loss.png",
    }
    assert decode((folder / "out/learned.json").read_bytes()).epoch == 3


@pytest.mark.parametrize("unheard", UNHEARD)
def test_a_refusal_that_cannot_be_said_is_still_one(folder: Path, unheard: str) -> None:
    assert shell(folder, f"train nowhere.json {unheard}").returncode == 2


def test_nothing_is_there_at_all(folder: Path) -> None:
    done = shell(folder, "train net.json --epochs 3 -o x.json <&- >&- 2>&-")
    assert done.returncode == 2
    assert decode((folder / "x.json").read_bytes()).epoch == 3


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="no terminals here")
def test_a_terminal_that_is_gone_costs_no_training(folder: Path) -> None:
    ours, theirs = os.openpty()
    words = [*COMMAND, "train", "net.json", "--epochs", "3", "-o", "x.json"]
    with subprocess.Popen(words, cwd=folder, env=ENVIRONMENT, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        os.close(ours)
        process.communicate(timeout=60)
    assert process.returncode == 2
    assert decode((folder / "x.json").read_bytes()).epoch == 3
