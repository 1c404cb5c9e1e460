"""The gradient check panel: every gradient beside a difference, the worst first, and the error against h."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QProgressBar, QPushButton, QSplitter, QToolButton

from simulator.language import phrase
from simulator.model.gradient_check.check import Row
from simulator.panels.gradient_check.plot import ErrorPlot
from simulator.panels.gradient_check.sentences import looked_at, measure, summary
from simulator.panels.gradient_check.table_model import NAME, VERDICT, RowsModel
from simulator.panels.widgets.copying_table import CopyingTable
from simulator.panels.widgets.labels import Caption, text_label
from simulator.panels.widgets.listening import listen
from simulator.panels.widgets.rhythm import EDGE, GAP, column, row
from simulator.panels.widgets.speaking import Live
from simulator.workbench.workbench import Workbench

SLICE = 0.008
"""Seconds of checking between two looks at what the hand does."""

WIDE, HIGH = 560, 420
"""Pixels from which the curve has room beside the table, or below it."""

CHECK, STOP = phrase("GradientCheck", "Check"), phrase("GradientCheck", "Stop")


class GradientCheckPanel(Live):
    """Lends the check its clock: the work is done here, slice by slice, also while nobody looks."""

    interval = 60

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._shown: tuple[tuple[Row, ...], bool] | None = None
        self.button, self.progress = QPushButton(), QProgressBar()
        self.sentence, self.samples = text_label(wrap=True), Caption(wrap=True)
        self.marks, self.curve = QToolButton(), QToolButton()
        self.model, self.table = RowsModel(bench.drawing), CopyingTable()
        self.split, self.plot, self.measure = QSplitter(), ErrorPlot(), Caption(wrap=True)
        self.curves = self.plot.curves
        self._arrange()
        self._clock = QTimer(self, interval=0)
        self._clock.timeout.connect(lambda: bench.checks.work(SLICE))
        self.button.clicked.connect(self._press)
        self.marks.clicked.connect(bench.checks.mark)
        self.table.selectionModel().currentRowChanged.connect(self._select)
        listen(self, bench.checks.changed, self._follow)
        listen(self, bench.trainer.compiled, self.ask)
        listen(self, bench.selection.changed, self._point)
        self._follow(None)  # what was asked for before this was built

    def refresh(self) -> None:
        """Show where the check stands."""
        checks = self._bench.checks
        self.button.setText(str(STOP if checks.busy else CHECK))
        self.button.setEnabled(checks.busy or self._bench.trainer.network is not None)
        self.progress.setVisible(checks.busy)
        self.progress.setValue(round(checks.share * 1000))
        self.marks.setEnabled(checks.found is not None and not checks.stale)
        self.marks.setChecked(checks.marked and self.marks.isEnabled())
        self.sentence.setText(str(summary(self._bench)))
        samples = looked_at(self._bench) if checks.found is not None else None
        self.samples.setText("" if samples is None else str(samples))
        self.split.setVisible(checks.found is not None)
        self._make_room()
        self._show_found()

    def retranslate(self) -> None:
        """The table as well."""
        self._shown = None
        super().retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes the marks from the drawing."""
        if event.key() == Qt.Key.Key_Escape:
            self._bench.checks.mark(False)
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Closed, it takes the marks from the drawing; behind a tab it does not."""
        super().hideEvent(event)
        dock = self.parentWidget()
        if dock is not None and dock.isHidden() and not event.spontaneous():
            self._bench.checks.mark(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Table and curve beside each other, one below the other, or one of them at a time."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        small = self.width() < WIDE and self.height() < HIGH
        beside = self.width() >= WIDE or small
        found = self._bench.checks.found
        self.measure.setText("" if found is None else str(measure(found, briefly=self.width() < WIDE)))
        self.measure.setToolTip("" if found is None else str(measure(found)))
        self.measure.setVisible(found is not None)
        self.split.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
        self.curve.setVisible(small and found is not None)
        self.plot.setVisible(not small or self.curve.isChecked())
        self.table.setVisible(not small or not self.curve.isChecked())

    def _press(self) -> None:
        checks = self._bench.checks
        checks.stop() if checks.busy else checks.begin()

    def _follow(self, _: object) -> None:
        if self._bench.checks.busy and not self._clock.isActive():
            self._clock.start()
        elif not self._bench.checks.busy:
            self._clock.stop()
            self._rest.stop()
        self.ask()

    def _show_found(self) -> None:
        """Only what is another: a table that is filled anew forgets its selection."""
        checks = self._bench.checks
        shown = self._standing(), checks.stale
        if shown != self._shown:
            self._shown = shown
            self.model.show_rows(*shown)
            self._point()
        self.plot.show_points(
            checks.points, None if checks.found is None else checks.found.worst, checks.stale
        )

    def _standing(self) -> tuple[Row, ...]:
        """The rows whose edge or node is still there."""
        checks, drawing = self._bench.checks, self._bench.drawing
        rows = () if checks.found is None else checks.found.rows
        return tuple(row for row in rows if row.id in drawing.records) if checks.stale else rows

    def _select(self, index: QModelIndex) -> None:
        if index.isValid():
            self.table.scrollTo(index.siblingAtColumn(NAME))
            id = self.model.rows[index.row()].id
            if id in self._bench.drawing.records:  # between an edit and the next look it may be gone
                self._bench.selection.set([id])

    def _point(self, _: object = None) -> None:
        """What is selected on the drawing is the row that is marked."""
        place = self.model.place_of(self._bench.selection.latest if len(self._bench.selection) == 1 else None)
        if place != self.table.currentIndex().row():
            self.table.setCurrentIndex(self.model.index(place, NAME) if place >= 0 else QModelIndex())

    def _arrange(self) -> None:
        self.table.setModel(self.model)
        self.model.setParent(self)
        self.table.setSortingEnabled(True)
        self.table.setAutoScroll(False)  # a click on a number must not push the names out of sight
        self.table.sortByColumn(VERDICT, Qt.SortOrder.DescendingOrder)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setResizeContentsPrecision(0)  # of ten thousand rows only those that are seen
        head.setStretchLastSection(True)
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setMaximumHeight(6)
        for button, picture in ((self.marks, "check"), (self.curve, "chart")):
            button.setCheckable(True)
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.picture(button, picture)
        self.curve.clicked.connect(self._make_room)
        self.split.addWidget(self.table)
        self.split.addWidget(self.plot)
        self.split.setSizes([3000, 2000])
        self.split.hide()  # until something is found; side by side, both are wider than a dock is at first
        top = row(self.button, self.samples, self.curve, self.marks)
        top.setStretch(1, 1)
        above = column(top, self.progress, self.sentence, self.measure, gap=4)
        above.setContentsMargins(EDGE, GAP, EDGE, 0)
        layout = column(above, self.split, 0, gap=4)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._name()

    def _name(self) -> None:
        marks = phrase("GradientCheck", "Show the verdicts on the drawing (Escape takes them away)")
        curve = phrase("GradientCheck", "Error against h, in the place of the table")
        for setter, text in (
            (self.curve.setToolTip, curve),
            (self.curve.setAccessibleName, curve),
            (self.marks.setToolTip, marks),
            (self.marks.setAccessibleName, marks),
            (self.table.setAccessibleName, phrase("GradientCheck", "Gradients, the worst first")),
            (self.progress.setAccessibleName, phrase("GradientCheck", "How much is checked")),
        ):
            self.say(setter, text)
