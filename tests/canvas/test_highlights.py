"""Highlights: a few edges get arrows each; a crowd is lines, and painted once."""

from __future__ import annotations

import pytest

from simulator.canvas import emphasis, highlights
from simulator.drawing.edits import from_layers, set_fields
from simulator.language import phrase
from simulator.tools.commands import COMMANDS
from tests.canvas.conftest import Desk, Lay

STEP = phrase("Test", "Test")


class Counts:
    """How often edges were painted, singly and as a crowd."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.arrows = self.crowds = 0
        arrow, crowd = emphasis._paint_arrow, highlights.paint_crowd

        def count_arrow(*args: object, **named: object) -> None:
            self.arrows += 1
            arrow(*args, **named)

        def count_crowd(*args: object) -> None:
            self.crowds += 1
            crowd(*args)

        monkeypatch.setattr(emphasis, "_paint_arrow", count_arrow)
        monkeypatch.setattr(highlights, "paint_crowd", count_crowd)

    def after(self, desk: Desk, repaints: int = 1) -> tuple[int, int]:
        """Counted anew over some pictures."""
        self.arrows = self.crowds = 0
        for _ in range(repaints):
            desk.view.repaint()
        return self.arrows, self.crowds


def select_all(desk: Desk) -> None:
    next(command for command in COMMANDS if command.key == "edit.select_all").run(desk.bench)


def test_a_few_selected_edges_have_arrows(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    counts = Counts(monkeypatch)
    select_all(desk)
    assert counts.after(desk) == (len(desk.bench.drawing.edges), 0)


def test_a_crowd_is_painted_in_one_go_and_kept(lay: Lay, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = lay(from_layers([2, 40, 40, 1]), scale=None)
    counts = Counts(monkeypatch)
    select_all(desk)
    assert counts.after(desk) == (0, 1)
    assert counts.after(desk, repaints=5) == (0, 0)
    desk.step()
    assert counts.after(desk) == (0, 0)


def test_a_kept_crowd_follows_what_changes(lay: Lay, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = lay(from_layers([2, 40, 40, 1]), scale=None)
    bench = desk.bench
    counts = Counts(monkeypatch)
    select_all(desk)
    desk.view.repaint()
    edge, other = list(bench.drawing.edges)[:2]
    bench.history.do(STEP, set_fields(bench.drawing, [edge], frozen=True))
    assert counts.after(desk) == (0, 1)
    desk.view.zoom_to(desk.view.scale * 1.5)
    desk.qtbot.waitUntil(lambda: counts.after(desk) == (0, 0))
    desk.view.stage.hover(other)
    assert counts.after(desk) == (2, 0)
    bench.selection.set([edge])
    desk.view.stage.hover(None)
    assert counts.after(desk) == (1, 0)


def test_what_is_tied_to_one_edge_may_be_a_crowd(lay: Lay, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = lay(from_layers([2, 40, 40, 1]), scale=None)
    bench = desk.bench
    counts = Counts(monkeypatch)
    bench.history.do(STEP, set_fields(bench.drawing, list(bench.drawing.edges), tie="t1"))
    bench.selection.set([next(iter(bench.drawing.edges))])
    assert counts.after(desk) == (0, 1)


def test_a_picture_of_a_crowd_shows_it(lay: Lay) -> None:
    desk = lay(from_layers([2, 12, 12, 1]), scale=0.5)
    before = desk.view.grab().toImage()
    select_all(desk)
    assert desk.view.grab().toImage() != before
    desk.bench.selection.clear()
    assert desk.view.grab().toImage() == before
