"""Checking gradients by mouse and keys: marks come on the drawing, and go when they are no longer so."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from simulator.app.documents.examples import example_path
from simulator.app.window import Window
from simulator.appearance.theme import LIGHT
from simulator.canvas.edge_layer import screen_lines
from simulator.canvas.verdict_layer import ROLES
from simulator.canvas.verdict_places import SHARES
from simulator.numerics.executors.buffered.numpy_executor import NumpyExecutor
from simulator.panels.gradient_check.panel import GradientCheckPanel
from simulator.panels.gradient_check.table_model import NAME, VERDICT
from tests.gui.test_main_job import bring_to_front, choose

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def panel(window: Window, qtbot: QtBot) -> GradientCheckPanel:
    """Beside 2-4-1 on XOR, its tab in front."""
    window.files.open_path(example_path("xor"))
    panel = window.docks.panels["gradient_check"]
    assert isinstance(panel, GradientCheckPanel)
    bring_to_front(window, "Gradient check")
    qtbot.waitUntil(lambda: panel.isVisible() and panel.button.isEnabled())
    return panel


def press_check(window: Window, panel: GradientCheckPanel, qtbot: QtBot) -> None:
    QTest.mouseClick(panel.button, LEFT)
    qtbot.waitUntil(lambda: window.bench.checks.found is not None and not window.bench.checks.busy)
    qtbot.waitUntil(lambda: panel.button.text() == "Check")


def marked(window: Window, verdict: str) -> set[str]:
    """Edges that wear the color of a verdict where marks may stand, as it is on screen."""
    canvas, found = window.canvas, set()
    image, look = canvas.grab().toImage(), canvas.stage.look(canvas.width(), canvas.height())
    ink, ratio, lines = QColor(getattr(LIGHT, ROLES[verdict])), image.devicePixelRatio(), screen_lines(look)
    for id, row in look.geometry.edge_index.items():
        for share in SHARES:
            place = QPointF(*(lines[row, :2] + share * (lines[row, 2:] - lines[row, :2]))) * ratio
            around = (place + QPointF(x, y) for x in range(-9, 10) for y in range(-9, 10))
            if any(image.pixelColor(spot.toPoint()) == ink for spot in around):
                found.add(id)
    return found


def test_press_check_and_see_rows_and_marks(window: Window, panel: GradientCheckPanel, qtbot: QtBot) -> None:
    before = window.canvas.grab().toImage()
    assert not marked(window, "pass")
    press_check(window, panel, qtbot)
    assert panel.model.rowCount() == 17
    assert panel.sentence.text().startswith("All 17 agree")
    assert window.canvas.grab().toImage() != before
    assert marked(window, "pass") == set(window.bench.drawing.edges)
    assert not marked(window, "fail")

    place = panel.table.visualRect(panel.model.index(1, NAME)).center()
    QTest.mouseClick(panel.table.viewport(), LEFT, pos=place)
    assert window.bench.selection.ids == (panel.model.rows[1].id,)

    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_Escape)
    assert not window.bench.selection.ids
    assert not marked(window, "pass")


def test_a_wrong_gradient_wears_a_cross(
    window: Window, panel: GradientCheckPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = NumpyExecutor.backpropagate

    def wrong(self: NumpyExecutor, y: object) -> float:
        loss = right(self, y)  # type: ignore[arg-type]
        self.gradient[3] *= 1.001
        return loss

    monkeypatch.setattr(NumpyExecutor, "backpropagate", wrong)
    press_check(window, panel, qtbot)
    failed = panel.model.rows[0]
    assert panel.model.index(0, VERDICT).data() == "✗ differs"
    assert window.bench.drawing.edges[failed.id]
    assert marked(window, "fail") >= {failed.id}


def test_the_command_brings_the_panel_and_a_step_takes_the_marks(
    window: Window, panel: GradientCheckPanel, qtbot: QtBot
) -> None:
    bring_to_front(window, "Loss")
    choose(window, qtbot, "train", "train.check_gradients")
    qtbot.waitUntil(lambda: panel.isVisible() and not window.bench.checks.busy)
    assert window.bench.checks.marks
    QTest.keyClick(window.canvas, Qt.Key.Key_Period)
    qtbot.waitUntil(lambda: window.bench.checks.stale)
    qtbot.waitUntil(lambda: panel.sentence.text().startswith("Out of date"))
    assert not marked(window, "pass")


def test_a_tab_in_front_keeps_the_marks_and_closing_takes_them(
    window: Window, panel: GradientCheckPanel, qtbot: QtBot
) -> None:
    press_check(window, panel, qtbot)
    bring_to_front(window, "Loss")
    assert window.bench.checks.marks
    choose(window, qtbot, "view", "view/panels", "view.panel_gradient_check")  # behind a tab: to the front
    assert window.bench.checks.marks
    choose(window, qtbot, "view", "view/panels", "view.panel_gradient_check")
    assert window.docks.docks["gradient_check"].isHidden()
    assert not window.bench.checks.marks
