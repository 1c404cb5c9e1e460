"""A folder to work in, and the command line as a function."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from simulator.cli import main


@dataclass
class Said:
    status: int
    out: str
    err: str

    @property
    def object(self) -> dict[str, Any]:
        """Standard output, which holds one JSON object and nothing else."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found


Backprop = Callable[..., Said]


@pytest.fixture
def backprop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Backprop:
    monkeypatch.chdir(tmp_path)

    def run(line: str, *more: str) -> Said:
        try:
            status = main([*line.split(), *more])
        except SystemExit as leaving:
            status = int(leaving.code or 0)
        return Said(status, *capsys.readouterr())

    return run


@pytest.fixture
def net(backprop: Backprop, tmp_path: Path) -> str:
    """The name of a 2-4-1 network in the current folder."""
    assert backprop("new 2-4-1 --activation tanh -o net.json").status == 0
    return "net.json"
