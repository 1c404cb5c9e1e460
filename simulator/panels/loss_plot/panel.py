"""The loss plot panel: curves, their key, the exact value under the cursor."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QToolButton, QWidget

from simulator.appearance import theme as themes
from simulator.appearance.theme import Theme
from simulator.language import Phrase, phrase
from simulator.panels.loss_plot.crosshair import Crosshair
from simulator.panels.loss_plot.curves import LossCurves
from simulator.panels.loss_plot.key import KeyEntry
from simulator.panels.loss_plot.words import point_in_words
from simulator.panels.widgets.flow import Flow
from simulator.panels.widgets.labels import Caption, Place, number_label
from simulator.panels.widgets.listening import listen
from simulator.panels.widgets.rhythm import EDGE, GAP, column, row
from simulator.panels.widgets.speaking import Live
from simulator.training.frame import CurvePoints
from simulator.workbench.loss_axis import is_below_zero, is_logarithmic, leaves_zeros_out
from simulator.workbench.workbench import Workbench

NOTHING = phrase("LossPlot", "Press play to see the loss fall.")
EMPTY = phrase("LossPlot", "There is no network yet. Draw one, or choose an example; its loss appears here.")
UNREADY = phrase(
    "LossPlot", "This drawing has no loss: it cannot be trained yet. The Training panel says what is missing."
)
LOGARITHMIC = phrase("LossPlot", "Logarithmic loss axis")
BELOW_ZERO = phrase("LossPlot", "The loss goes below 0, so its axis is linear.")
ZERO = phrase("LossPlot", "0 has no place on a logarithmic axis: the line is missing there.")

LINES = 2
"""Of what is said of a point, at least."""

NO_CURVE = CurvePoints(*(np.empty(0) for _ in range(4)))


class LossPlotPanel(Live):
    """Fed from ``Frame.curve``, which is thinned, so that its cost does not grow with the run."""

    interval, turn = 150, 20

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._shown: tuple[object, ...] = (None, None, None)
        self._points: CurvePoints | None = None
        self.curves = LossCurves()
        self.crosshair = Crosshair(self.curves)
        self.crosshair.moved.connect(self._say)
        self.reading = number_label()
        self.reading.setWordWrap(True)
        self.reading.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.place = Place(self.reading, 0)
        self.logarithmic = self._button("chart", LOGARITHMIC)
        self.logarithmic.setCheckable(True)
        self.logarithmic.clicked.connect(self._choose_axis)
        self.fit = self._button("fit", phrase("LossPlot", "Show the whole run and follow it (Home)"))
        self.fit.clicked.connect(self.curves.fit)
        self.keys = self._keys()
        head = row(Flow(*self.keys.values()), self.logarithmic, self.fit, gap=EDGE)
        head.setStretch(0, 1)
        above = column(head, self.place, gap=2)
        above.setContentsMargins(EDGE, GAP, GAP, 0)
        plot = column(self.curves)
        plot.setContentsMargins(GAP, 0, GAP, GAP)
        self.filled, self.remark = QWidget(), Caption(wrap=True)
        self.filled.setLayout(column(above, plot, gap=4))
        self.remark.setMargin(EDGE)
        self.remark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.remark.hide()
        self.setLayout(column(self.filled, self.remark))
        self.curves.installEventFilter(self)
        self.say(self.curves.setAccessibleName, phrase("LossPlot", "Loss over steps"))
        self.dress(themes.current())
        listen(self, bench.trainer.framed, self.ask)
        listen(self, bench.trainer.compiled, self.ask)
        listen(self, bench.options_changed, self.ask)

    def refresh(self) -> None:
        """Feed the curves with what the latest frame remembers."""
        logarithmic = is_logarithmic(self._bench)
        self._show_axis(logarithmic)
        self._show_remark()
        frame, earlier = self._bench.trainer.frame, self._bench.trainer.shelf.curves
        points = None if frame is None else frame.curve
        shown = points, earlier, logarithmic
        if points is not None and all(new is old for new, old in zip(shown, self._shown, strict=True)):
            return
        self._shown, self._points = shown, points
        if self._points is not None:
            self.curves.show_points(self._points, earlier)
        elif self._bench.trainer.network is None:
            self.curves.show_points(NO_CURVE, earlier)  # what is shown belonged to another drawing
        self.crosshair.show_steps(self._points.step if self._points is not None else np.empty(0))
        measured = self._points is not None and bool(np.isfinite(self._points.held_out).any())
        batches = self._points is not None and len(self._points.batch_step) > 0
        self.keys["batches"].setVisible(batches)
        self.keys["held_out"].setVisible(measured)
        self.keys["accuracy"].setVisible(self.curves.accuracy.shown)
        self.keys["earlier"].setVisible(bool(earlier))
        self._make_room()

    def _show_axis(self, logarithmic: bool) -> None:
        """The button tells what is the case; what was chosen comes back with losses above 0."""
        below, wanted = is_below_zero(self._bench), self._bench.options.logarithmic_loss
        self.logarithmic.setChecked(logarithmic)
        self.logarithmic.setEnabled(not below)
        self.logarithmic.setToolTip(str(BELOW_ZERO if below else LOGARITHMIC))
        self.curves.show_logarithmic(logarithmic)
        notice = BELOW_ZERO if below and wanted else ZERO if leaves_zeros_out(self._bench) else ""
        self.curves.notice.tell(str(notice))

    def _show_remark(self) -> None:
        """Where nothing can be trained a sentence stands in the place of the axes."""
        there = self._bench.trainer.network is not None
        remark = "" if there else str(UNREADY if self._bench.drawing.nodes else EMPTY)
        if self.remark.text() != remark:
            self.remark.setText(remark)
        self.filled.setVisible(there)
        self.remark.setVisible(not there)

    def retranslate(self) -> None:
        """What is said about the point that is looked at as well."""
        self._shown = (None, None, None)
        super().retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines are shorter or longer now."""
        super().resizeEvent(event)
        self._make_room(LINES)

    def _make_room(self, least: int = 0) -> None:
        """For all that may be said; never less than before, lest the plot moves under the pointer."""
        metrics, points = self.reading.fontMetrics(), self._points
        height = least * metrics.lineSpacing() or self.place.height()
        if points is not None and len(points.step):
            words = str(self._words(points, len(points.step) - 1, all_digits=True))
            room = QRect(0, 0, self.place.width(), 0)
            height = max(height, metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words).height())
        if height != self.place.height():
            self.place.setFixedHeight(height)

    def dress(self, theme: Theme) -> None:
        """Put on a theme."""
        super().dress(theme)
        self.crosshair.dress(theme)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """The pointer left: look at nothing."""
        if event.type() in (QEvent.Type.Leave, QEvent.Type.FocusOut):
            self.crosshair.leave()
        return False

    def _keys(self) -> dict[str, KeyEntry]:
        dash, dot = Qt.PenStyle.DashLine, Qt.PenStyle.DotLine
        return {
            "training": KeyEntry(phrase("LossPlot", "training"), "training_curve"),
            "batches": KeyEntry(phrase("LossPlot", "batches"), "training_curve", band=True),
            "held_out": KeyEntry(phrase("LossPlot", "held-out"), "held_out_curve", dash),
            "accuracy": KeyEntry(phrase("LossPlot", "training accuracy (right)"), "accuracy_curve", dot),
            "earlier": KeyEntry(phrase("LossPlot", "earlier runs"), "earlier_curve"),
        }

    def _button(self, picture: str, tip: Phrase) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.picture(button, picture)
        self.say(button.setToolTip, tip)
        self.say(button.setAccessibleName, tip)
        return button

    def _choose_axis(self, logarithmic: bool) -> None:
        self._bench.look(replace(self._bench.options, logarithmic_loss=logarithmic))

    def _say(self, index: int) -> None:
        points = self._points
        if points is None or not len(points.step):
            self.reading.setText(str(NOTHING))
        elif index < 0:
            self.reading.setText(str(self._words(points, len(points.step) - 1, all_digits=False)))
        else:
            self.reading.setText(str(self._words(points, index, all_digits=True)))

    def _words(self, points: CurvePoints, index: int, all_digits: bool) -> Phrase:
        """The curve does not keep accuracy over what is held out; the latest frame has that of its step."""
        frame = self._bench.trainer.frame
        now = frame is not None and frame.step == points.step[index]
        accuracy = frame.held_out_accuracy if frame is not None and now else math.nan
        return point_in_words(points, index, all_digits, held_out_accuracy=accuracy)
