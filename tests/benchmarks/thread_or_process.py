"""Thread or process: the real session beside a painting window, in a thread or in a process of its own.

The decision in ``simulator/training/runner.py`` rests on what this prints. The thread is the runner that is
shipped; the process sends a frame through a pipe whenever the one before was taken.
"""

from __future__ import annotations

import multiprocessing
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QLineF, QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from simulator.app.main import make_application
from simulator.model.parameters import initial_theta
from simulator.numerics.executors.loading import COMPILED
from simulator.training import switching
from simulator.training.frame import Frame, State
from simulator.training.framing import frame_of
from simulator.training.runner import Runner
from simulator.training.seldom import Parts
from simulator.training.session import Session
from simulator.training.striding import advance
from simulator.training.worker import Worker
from tests.benchmarks.networks import compiled, drawing_of

SECONDS = 5.0
WARM_UP = 1.0
LINES = 150
TICK = 16
STRIDE = 64
"""Steps between two looks at the clock."""
EDGES = "10"

Take = Callable[[], Frame | None]


class Measured(NamedTuple):
    """Paints a second, the 99th percentile of the time between two of them, and steps a second."""

    paints: float
    gap: float
    steps: float


def session() -> Session:
    """The small network that is trained, the whole circle in a batch."""
    COMPILED.load()
    drawing = drawing_of(EDGES)
    network, dataset = compiled(drawing)
    return Session(network, dataset, drawing.training, initial_theta(drawing, network))


class Picture(QWidget):
    """A plain picture of lines, colored anew by each frame; remembers when it was painted."""

    def __init__(self, take: Take) -> None:
        super().__init__()
        self.resize(900, 600)
        self.take = take
        self.frame: Frame | None = None
        self.painted: list[float] = []
        turn = np.linspace(0.0, 2.0 * np.pi, LINES)
        self._ends = [
            QPointF(450 + 280 * x, 300 + 280 * y) for x, y in zip(np.cos(turn), np.sin(turn), strict=True)
        ]
        self._timer = QTimer(self, interval=TICK, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Take what there is, and paint."""
        self.frame = self.take() or self.frame
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lines from the middle, as bright as the parameters are large."""
        theta = self.frame.theta if self.frame is not None else np.zeros(1)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for place, end in enumerate(self._ends):
                bright = min(abs(float(theta[place % len(theta)])), 1.0)
                painter.setPen(QPen(QColor.fromHsvF(0.7, 0.5, bright), 1.5))
                painter.drawLine(QLineF(QPointF(450, 300), end))
        self.painted.append(time.perf_counter())


def watch(take: Take) -> Measured:
    """What a window sees of a training that goes on elsewhere."""
    application = QApplication.instance()
    assert application is not None
    picture = Picture(take)
    picture.show()
    _spin(WARM_UP)
    first, began = picture.frame.step if picture.frame else 0, time.perf_counter()
    picture.painted.clear()
    _spin(SECONDS)
    elapsed = time.perf_counter() - began
    last = picture.frame.step if picture.frame else 0
    gaps = np.diff(picture.painted)
    picture.close()
    picture.deleteLater()
    return Measured(
        len(picture.painted) / elapsed, float(np.percentile(gaps, 99)) * 1e3, (last - first) / elapsed
    )


def alone() -> float:
    """Steps a second with no window and no frames."""
    trained = session()
    began = time.perf_counter()
    go_on(trained, SECONDS / 2)
    return trained.step / (time.perf_counter() - began)


def go_on(trained: Session, seconds: float) -> None:
    """Make steps for so long."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        advance(trained, STRIDE)


def in_thread(interval: float) -> Measured:
    """The runner as it is, at a switch interval."""
    usual, switching.INTERVAL = switching.INTERVAL, interval
    trained, runner = session(), Runner()

    def succeed(worker: Worker) -> None:
        worker.succeed(lambda _: trained, 1)

    runner.post(succeed)
    runner.post(Worker.play)
    try:
        return watch(runner.frames.take)
    finally:
        runner.close()
        switching.INTERVAL = usual


def _train(pipe: Connection) -> None:
    """In the other process: steps, and a frame whenever the last one was taken."""
    trained, parts = session(), Parts()
    while True:
        go_on(trained, 0.004)
        if pipe.poll():
            if pipe.recv() is None:
                return
            pipe.send(frame_of(trained, 1, State.RUNNING, 0.0, parts))


def in_process() -> Measured:
    """The same session in a process of its own."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_train, args=(theirs,), daemon=True)
    process.start()
    ours.send("more")
    ours.poll(30)

    def take() -> Frame | None:
        if not ours.poll():
            return None
        frame = ours.recv()
        ours.send("more")
        assert isinstance(frame, Frame)
        return frame

    try:
        return watch(take)
    finally:
        ours.send(None)
        process.join(5)
        process.kill()


def report() -> None:
    """Print a row for each; the ratio is to the mean of what was reached alone just before and after."""
    QApplication.instance() or make_application([])
    ways: dict[str, Callable[[], Measured]] = {
        "thread, switch interval 5 ms": lambda: in_thread(0.005),
        "thread, switch interval 0.5 ms": lambda: in_thread(0.0005),
        "process, frames by a pipe": in_process,
    }
    print(f"training beside {LINES} lines           paints/s   gap p99 (ms)    steps/s   of alone")
    before = alone()
    for name, way in ways.items():
        seen = way()
        after = alone()
        ratio = seen.steps / ((before + after) / 2)
        print(
            f"  {name:<34} {seen.paints:>8.0f} {seen.gap:>14.1f} {seen.steps:>10,.0f} {ratio:>10.2f}",
            flush=True,
        )
        before = after


def _spin(seconds: float) -> None:
    application = QApplication.instance()
    assert application is not None
    QTimer.singleShot(round(seconds * 1000), application.exit)
    application.exec()


if __name__ == "__main__":
    report()
    sys.exit(0)
