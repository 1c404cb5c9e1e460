"""The window while it trains at full speed: how much of the speed alone is left, and how long it waits."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication

from simulator.app.main import build, make_application
from simulator.app.system.folders import Folders
from simulator.app.window import Window
from simulator.canvas.view import CanvasView
from simulator.drawing.document import document_of
from simulator.drawing.files import encode
from tests.benchmarks.goals import at_least, at_most
from tests.benchmarks.networks import drawing_of
from tests.benchmarks.stepping import steps_per_second

SECONDS = 6.0
TICK = 5
"""Milliseconds."""

SHARE = 0.9
GAPS = {"10": 20.0, "1,000": 20.0, "10,000": 50.0}
"""Milliseconds from one tick of the event loop to the next, that 99 of 100 keep to."""


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
    """Seconds between the ticks of a 5 ms timer, while everything else goes on."""
    gaps: list[float] = []
    timer = QTimer(window)
    last = [time.perf_counter()]

    def tick() -> None:
        now = time.perf_counter()
        gaps.append(now - last[0])
        last[0] = now

    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(tick)
    timer.start(TICK)
    # Not quit, which would ask the window whether it may close.
    QTimer.singleShot(round(seconds * 1000), application.exit)
    application.exec()
    timer.stop()
    return gaps


class Seen(NamedTuple):
    """Paints a second, their median and 99th percentile, the same of the event loop's gaps (ms), steps/s."""

    paints: float
    paint: float
    slow_paint: float
    gap: float
    steps: float


def _watch(application: QApplication, window: Window, seconds: float) -> Seen:
    with _timed_paints() as paints:
        _run(seconds / 3, application, window)
        paints.clear()
        before, began = _step(window), time.perf_counter()
        gaps = _run(seconds, application, window)
        steps = (_step(window) - before) / (time.perf_counter() - began)
    middle, worst = np.percentile(paints, [50, 99]) * 1e3
    return Seen(len(paints) / seconds, middle, worst, float(np.percentile(gaps, 99)) * 1e3, steps)


def _step(window: Window) -> int:
    frame = window.bench.trainer.frame
    return frame.step if frame else 0


def _measure(application: QApplication, edges: str, place: str, seconds: float) -> Seen:
    folders = Folders(Path(place, "settings"), Path(place, "data"))
    folders.make()
    file = Path(place, "network.json")
    file.write_bytes(encode(document_of(drawing_of(edges))))
    window = build(application, folders)
    window.files.open_path(file)
    window.show()
    window.bench.trainer.play()
    seen = _watch(application, window, seconds)
    window.dialogs.unsaved = lambda name: "discard"  # type: ignore[method-assign]
    window.close()
    return seen


def report(seconds: float = SECONDS) -> None:
    """Print a row for every network; the speed alone is measured just before and just after."""
    application = QApplication.instance() or make_application([])
    assert isinstance(application, QApplication)
    application.setQuitOnLastWindowClosed(False)
    print("training in the window, canvas, plot and predictions live; one batch of 200 (ms)")
    print(f"  {'':<14} {'paints/s':>8} {'paint p50':>10} {'p99':>6} {'steps/s':>9} {'alone':>9}")
    for edges, gap in GAPS.items():
        before = steps_per_second(edges, 0, seconds / 3)
        with tempfile.TemporaryDirectory() as place:
            seen = _measure(application, edges, place, seconds)
        alone = (before + steps_per_second(edges, 0, seconds / 3)) / 2
        print(
            f"  {edges + ' edges':<14} {seen.paints:>8.0f} {seen.paint:>10.1f} {seen.slow_paint:>6.1f}",
            end="",
        )
        print(f" {seen.steps:>9,.0f} {alone:>9,.0f}")
        share = seen.steps / alone
        print(f"    {'steps in the window over alone':<36} {share:>8.2f}  {at_least(share, SHARE)}")
        print(
            f"    {'gap of the event loop, p99':<36} {seen.gap:>8.1f}  {at_most(seen.gap, gap)}", flush=True
        )
