"""Starts the program as a person does, with the words given, and says when its window is there."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer

from simulator.app import main as program


def main() -> int:
    begin = program.begin

    def begin_and_tell(window: program.Window, files: list[program.Path]) -> None:
        begin(window, files)
        QTimer.singleShot(0, lambda: print(window.windowTitle(), flush=True))

    program.begin = begin_and_tell  # type: ignore[assignment]
    return program.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
