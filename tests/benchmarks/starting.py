"""Start-up: from the start of Python to the first painted window, beside a bare PySide6 window."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.goals import at_most

RUNS = 7

FIRST_PAINT = 0.8
"""Seconds."""

BARE = """
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
window = QWidget()
window.resize(1440, 900)
window.show()
application.processEvents()
"""

OURS = """
import gc
gc.disable()
import os
import sys
from pathlib import Path
from simulator.app.first_start import begin
from simulator.app.system.folders import Folders
from simulator.app.main import build, make_application
from simulator.canvas.view import CanvasView
painted, plain = [], CanvasView.paintEvent
CanvasView.paintEvent = lambda view, event: painted.append(plain(view, event))
application = make_application([])
folders = Folders(Path(sys.argv[1], "settings"), Path(sys.argv[1], "data"))
folders.make()
window = build(application, folders)
begin(window, [])
window.show()
while not painted:
    application.processEvents()
"""

FILLED = """
window.filling.finish()
application.processEvents()
"""

LEAVE = "\nos._exit(0)\n"

COMMAND = "from simulator.cli import main; main(['--version'])"


class Taken(NamedTuple):
    """Seconds by the clock, and of work by a processor; on a busy machine only these mean something."""

    clock: float
    work: float


def _once(code: str, place: str) -> Taken:
    # As where the program is installed: its modules were translated to bytecode once.
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(Path(place, "bytecode"))}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([sys.executable, "-c", code, place], check=True, capture_output=True, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    work = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return Taken(time.perf_counter() - began, work)


def measured(code: str, runs: int = RUNS) -> Taken:
    """The median by the clock and the least work of some runs, after one that fills the caches."""
    with tempfile.TemporaryDirectory() as place:
        _once(code, place)
        taken = [_once(code, place) for _ in range(runs)]
    return Taken(statistics.median(one.clock for one in taken), min(one.work for one in taken))


def report() -> None:
    """Print a row for each."""
    print(f"{'start-up':<40} {'seconds':>8} {'of work':>8}")
    rows = {
        "bare PySide6 window": BARE,
        "Backprop Studio, first picture": OURS + LEAVE,
        "Backprop Studio, all panels": OURS + FILLED + LEAVE,
        "backprop --version": COMMAND,
    }
    taken = {name: measured(code) for name, code in rows.items()}
    for name, (clock, work) in taken.items():
        print(f"  {name:<38} {clock:>8.2f} {work:>8.2f}")
    bare, first, *_ = taken.values()
    print(f"  {'first picture':<38} {first.clock:>8.2f}  {at_most(first.clock, FIRST_PAINT)}")
    print(f"  {'work over that of the bare window':<38} {first.work / bare.work:>8.1f}")
