"""What is kept of the picture: words while training runs, nothing at rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from simulator.appearance.theme import LIGHT
from simulator.canvas import kept
from simulator.canvas.kept import Kept
from simulator.canvas.look import Look
from simulator.canvas.pauses import finish
from tests.canvas.conftest import Desk

BOX = QRectF(0, 0, 40, 20)


class Counting:
    """Paints nothing and counts how often it was asked to."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, painter: QPainter, look: Look) -> Iterator[None]:
        self.times += 1
        yield


def test_it_is_painted_again_when_it_is_old_or_something_else_has_changed(
    desk: Desk, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [100.0]
    monkeypatch.setattr(kept, "perf_counter", lambda: clock[0])
    counting = Counting()
    part, picture = Kept(counting), QPixmap(40, 20)
    picture.fill(LIGHT.paper)
    look = replace(desk.view.stage.look(40, 20), hurried=True)
    with QPainter(picture) as painter:
        for _ in range(5):
            finish(part.paint(painter, look, BOX))
        assert counting.times == 1
        finish(part.paint(painter, replace(look, edition=look.edition + 1), BOX))
        assert counting.times == 2
        clock[0] += 2 * kept.SECONDS
        finish(part.paint(painter, replace(look, edition=look.edition + 1), BOX))
        assert counting.times == 3
        for _ in range(2):
            finish(part.paint(painter, replace(look, hurried=False), BOX))
        assert counting.times == 5
