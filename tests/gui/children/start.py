"""Starts the program as a person does, says when its window is there; ``--crash`` plants one at the end."""

from __future__ import annotations

import ctypes
import sys

from PySide6.QtCore import QTimer

from simulator.app import main as program


def main() -> int:
    begin = program.begin

    def begin_and_tell(window: program.Window, files: list[program.Path]) -> None:
        begin(window, files)
        QTimer.singleShot(0, lambda: print(window.windowTitle(), flush=True))

    def take_down_and_crash(window: program.Window) -> None:
        take_down(window)
        ctypes.string_at(0)

    take_down = program.take_down
    if "--crash" in sys.argv:
        program.take_down = take_down_and_crash
    program.begin = begin_and_tell  # type: ignore[assignment]
    return program.main([word for word in sys.argv[1:] if word != "--crash"])


if __name__ == "__main__":
    sys.exit(main())
