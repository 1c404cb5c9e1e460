"""Makes the pictures in resources/pictures by the program itself: ``python packaging/pictures.py``."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from simulator.app.documents.examples import EXAMPLES, example_path
from simulator.app.main import build, make_application
from simulator.app.system.folders import Folders
from simulator.app.window import Window

PICTURES = Path(__file__).resolve().parents[1] / "resources" / "pictures"
SIZE = (1440, 900)


def settle(application: QApplication, rounds: int = 60) -> None:
    """Let timers fire and layouts come to rest."""
    for _ in range(rounds):
        application.processEvents()
        application.thread().msleep(10)


def train(window: Window, application: QApplication, epochs: int) -> None:
    """Train for so many epochs, as pressing play would."""
    window.bench.trainer.play()
    while window.bench.trainer.frame is None or window.bench.trainer.frame.epoch < epochs:
        settle(application, 1)
    window.bench.trainer.pause()
    settle(application)


def picture(
    application: QApplication, name: str, example: str, language: str, theme: str, epochs: int
) -> None:
    """One window with one example, trained, as a file."""
    with tempfile.TemporaryDirectory() as place:
        folders = Folders(Path(place, "settings"), Path(place, "data"))
        folders.make()
        window = build(application, folders)
        window.settings.change(language=language, theme=theme)
        row = next(row for row in EXAMPLES if row.key == example)
        window.documents.open_example(example_path(example), row.title)
        window.resize(*SIZE)
        window.show()
        settle(application)
        train(window, application, epochs)
        window.canvas.fit()
        node = next(iter(window.bench.drawing.nodes.values()))
        window.bench.selection.set(
            [next(n.id for n in window.bench.drawing.nodes.values() if n.kind != node.kind)]
        )
        settle(application)
        window.grab().save(str(PICTURES / f"{name}.png"))
        window.dialogs.unsaved = lambda name: "discard"  # type: ignore[method-assign]
        window.close()
        settle(application, 5)


def main() -> int:
    """Make them all."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    application = make_application([])
    picture(application, "window", "xor", "en", "light", 300)
    picture(application, "window-korean", "spirals2", "ko", "dark", 500)
    return 0


if __name__ == "__main__":
    sys.exit(main())
