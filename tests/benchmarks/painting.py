"""Frames while training at full speed: how long a repaint takes, how many there are, how late the loop is."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication

from simulator.app.folders import Folders
from simulator.app.main import build, make_application
from simulator.app.window import Window
from simulator.canvas.view import CanvasView
from simulator.drawing.document import document_of
from simulator.drawing.files import encode
from tests.benchmarks.networks import SIZES, drawing_of

SECONDS = 6.0
WARM_UP = 2.0
TICK = 0.005


@contextmanager
def _timed_paints() -> Iterator[list[float]]:
    times: list[float] = []
    plain = CanvasView.paintEvent

    def paint(view: CanvasView, _event: QPaintEvent) -> None:
        began = time.perf_counter()
        plain(view, _event)
        times.append(time.perf_counter() - began)

    CanvasView.paintEvent = paint  # type: ignore[method-assign, assignment]
    try:
        yield times
    finally:
        CanvasView.paintEvent = plain  # type: ignore[method-assign]


def _run(seconds: float, application: QApplication, window: Window) -> list[float]:
    """How late each tick of a 5 ms timer came, while everything else goes on."""
    late: list[float] = []
    timer = QTimer(window)
    last = [time.perf_counter()]

    def tick() -> None:
        now = time.perf_counter()
        late.append(max(0.0, now - last[0] - TICK))
        last[0] = now

    timer.timeout.connect(tick)
    timer.start(round(TICK * 1000))
    # Not quit, which would ask the window whether it may close.
    QTimer.singleShot(round(seconds * 1000), application.exit)
    application.exec()
    timer.stop()
    return late


def _measure(application: QApplication, edges: str, place: str) -> None:
    folders = Folders(Path(place, "settings"), Path(place, "data"))
    folders.make()
    file = Path(place, "network.json")
    file.write_bytes(encode(document_of(drawing_of(edges))))
    with _timed_paints() as paints:
        window = build(application, folders)
        window.files.open_path(file)
        window.show()
        window.bench.trainer.play()
        _run(WARM_UP, application, window)
        paints.clear()
        late = _run(SECONDS, application, window)
        frame = window.bench.trainer.frame
        speed = frame.steps_per_second if frame else 0.0
        window.dialogs.unsaved = lambda name: "discard"  # type: ignore[method-assign]
        window.close()
    middle, worst = np.percentile(paints, [50, 99]) * 1e3
    delay = np.percentile(late, 99) * 1e3
    print(f"  {edges + ' edges':<14} {len(paints) / SECONDS:>8.0f} {middle:>10.1f} {worst:>9.1f}", end="")
    print(f" {delay:>14.1f} {speed:>10,.0f}", flush=True)


def report() -> None:
    """Print a row for every network."""
    application = QApplication.instance() or make_application([])
    assert isinstance(application, QApplication)
    application.setQuitOnLastWindowClosed(False)
    print("training in the window (ms)")
    print("                 frames/s  paint p50       p99  loop delay p99    steps/s")
    for edges in SIZES:
        with tempfile.TemporaryDirectory() as place:
            _measure(application, edges, place)
