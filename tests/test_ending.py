"""The end of the process: files are finished first, and no thread is waited for that only computes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import atexit, sys, threading
from pathlib import Path
from simulator.ending import end

may_end, file = threading.Event(), Path(sys.argv[1])

def write():
    may_end.wait()
    file.write_text("whole")

def compute():
    threading.Event().wait()

atexit.register(print, "taken apart")
threading.Thread(target=write).start()
if sys.argv[2] == "computing":
    threading.Thread(target=compute, daemon=True).start()
print("said", end=" ")
threading.Timer(0.05, may_end.set).start()
sys.exit(end(3))
"""


@pytest.mark.parametrize(("state", "said"), [("idle", "said taken apart\n"), ("computing", "said ")])
def test_what_is_written_is_finished_and_what_computes_is_left(state: str, said: str, tmp_path: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, str(tmp_path / "file"), state]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (3, said, "")
    assert (tmp_path / "file").read_text() == "whole"
