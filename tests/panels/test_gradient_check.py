"""The gradient check panel: says what was found, the worst first, and that it is no longer so."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from simulator.app.system.language_switch import speak
from simulator.appearance import theme as themes
from simulator.appearance.system import Wardrobe
from simulator.drawing.edits import remove, set_fields
from simulator.language import phrase
from simulator.numerics.executors.buffered.numpy_executor import NumpyExecutor
from simulator.panels.gradient_check.panel import GradientCheckPanel
from simulator.panels.gradient_check.table_model import ERROR, GRADIENT, NAME, VERDICT
from simulator.training.frame import Frame
from simulator.workbench.workbench import Workbench

Pull = Callable[..., Frame]
STEP = phrase("Test", "Test")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(bench: Workbench, qtbot: QtBot, pull: Pull) -> GradientCheckPanel:
    panel = GradientCheckPanel(bench)
    qtbot.addWidget(panel)
    panel.resize(700, 300)
    panel.show()
    pull()
    panel.refresh()
    return panel


def check(panel: GradientCheckPanel, qtbot: QtBot, bench: Workbench) -> None:
    QTest.mouseClick(panel.button, LEFT)
    qtbot.waitUntil(lambda: not bench.checks.busy)


def column(panel: GradientCheckPanel, number: int) -> list[str]:
    return [str(panel.model.index(row, number).data()) for row in range(panel.model.rowCount())]


def spoil(monkeypatch: pytest.MonkeyPatch, place: int) -> None:
    right = NumpyExecutor.backpropagate

    def wrong(self: NumpyExecutor, theta: object, y: object) -> float:
        loss = right(self, theta, y)  # type: ignore[arg-type]
        self.gradient[place] *= 1.001
        return loss

    monkeypatch.setattr(NumpyExecutor, "backpropagate", wrong)


def test_before_the_first_check_it_says_what_it_would_do(panel: GradientCheckPanel) -> None:
    assert "Compares every gradient" in panel.sentence.text()
    assert panel.button.text() == "Check"
    assert panel.split.isHidden()
    assert panel.progress.isHidden()


def test_a_check_says_that_all_agree(panel: GradientCheckPanel, qtbot: QtBot, bench: Workbench) -> None:
    check(panel, qtbot, bench)
    assert panel.sentence.text().startswith("All 13 agree: worst relative error ")
    assert panel.samples.text() == "Looked at all 4 samples."
    assert panel.model.rowCount() == 13
    names = column(panel, NAME)
    assert "weight from x1 to h1" in names
    assert "bias of y1" in names
    errors = [float(text) for text in column(panel, ERROR)]
    assert errors == sorted(errors, reverse=True)
    assert set(column(panel, VERDICT)) == {"✓ agrees"}
    h, worst = panel.curves.curves["worst"].getOriginalDataset()
    assert len(h) == 15
    assert 1e-7 < h[int(np.argmin(worst))] < 1e-4


def test_the_worst_comes_first_and_a_failure_is_said(
    panel: GradientCheckPanel, qtbot: QtBot, bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(monkeypatch, 3)
    check(panel, qtbot, bench)
    assert column(panel, VERDICT)[:2] == ["✗ differs", "✓ agrees"]
    assert panel.sentence.text().startswith(
        "1 of 13 differ: relative error 1e-3 at the weight from x2 to h2."
    )
    danger = panel.model.index(0, VERDICT).data(Qt.ItemDataRole.ForegroundRole)
    assert danger.name() == themes.current().danger


def test_a_kink_is_named_in_the_tip(panel: GradientCheckPanel, qtbot: QtBot, bench: Workbench) -> None:
    relu = set_fields(bench.drawing, ["n3", "n4", "n5"], activation="relu", bias=0.0)
    bench.history.do(STEP, relu)
    bench.trainer.pull()
    check(panel, qtbot, bench)
    kinks = [row for row, text in enumerate(column(panel, VERDICT)) if text == "~ kink"]
    tips = {str(panel.model.index(row, NAME).data(Qt.ItemDataRole.ToolTipRole)) for row in kinks}
    assert tips == {f"bias of h{n}: a small step crosses a kink of h{n}" for n in (1, 2, 3)}
    assert "3 more cross a kink" in panel.sentence.text()


def test_a_click_on_a_row_selects_on_the_drawing_and_back(
    panel: GradientCheckPanel, qtbot: QtBot, bench: Workbench
) -> None:
    check(panel, qtbot, bench)
    place = panel.table.visualRect(panel.model.index(2, GRADIENT)).center()
    QTest.mouseClick(panel.table.viewport(), LEFT, pos=place)
    assert bench.selection.ids == (panel.model.rows[2].id,)
    bench.selection.set(["e5"])
    assert panel.model.rows[panel.table.currentIndex().row()].id == "e5"
    bench.selection.clear()
    assert not panel.table.currentIndex().isValid()


def test_a_header_sorts(panel: GradientCheckPanel, qtbot: QtBot, bench: Workbench) -> None:
    check(panel, qtbot, bench)
    panel.table.sortByColumn(NAME, Qt.SortOrder.AscendingOrder)
    assert column(panel, NAME) == sorted(column(panel, NAME))
    panel.table.sortByColumn(GRADIENT, Qt.SortOrder.DescendingOrder)
    numbers = [row.backpropagated for row in panel.model.rows]
    assert numbers == sorted(numbers, reverse=True)


def test_what_is_no_longer_so_is_grayed_with_a_word(
    panel: GradientCheckPanel, qtbot: QtBot, bench: Workbench, pull: Pull
) -> None:
    check(panel, qtbot, bench)
    bench.trainer.step("batch")
    pull(lambda frame: frame.step == 1)
    qtbot.waitUntil(lambda: panel.sentence.text().startswith("Out of date"))
    assert panel.model.rowCount() == 13
    gray = panel.model.index(0, NAME).data(Qt.ItemDataRole.ForegroundRole)
    assert gray.name() == themes.current().faint
    assert not panel.marks.isEnabled()


def test_without_a_network_it_says_what_is_missing(
    panel: GradientCheckPanel, qtbot: QtBot, bench: Workbench
) -> None:
    bench.history.do(STEP, remove(bench.drawing, list(bench.drawing.nodes)))
    bench.trainer.pull()
    qtbot.waitUntil(lambda: not panel.button.isEnabled())
    assert panel.sentence.text()
    assert "Compares" not in panel.sentence.text()


def test_a_press_stops_a_long_check(panel: GradientCheckPanel, qtbot: QtBot, bench: Workbench) -> None:
    bench.checks.begin()
    panel._clock.stop()  # so that it lasts
    panel.refresh()
    assert panel.button.text() == "Stop"
    assert panel.progress.isVisible()
    for _ in range(4):
        bench.checks.work(0.0)
    QTest.mouseClick(panel.button, LEFT)
    assert not bench.checks.busy
    assert panel.sentence.text().endswith("Stopped after 4 of 13.")
    assert panel.button.text() == "Check"


def test_in_a_small_panel_the_curve_takes_the_place_of_the_table(
    panel: GradientCheckPanel, qtbot: QtBot, bench: Workbench
) -> None:
    check(panel, qtbot, bench)
    assert panel.table.isVisible()
    assert panel.plot.isVisible()
    panel.resize(400, 250)
    assert (panel.table.isVisible(), panel.plot.isVisible()) == (True, False)
    QTest.mouseClick(panel.curve, LEFT)
    assert (panel.table.isVisible(), panel.plot.isVisible()) == (False, True)
    panel.resize(400, 600)
    assert (panel.table.isVisible(), panel.plot.isVisible()) == (True, True)
    assert panel.split.orientation() == Qt.Orientation.Vertical


def test_the_marks_button_and_escape(panel: GradientCheckPanel, qtbot: QtBot, bench: Workbench) -> None:
    check(panel, qtbot, bench)
    assert panel.marks.isChecked()
    QTest.keyClick(panel.table, Qt.Key.Key_Escape)
    assert not bench.checks.marks
    qtbot.waitUntil(lambda: not panel.marks.isChecked())
    QTest.mouseClick(panel.marks, LEFT)
    assert bench.checks.marks


def test_it_speaks_korean(panel: GradientCheckPanel, qtbot: QtBot, bench: Workbench) -> None:
    check(panel, qtbot, bench)
    speak("ko")
    panel.retranslate()
    panel.table.sortByColumn(VERDICT, Qt.SortOrder.DescendingOrder)
    assert panel.sentence.text().startswith("13개 모두 일치: 가장 큰 상대 오차")
    assert "가중치 x1 → h1" in column(panel, NAME)
    assert set(column(panel, VERDICT)) == {"✓ 일치"}
    assert panel.button.text() == "확인하기"


def test_both_themes(panel: GradientCheckPanel, qtbot: QtBot, bench: Workbench, wardrobe: Wardrobe) -> None:
    check(panel, qtbot, bench)
    for name in ("dark", "light"):
        wardrobe.choose(name)
        theme = themes.current()
        assert panel.curves.curves["worst"].opts["pen"].color().name() == theme.training_curve
        assert panel.curves.backgroundBrush().color().name() == theme.surface
