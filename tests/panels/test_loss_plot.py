"""The loss plot: what is fed, what is said, and what stays out of it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pyqtgraph as pg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.drawing.edits import remove, set_data, set_fields, set_training
from simulator.drawing.records import Training
from simulator.language import phrase
from simulator.panels.loss_plot.crosshair import nearest
from simulator.panels.loss_plot.curves import LossCurves
from simulator.panels.loss_plot.following import grown
from simulator.panels.loss_plot.log_axis import texts, ticks
from simulator.panels.loss_plot.panel import LossPlotPanel
from simulator.panels.loss_plot.step_axis import StepAxis
from simulator.panels.loss_plot.words import point_in_words
from simulator.tools.commands import command
from simulator.training.frame import CurvePoints, Frame
from simulator.workbench.workbench import Workbench
from tests.formulas import formula, labeled

Pull = Callable[..., Frame]
STEP = phrase("Test", "Test")


@pytest.fixture
def panel(bench: Workbench, qtbot: QtBot) -> LossPlotPanel:
    panel = LossPlotPanel(bench)
    qtbot.addWidget(panel)
    panel.resize(700, 300)
    panel.show()
    return panel


def train(bench: Workbench, pull: Pull) -> Frame:
    bench.trainer.play()
    pull(lambda frame: frame.step > 20)
    bench.trainer.pause()
    return pull(lambda frame: frame.state.value == "paused")


def test_the_key_goes_on_below_where_the_panel_is_narrow(panel: LossPlotPanel) -> None:
    keys = list(panel.keys.values())
    for key in keys:
        key.show()
    panel.resize(900, 300)
    panel.layout().activate()
    assert len({key.y() for key in keys}) == 1
    panel.resize(300, 300)
    panel.layout().activate()
    assert len({key.y() for key in keys}) > 1
    assert all(key.width() >= key.sizeHint().width() for key in keys)
    assert all(key.geometry().right() < panel.logarithmic.x() for key in keys)
    bottom = max(key.geometry().bottom() for key in keys)
    assert panel.reading.parentWidget().y() > bottom
    assert not any(a.geometry().intersects(b.geometry()) for a in keys for b in keys if a is not b)


def test_all_that_is_said_of_a_point_can_be_read_in_a_narrow_panel(
    panel: LossPlotPanel, bench: Workbench, pull: Pull, qtbot: QtBot
) -> None:
    bench.drawing.apply(set_data(bench.drawing, held_out=0.3))
    train(bench, pull)
    for width in (260, 700, 340):
        panel.resize(width, 500)
        panel.refresh()
        panel.layout().activate()
        last = len(panel.curves.training.xData) - 1
        panel.crosshair.moved.emit(last)
        assert panel.reading.heightForWidth(panel.reading.width()) <= panel.place.height()


def fed(curve: pg.PlotCurveItem) -> int:
    """How many points a curve was fed; none before the panel's first refresh."""
    return 0 if curve.xData is None else len(curve.xData)


def test_it_grows_and_says_the_last_point(
    panel: LossPlotPanel, bench: Workbench, pull: Pull, qtbot: QtBot
) -> None:
    frame = train(bench, pull)
    qtbot.waitUntil(lambda: fed(panel.curves.training) == len(frame.curve.step))
    assert f"{frame.curve.step[-1]:,.0f}" in panel.reading.text()
    assert panel.keys["accuracy"].isVisible()
    assert not panel.keys["held_out"].isVisible()


def test_held_out_loss_appears_where_samples_are_held_out(
    panel: LossPlotPanel, bench: Workbench, pull: Pull, qtbot: QtBot
) -> None:
    bench.history.do(STEP, set_data(bench.drawing, dataset="circle", size=40, held_out=0.5))
    train(bench, pull)
    qtbot.waitUntil(panel.keys["held_out"].isVisible)
    qtbot.waitUntil(lambda: "held-out accuracy" in panel.reading.text())
    assert "training accuracy" in panel.reading.text()
    qtbot.waitUntil(lambda: "held-out" in panel.reading.text())


def test_batches_lie_as_a_band_behind_the_line_of_all_rows(
    panel: LossPlotPanel, bench: Workbench, pull: Pull, qtbot: QtBot
) -> None:
    assert not panel.keys["batches"].isVisible()
    bench.history.do(STEP, set_training(bench.drawing, batch=1))
    frame = train(bench, pull)
    qtbot.waitUntil(panel.keys["batches"].isVisible)
    qtbot.waitUntil(lambda: len(panel.curves.batches.getData()[0]) == 2 * len(frame.curve.batch_step))
    assert fed(panel.curves.training) == len(frame.curve.step)
    panel.crosshair.walk(-1)
    assert "batch" in panel.reading.text()


def test_a_batch_is_said_alone_and_several_from_lowest_to_highest() -> None:
    ones, low = np.ones(1), np.array([0.25])
    alone = CurvePoints(ones, ones, np.array([np.nan]), np.array([np.nan]), ones, low, low)
    several = replace(alone, batch_high=np.array([0.75]))
    assert str(point_in_words(alone, 0, all_digits=True)) == "Step 1: loss 1.0, batch 0.25"
    assert str(point_in_words(several, 0, all_digits=True)) == "Step 1: loss 1.0, batches 0.25 to 0.75"


def test_the_exact_value_is_under_the_cursor(
    panel: LossPlotPanel, bench: Workbench, pull: Pull, qtbot: QtBot
) -> None:
    frame = train(bench, pull)
    qtbot.waitUntil(lambda: fed(panel.curves.training) == len(frame.curve.step))
    view = panel.curves.getPlotItem().vb
    x = float(frame.curve.step[len(frame.curve.step) // 2])
    jitter = iter(range(10**6))

    def looked_at() -> bool:
        """Only a pointer that moves is noticed."""
        place = panel.curves.mapFromScene(view.mapViewToScene(QPointF(x, view.viewRange()[1][0])))
        qtbot.mouseMove(panel.curves.viewport(), QPoint(place.x(), 100 + next(jitter) % 2))
        tolerance = np.diff(frame.curve.step).max() + 2 * view.viewPixelSize()[0]
        return panel.crosshair.index >= 0 and abs(frame.curve.step[panel.crosshair.index] - x) <= tolerance

    qtbot.waitUntil(looked_at)
    index = panel.crosshair.index
    assert repr(float(frame.curve.loss[index])) in panel.reading.text()


def test_without_a_network_a_sentence_stands_in_the_place_of_the_axes(
    panel: LossPlotPanel, bench: Workbench, pull: Pull, qtbot: QtBot
) -> None:
    train(bench, pull)
    qtbot.waitUntil(panel.curves.isVisible)
    output = next(id for id in bench.drawing.nodes if not bench.drawing.outgoing(id))
    bench.history.do(STEP, remove(bench.drawing, [output]))
    qtbot.waitUntil(lambda: (bench.trainer.pull(), panel.remark.isVisible())[1])
    assert not panel.curves.isVisible()
    assert "cannot be trained yet" in panel.remark.text()
    bench.history.do(STEP, remove(bench.drawing, list(bench.drawing.nodes)))
    qtbot.waitUntil(lambda: (bench.trainer.pull(), "no network" in panel.remark.text())[1])
    bench.history.undo()
    bench.history.undo()
    pull()
    qtbot.waitUntil(panel.curves.isVisible)
    assert not panel.remark.isVisible()
    qtbot.waitUntil(lambda: fed(panel.curves.training) > 0)


def test_arrow_keys_walk_along_the_curve(
    panel: LossPlotPanel, bench: Workbench, pull: Pull, qtbot: QtBot
) -> None:
    frame = train(bench, pull)
    qtbot.waitUntil(lambda: fed(panel.curves.training) == len(frame.curve.step))
    qtbot.keyClick(panel.curves, Qt.Key.Key_Left)
    qtbot.keyClick(panel.curves, Qt.Key.Key_Left)
    assert panel.crosshair.index == len(frame.curve.step) - 2
    assert panel.crosshair.line.isVisible()


def test_earlier_runs_stay_faintly(panel: LossPlotPanel, bench: Workbench, pull: Pull, qtbot: QtBot) -> None:
    train(bench, pull)
    bench.trainer.reset()
    pull()
    qtbot.waitUntil(lambda: fed(panel.curves.earlier[0]) > 0)
    qtbot.waitUntil(panel.keys["earlier"].isVisible)


def test_the_axis_is_chosen_by_a_click(panel: LossPlotPanel, bench: Workbench, qtbot: QtBot) -> None:
    before = bench.options.logarithmic_loss
    qtbot.mouseClick(panel.logarithmic, Qt.MouseButton.LeftButton)
    assert bench.options.logarithmic_loss is not before
    qtbot.waitUntil(lambda: panel.curves.logarithmic is not before)


@pytest.fixture
def valley(qtbot: QtBot) -> Iterator[LossPlotPanel]:
    """(x - 3)² - 5, which is minimized from x = 8, trained for thirty steps; the lowest value is -5."""
    values = {"x": 8.0, "three": -3.0, "five": -5.0}
    rows = ("d = add x three", "q = square d", "f = add q five")
    training = Training(convention="sum", eta=0.1)
    bench = Workbench(formula(*rows, training=training, constants=("three", "five"), **values))
    panel = LossPlotPanel(bench)
    qtbot.addWidget(panel)
    panel.resize(700, 300)
    panel.show()
    for _ in range(30):
        bench.trainer.step("batch")
    qtbot.waitUntil(lambda: (bench.trainer.pull(), bench.trainer.frame.step == 30)[1], timeout=10_000)
    yield panel
    bench.trainer.close()


def test_a_loss_below_zero_has_a_linear_axis_and_the_choice_is_remembered(
    valley: LossPlotPanel, qtbot: QtBot
) -> None:
    bench = valley._bench
    qtbot.waitUntil(lambda: fed(valley.curves.training) == 31)
    assert valley.curves.training.yData.min() == pytest.approx(-5.0, abs=1e-3)
    assert bench.options.logarithmic_loss
    assert not valley.logarithmic.isChecked()
    assert not valley.logarithmic.isEnabled()
    assert "below 0" in valley.logarithmic.toolTip()
    assert "below 0" in valley.curves.notice.toPlainText()
    row = command("view.logarithmic_loss")
    assert not row.enabled(bench)
    assert row.checked(bench) is False
    assert "below 0" in str(row.title(bench))
    bench.drawing.apply(set_fields(bench.drawing, [labeled(bench.drawing, "five")], bias=5.0))
    bench.trainer.load_weights({}, {}, 0, 0)
    qtbot.waitUntil(lambda: (bench.trainer.pull(), valley.logarithmic.isChecked())[1])
    assert valley.logarithmic.isEnabled()
    assert valley.curves.logarithmic
    assert not valley.curves.notice.isVisible()
    assert str(row.title(bench)) == str(row.label) == valley.logarithmic.toolTip()


def test_who_chose_a_linear_axis_is_told_nothing(valley: LossPlotPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(valley.curves.notice.isVisible)
    valley._bench.look(replace(valley._bench.options, logarithmic_loss=False))
    qtbot.waitUntil(lambda: not valley.curves.notice.isVisible())


def test_that_an_exact_zero_is_not_on_a_logarithmic_axis_is_said(valley: LossPlotPanel, qtbot: QtBot) -> None:
    bench = valley._bench
    frame = bench.trainer.frame
    assert frame is not None
    steps, loss, none = np.arange(4.0), np.array([1.0, 0.1, 0.0, 0.0]), np.full(4, np.nan)
    bench.trainer.frame = replace(frame, curve=CurvePoints(steps, loss, none, none))
    valley.ask()
    qtbot.waitUntil(lambda: fed(valley.curves.training) == 2)
    assert valley.curves.logarithmic
    assert "0 has no place" in valley.curves.notice.toPlainText()
    assert valley.curves.getPlotItem().vb.viewRange()[0][1] >= 3.0
    qtbot.mouseClick(valley.logarithmic, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: fed(valley.curves.training) == 4)
    assert not valley.curves.notice.isVisible()


def test_the_notice_lies_within_the_plot(valley: LossPlotPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(valley.curves.notice.isVisible)
    for width in (700, 240):
        valley.resize(width, 300)
        valley.grab()
        notice, view = valley.curves.notice, valley.curves.getPlotItem().vb
        assert view.sceneBoundingRect().contains(notice.mapRectToScene(notice.boundingRect()))


LOSSES = st.lists(st.sampled_from([0.0, -1.0, np.nan, np.inf, -np.inf, 1e-300, 1e300, 0.5]), max_size=30)


@pytest.fixture(scope="module")
def curves(qapp: QApplication) -> LossCurves:
    """One plot for all examples."""
    return LossCurves()


@given(losses=LOSSES, logarithmic=st.booleans())
def test_no_axis_is_fed_what_it_cannot_show(
    curves: LossCurves, losses: list[float], logarithmic: bool
) -> None:
    y = np.array(losses)
    x = np.arange(len(y), dtype=float)
    curves.show_logarithmic(logarithmic)
    band = y[np.isfinite(y)]
    points = CurvePoints(x, y, y, y, np.arange(len(band), dtype=float), band, band)
    curves.show_points(points, (points,))
    for curve in (curves.training, curves.held_out, curves.earlier[0]):
        fed = np.array([]) if curve.yData is None else curve.yData
        shown = y[np.isfinite(y)]
        np.testing.assert_array_equal(fed, np.log10(shown[shown > 0]) if logarithmic else shown)
    assert np.isfinite(curves.batches.getData()[1]).all()
    accuracy = curves.accuracy.curve.yData
    assert accuracy is None or np.isfinite(accuracy).all()


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=20, unique=True), st.floats(-2e6, 2e6))
def test_the_nearest_step_is_the_nearest(values: list[float], wanted: float) -> None:
    x = np.array(sorted(values))
    index = nearest(x, wanted)
    assert index is not None
    assert abs(x[index] - wanted) == np.abs(x - wanted).min()


def test_nothing_is_near_to_nothing() -> None:
    assert nearest(np.empty(0), 1.0) is None


SPANS = st.tuples(st.floats(-1e6, 1e6), st.floats(0, 1e6)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(view=st.none() | SPANS, data=SPANS)
def test_a_grown_view_holds_the_data_and_stays(
    view: tuple[float, float] | None, data: tuple[float, float]
) -> None:
    wanted = grown(view, data, 0.1, 0.2)
    assert wanted[0] <= data[0] <= data[1] <= wanted[1]
    assert wanted[0] < wanted[1] or view == wanted
    if data[1] - data[0] > 1e-3:
        assert grown(wanted, data, 0.1, 0.2) == wanted


def test_the_view_follows_until_the_user_zooms(
    panel: LossPlotPanel, bench: Workbench, pull: Pull, qtbot: QtBot
) -> None:
    frame = train(bench, pull)
    view = panel.curves.getPlotItem().vb
    qtbot.waitUntil(lambda: view.viewRange()[0][1] >= frame.curve.step[-1])
    view.scaleBy((0.5, 0.5))
    view.sigRangeChangedManually.emit([True, True])
    zoomed = view.viewRange()
    bench.trainer.step("epoch")
    pull(lambda later: later.step > frame.step)
    qtbot.waitUntil(lambda: panel.curves.training.xData[-1] > frame.step - 1)
    assert view.viewRange() == zoomed
    qtbot.mouseClick(panel.fit, Qt.MouseButton.LeftButton)
    assert view.viewRange()[0][1] > frame.step


def test_another_axis_shows_the_curve_also_where_the_hand_has_zoomed(curves: LossCurves) -> None:
    loss, none = np.geomspace(0.5, 0.001, 50), np.full(50, np.nan)
    points = CurvePoints(np.arange(50.0), loss, none, none)
    curves.show_logarithmic(False)
    curves.show_points(points, ())
    curves.fit()
    view = curves.getPlotItem().vb
    view.scaleBy((0.5, 0.5))
    view.sigRangeChangedManually.emit([True, True])
    steps = view.viewRange()[0]
    for logarithmic in (True, False):
        curves.show_logarithmic(logarithmic)
        curves.show_points(points, ())
        low, high = view.viewRange()[1]
        assert low <= curves.training.yData.min() <= curves.training.yData.max() <= high
        assert high - low < 2 * np.ptp(curves.training.yData)
        assert view.viewRange()[0] == steps
    curves.fit()


@given(
    middle=st.floats(-305, 305),
    width=st.floats(-6, 2.5).map(lambda power: 10**power),
    room=st.integers(2, 12),
)
def test_any_range_of_a_logarithmic_axis_has_two_numbers_that_differ(
    middle: float, width: float, room: int
) -> None:
    """Beyond 300 powers there are no losses, only whole powers of ten."""
    width = width if abs(middle) + width / 2 < 299 else max(width, 2.5)
    low, high = middle - width / 2, middle + width / 2
    chosen = ticks(low, high, room)
    assert len(chosen) >= 2
    assert all(low <= tick <= high for tick in chosen)
    assert len(set(texts(chosen))) == len(chosen)
    assert max(abs(low), abs(high)) > 299 or [float(text) for text in texts(chosen)] == pytest.approx(
        [10**tick for tick in chosen], rel=min(width / 2, 0.01)
    )


@given(st.floats(-12, 6), st.floats(-3, 1).map(lambda power: 10**power), st.integers(3, 12))
def test_what_is_written_fits(low: float, width: float, room: int) -> None:
    assert len(ticks(low, low + width, room)) <= room + 1


def test_steps_are_whole_and_written_with_all_digits(qapp: QApplication) -> None:
    axis = StepAxis("bottom")
    assert axis.tickStrings([0.0, 0.5, 800_000.0, 1e6], 1.0, 0.5) == ["0", "", "800,000", "1,000,000"]


@pytest.mark.parametrize("steps", [10.0**power for power in range(1, 16)] + [2.6e7, 9.99e8])
@pytest.mark.parametrize("width", [160, 260, 500, 1200])
def test_labels_of_steps_do_not_run_together(curves: LossCurves, steps: float, width: int) -> None:
    curves.resize(width, 160)
    flat, none = np.full(2, 0.125), np.full(2, np.nan)
    curves.show_points(CurvePoints(np.array([0.0, steps]), flat, none, none), ())
    curves.fit()
    curves.grab()
    axis = curves.getPlotItem().getAxis("bottom")
    image = QImage(width, 160, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        _, _, written = axis.generateDrawSpecs(painter)
    boxes = sorted((box for box, _, text in written if text), key=lambda box: box.left())
    assert boxes or steps > 60_000.0 * width, "so many digits have no room at all"
    assert all(one.right() <= other.left() for one, other in pairwise(boxes))


def test_a_long_earlier_run_does_not_press_the_new_one_flat(curves: LossCurves) -> None:
    steps, none = np.array([0.0, 5e5]), np.full(2, np.nan)
    long = CurvePoints(
        np.array([0.0, 5e5, 1e7]), np.array([1.0, 0.5, 1e-9]), np.full(3, np.nan), np.full(3, np.nan)
    )
    curves.show_points(CurvePoints(np.array([0.0]), np.array([1.0]), none[:1], none[:1]), (long,))
    assert curves.getPlotItem().vb.viewRange()[0][1] >= 1e7, "before there is a run the earlier one is seen"
    curves.show_points(CurvePoints(steps, np.array([1.0, 0.4]), none, none), (long,))
    curves.fit()
    (left, right), (bottom, _) = curves.getPlotItem().vb.viewRange()
    assert left <= 0.0
    assert 5e5 <= right <= 1e6
    assert bottom > 0.3, "nor do the losses that it had later on"


@pytest.mark.parametrize(
    ("low", "high", "written"),
    [
        (0.009, 2.5, ["0.01", "0.02", "0.05", "0.1", "0.2", "0.5", "1", "2"]),
        (0.106, 0.147, ["0.11", "0.115", "0.12", "0.125", "0.13", "0.135", "0.14", "0.145"]),
        (0.12487, 0.12513, ["0.1249", "0.12495", "0.125", "0.12505", "0.1251"]),
    ],
)
def test_round_numbers_are_written(low: float, high: float, written: list[str]) -> None:
    assert texts(ticks(math.log10(low), math.log10(high), 8)) == written


def test_a_loss_that_stands_still_is_written_whole(curves: LossCurves) -> None:
    curves.resize(500, 160)
    curves.show_logarithmic(True)
    still, none = np.full(2, 0.125), np.full(2, np.nan)
    curves.show_points(CurvePoints(np.arange(2.0), still, none, none), ())
    curves.fit()
    curves.grab()
    axis = curves.getPlotItem().getAxis("left")
    image = QImage(500, 160, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        _, _, written = axis.generateDrawSpecs(painter)
    assert len([text for _, _, text in written if text]) >= 2
    for box, _, text in written:
        assert not text or curves.rect().contains(axis.mapRectToScene(box).toAlignedRect()), text
