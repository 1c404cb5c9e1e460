"""Compiling for the cache: by one process, however many want it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("numba")
pytest.importorskip("fcntl")
from simulator.numerics.executors.cache import STAMP
from simulator.numerics.executors.compiled import warm

SECOND = """
import sys
from pathlib import Path
from simulator.numerics.executors.compiled import warm
print("begun", flush=True)
with warm.locked(Path(sys.argv[1])):
    print("alone", flush=True)
"""

AFTERWARDS = """
from simulator.numerics.executors.cache import use_cache
use_cache()
from simulator.numerics.executors.compiled import warm
from simulator.numerics.executors.compiled.kernel import run
from simulator.numerics.executors.compiled.singles import run_singles
warm.make_kernel()
print(len(run.overloads), len(run_singles.overloads))
"""


def test_nothing_of_the_kernels_is_left_to_be_compiled_while_training() -> None:
    done = subprocess.run([sys.executable, "-c", AFTERWARDS], capture_output=True, text=True, check=True)
    assert done.stdout == "1 1\n"


def test_one_waits_for_the_other(tmp_path: Path) -> None:
    command = [sys.executable, "-c", SECOND, str(tmp_path)]
    with warm.locked(tmp_path):
        child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        assert child.stdout.readline() == "begun\n"
        with pytest.raises(subprocess.TimeoutExpired):
            child.wait(0.2)
    assert child.communicate(timeout=60)[0] == "alone\n"


def test_what_another_has_done_is_not_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    monkeypatch.setattr(warm, "use_cache", lambda: tmp_path)
    monkeypatch.setattr(warm.os, "nice", lambda _: 0)
    monkeypatch.setattr(warm, "make_kernel", lambda: made.append("kernel"))
    monkeypatch.setattr(warm, "compile_rows", lambda *_: made.append("rows"))
    warm.main()
    assert made == ["kernel", "rows"]
    assert (tmp_path / STAMP).exists()
    warm.main()
    assert made == ["kernel", "rows"]
