"""Opens the window, makes an edit, says when the recovery copy stands, and waits to be killed."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer

from simulator.app.main import build, make_application
from simulator.app.system.folders import user_folders
from simulator.drawing import edits
from simulator.language import phrase


def main() -> None:
    application = make_application([])
    folders = user_folders()
    folders.make()
    window = build(application, folders)
    window.show()
    change, _ = edits.add_node(window.bench.drawing, "neuron", 0.0, 0.0, label="precious")
    window.bench.history.do(phrase("Test", "Add"), change)

    def look() -> None:
        if list(folders.recovery.glob("*.json")):
            print("copied", flush=True)
            timer.stop()

    timer = QTimer(interval=20)
    timer.timeout.connect(look)
    timer.start()
    sys.exit(application.exec())


if __name__ == "__main__":
    main()
