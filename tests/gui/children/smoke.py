"""Opens the window at some scale, trains an example a little and grabs it; prints what it saw as JSON."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from simulator.app.documents.examples import EXAMPLES, example_path
from simulator.app.main import build, make_application, take_down
from simulator.app.system.folders import Folders


def main() -> None:
    application = make_application([])
    with tempfile.TemporaryDirectory() as place:
        folders = Folders(Path(place, "settings"), Path(place, "data"))
        folders.make()
        window = build(application, folders)
        window.documents.open_example(example_path("xor"), EXAMPLES[0].title)
        window.resize(1280, 800)
        window.show()
        step = window.documents.as_bytes()
        window.bench.trainer.play()
        deadline = time.monotonic() + 30.0
        while window.documents.as_bytes() == step and time.monotonic() < deadline:
            QTest.qWait(20)
        picture = window.grab().toImage()
        paper = window.canvas.grab().toImage()
        colors = {paper.pixel(x, y) for x in range(0, paper.width(), 7) for y in range(0, paper.height(), 7)}
        seen = {
            "ratio": picture.devicePixelRatio(),
            "width": picture.width() / window.width(),
            "colors": len(colors),
            "paper": QColor(paper.pixel(3, 3)).name(),
            "trained": window.documents.as_bytes() != step,
        }
        window.close()
        take_down(window)
    print(json.dumps(seen))
    sys.exit(0)


if __name__ == "__main__":
    main()
