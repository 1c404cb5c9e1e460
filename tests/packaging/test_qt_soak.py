"""The pinned PySide6 does not lose references: 6.12.0 with an old Python aborts after some hundred calls."""

from __future__ import annotations

import os
import subprocess
import sys

SOAK = """
import sys
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel

CALLS = 20_000
application = QApplication([])

class Speaker(QObject):
    said = Signal(int)

heard = 0
def hear(value):
    global heard
    heard += 1

speaker, label = Speaker(), QLabel()
speaker.said.connect(hear)
before = sys.getrefcount(None), sys.getrefcount(True)
for number in range(CALLS):
    speaker.said.emit(number)
    label.setText("loss")
    label.update()
    label.setVisible(False)
after = sys.getrefcount(None), sys.getrefcount(True)
assert heard == CALLS
drift = max(abs(a - b) for a, b in zip(before, after))
assert drift < CALLS / 100, (before, after)
print("steady", drift)
"""


def test_twenty_thousand_calls_leave_the_references_steady() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SOAK],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("steady")


def test_the_pin_keeps_the_bad_version_out() -> None:
    import PySide6

    assert (6, 10, 2) <= PySide6.__version_info__[:3] < (6, 11)
