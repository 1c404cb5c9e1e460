"""The gradient check panel: says what was found, the worst first, and that it is no longer so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from simulator.app.system.language_switch import speak
from simulator.appearance import theme as themes
from simulator.appearance.system import Wardrobe
from simulator.drawing.drawing import Drawing
from simulator.drawing.edits import remove, set_fields
from simulator.drawing.records import Node
from simulator.language import phrase
from simulator.model.gradient_check.check import GradientCheck, Row
from simulator.numerics.executors.buffered.numpy_executor import NumpyExecutor
from simulator.panels.gradient_check.curve import LEAST
from simulator.panels.gradient_check.panel import GradientCheckPanel
from simulator.panels.gradient_check.sentences import summary
from simulator.panels.gradient_check.table_model import ERROR, GRADIENT, NAME, VERDICT, RowsModel
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

    def wrong(self: NumpyExecutor, y: object) -> float:
        loss = right(self, y)  # type: ignore[arg-type]
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


def test_an_error_can_be_reproduced_from_its_tip(
    panel: GradientCheckPanel, qtbot: QtBot, bench: Workbench
) -> None:
    check(panel, qtbot, bench)
    row = panel.model.rows[0]
    tip = str(panel.model.index(0, ERROR).data(Qt.ItemDataRole.ToolTipRole))
    assert tip.startswith(f"|{row.backpropagated!r} − {row.numeric!r}| / max(")
    assert tip.endswith(f"{row.floor!r}) = {row.relative_error!r}, h = 1e-5")
    for number in range(panel.model.columnCount()):
        assert panel.model.headerData(number, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert "(4 D(h) − D(2h)) / 3" in panel.measure.text()
    assert "h = 1e-5" in panel.measure.text()


def test_a_row_says_with_which_h_it_agreed() -> None:
    model = RowsModel(Drawing([Node(id="n1", kind="neuron", x=0, y=0)]))
    at = Row("n1", 1.0, 1.0, 0.0, "pass", 1e-7, 0.1)
    model.show_rows([at, replace(at, verdict="unknown")], faded=False)
    assert {str(model.index(n, VERDICT).data()) for n in (0, 1)} == {"✓ agrees, h = 1e-7", "? cannot be told"}
    assert "rounding leaves more open" in str(model.index(0, VERDICT).data(Qt.ItemDataRole.ToolTipRole))


def test_what_cannot_be_told_is_counted_apart(bench: Workbench) -> None:
    told = Row("n3", 1.0, 1.0, 0.0, "pass", 1e-5, 0.1)
    rows = (told, replace(told, id="n4"), replace(told, id="n5", verdict="unknown"))
    bench.checks.found = GradientCheck(rows, told, 3, 0.1)
    said = str(summary(bench))
    assert said.startswith("All 2 agree")
    assert "Of 1 nothing can be told" in said
    bench.checks.found = GradientCheck(rows[2:], None, 1, 0.1)
    assert str(summary(bench)).startswith("Nothing can be told")


def test_the_check_itself_is_a_dot_beside_the_curves(
    panel: GradientCheckPanel, qtbot: QtBot, bench: Workbench
) -> None:
    check(panel, qtbot, bench)
    panel.refresh()
    found = bench.checks.found
    assert found is not None
    assert found.worst is not None
    h, error = panel.curves.dot.getOriginalDataset()
    assert (list(h), list(error)) == ([1e-5], [max(found.worst.relative_error, LEAST)])
    assert "D(h) alone" in panel.plot.about.text()


def test_another_document_has_no_check_yet(panel: GradientCheckPanel, qtbot: QtBot, bench: Workbench) -> None:
    check(panel, qtbot, bench)
    bench.checks.forget()
    qtbot.waitUntil(lambda: panel.model.rowCount() == 0)
    assert panel.sentence.text().startswith("Compares")
    assert not panel.measure.text()
    assert not panel.split.isVisible()


def test_rows_of_what_is_gone_go_and_come_back(
    panel: GradientCheckPanel, qtbot: QtBot, bench: Workbench
) -> None:
    check(panel, qtbot, bench)
    bench.history.do(STEP, remove(bench.drawing, ["e1"]))
    bench.trainer.pull()
    qtbot.waitUntil(lambda: panel.model.rowCount() == 12)
    assert "e1" not in [row.id for row in panel.model.rows]
    bench.history.undo()
    bench.trainer.pull()
    qtbot.waitUntil(lambda: panel.model.rowCount() == 13)


def test_a_row_of_what_is_gone_selects_nothing(
    panel: GradientCheckPanel, qtbot: QtBot, bench: Workbench
) -> None:
    check(panel, qtbot, bench)
    bench.selection.set(["n3"])
    row = next(place for place, row in enumerate(panel.model.rows) if row.id == "e1")
    bench.history.do(STEP, remove(bench.drawing, ["e1"]))
    panel.table.setCurrentIndex(panel.model.index(row, NAME))
    assert bench.selection.ids == ("n3",)


def test_a_stale_curve_keeps_its_colors_and_its_key(
    panel: GradientCheckPanel, qtbot: QtBot, bench: Workbench, pull: Pull
) -> None:
    check(panel, qtbot, bench)
    assert not any(sample.faded for sample in panel.plot.samples)
    bench.trainer.step("batch")
    pull(lambda frame: frame.step == 1)
    qtbot.waitUntil(lambda: panel.curves.faded)
    pens = [panel.curves.curves[name].opts["pen"].color() for name in ("worst", "worst32")]
    assert pens[0].rgb() != pens[1].rgb()
    assert {pen.alphaF() < 0.5 for pen in pens} == {True}
    assert all(sample.faded for sample in panel.plot.samples)


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
