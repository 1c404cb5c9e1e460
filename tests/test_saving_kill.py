"""kill -9 at a random moment of a save: the file loads as old or new."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

SCRIPT = Path(__file__).with_name("killing_saves.py")

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 needs POSIX")


MEMORY = Path("/dev/shm")  # a killed process, unlike a cut power, leaves the same in memory as on a disk


def _kill(rounds: int, seed: int, writer: str) -> dict[str, Any]:
    environment = {**os.environ, "PYTHONPATH": str(SCRIPT.parents[1])}
    with TemporaryDirectory(dir=MEMORY if os.access(MEMORY, os.W_OK) else None) as folder:
        command = [sys.executable, str(SCRIPT), folder, str(rounds), str(seed), writer]
        run = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    result: dict[str, Any] = json.loads(run.stdout)
    print(f"killed saves ({writer}): {result}")
    return result


def test_a_killed_save_leaves_old_or_new() -> None:
    result = _kill(rounds=2000, seed=1, writer="safe")
    assert result["bad"] == 0
    assert result["saved meanwhile"] > 20, "the kills came too early to prove anything"
    assert result["cut short"] > 20, "no kill came in the middle of a save"


def test_the_campaign_catches_a_save_that_truncates() -> None:
    assert _kill(rounds=300, seed=2, writer="careless")["bad"] > 0


@pytest.mark.campaign
@pytest.mark.timeout(7200)
def test_ten_thousand_killed_saves() -> None:
    assert _kill(rounds=10_000, seed=3, writer="safe")["bad"] == 0
