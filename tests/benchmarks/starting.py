"""Start-up: from the start of Python to the first painted window, beside a bare PySide6 window."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time

RUNS = 7

BARE = """
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
window = QWidget()
window.resize(1440, 900)
window.show()
application.processEvents()
"""

OURS = """
import sys
from pathlib import Path
from simulator.app.first_start import begin
from simulator.app.folders import Folders
from simulator.app.main import build, make_application
application = make_application([])
folders = Folders(Path(sys.argv[1], "settings"), Path(sys.argv[1], "data"))
folders.make()
window = build(application, folders)
begin(window, [])
window.show()
application.processEvents()
import os
os._exit(0)
"""

COMMAND = "from simulator.cli import main; main(['--version'])"


def _seconds(code: str) -> float:
    with tempfile.TemporaryDirectory() as place:
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", code, place], check=True, capture_output=True)
        return time.perf_counter() - began


def _median(code: str) -> float:
    _seconds(code)
    return statistics.median(_seconds(code) for _ in range(RUNS))


def report() -> None:
    """Print the medians."""
    print("start-up                               seconds")
    for name, code in (
        ("bare PySide6 window", BARE),
        ("Backprop Studio", OURS),
        ("backprop --version", COMMAND),
    ):
        print(f"  {name:<36} {_median(code):.2f}")
