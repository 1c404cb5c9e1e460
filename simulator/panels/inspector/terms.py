"""How the z of a neuron comes about: the table of its terms, and the equations around it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QToolButton

from simulator.language import phrase
from simulator.model.names import node_name
from simulator.panels.inspector.edits import write_weight
from simulator.panels.inspector.terms_model import TermsModel
from simulator.panels.inspector.values import term_values
from simulator.panels.widgets.copying_table import CopyingTable
from simulator.panels.widgets.labels import Caption
from simulator.panels.widgets.rhythm import column, row
from simulator.panels.widgets.speaking import Speaking
from simulator.workbench.workbench import Workbench

ROWS = 14
"""Rows that are seen at once before the table scrolls."""

SUM = phrase("Terms", "z is the sum of a · w, and the bias.")
OF_SAMPLE = phrase("Terms", "Sample {number}: z is the sum of a · w, and the bias.")


class Terms(Speaking):
    """Follows one neuron; ``show_neuron`` names it, ``read`` takes the latest numbers."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench, self._node, self._height = bench, "", 0
        self._sources: tuple[str, ...] = ()
        self.model = TermsModel()
        self.model.setParent(self)
        self.model.weight_typed.connect(lambda edge, value: write_weight(bench, [edge], value))
        self.model.refused.connect(self._refused)
        self.digits, self.copy = QToolButton(), QToolButton()
        self.table = CopyingTable()
        self.table.setModel(self.model)
        self.table.setSizeAdjustPolicy(CopyingTable.SizeAdjustPolicy.AdjustIgnored)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self._fit()
        self.say(self.table.setAccessibleName, phrase("Terms", "Incoming terms"))
        self._buttons()
        self.remark = Caption(wrap=True)
        self.setLayout(column(row(self.remark, self.digits, self.copy), self.table))

    def show_neuron(self, id: str) -> None:
        """Another neuron, or another set of edges into it."""
        drawing = self._bench.drawing
        edges = sorted(drawing.incoming(id).values(), key=lambda edge: drawing.nodes[edge.source].y)
        self._node, self._sources = id, tuple(edge.source for edge in edges)
        names = tuple(node_name(drawing.nodes[source]) for source in self._sources)
        self.model.show_edges(tuple(edge.id for edge in edges), names)
        rows = min(self.model.rowCount(), ROWS)
        high = self.table.verticalHeader().defaultSectionSize()
        self._height = rows * high + self.table.horizontalHeader().sizeHint().height() + 2
        self._fit()

    def read(self) -> None:
        """Take the latest numbers."""
        trainer = self._bench.trainer
        self.model.show_values(term_values(trainer, self._node, self.model.edges, self._sources))
        frame = trainer.frame
        remark = SUM if frame is None else OF_SAMPLE.of(number=frame.sample + 1)
        self.remark.setText(str(remark))

    def _buttons(self) -> None:
        self.digits.setCheckable(True)
        self.picture(self.digits, "numbers")
        self.picture(self.copy, "copy")
        for button, tip in (
            (self.digits, phrase("Terms", "All digits")),
            (self.copy, phrase("Terms", "Copy the table with all digits (Ctrl+C)")),
        ):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.say(button.setToolTip, tip)
            self.say(button.setAccessibleName, tip)
        self.digits.toggled.connect(self._all_digits)
        self.copy.clicked.connect(self.table.copy)

    def _all_digits(self, wanted: bool) -> None:
        self.model.all_digits = wanted
        self.model.show_values(self.model.values)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow panel scrolls."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Columns as wide as their numbers; where there is no room for all of them they scroll."""
        widest = "-0.0000000000000000e-000" if self.digits.isChecked() else "-0.0e-00"
        width = self.table.fontMetrics().horizontalAdvance(widest) + 8
        self.table.horizontalHeader().setMinimumSectionSize(width)
        room = self.width() - self.table.sizeHintForColumn(0)
        scrolls = room < (self.model.columnCount() - 1) * width
        bar = self.table.horizontalScrollBar().sizeHint().height() if scrolls else 0
        self.table.setFixedHeight(self._height + bar)

    def _refused(self, sentence: str) -> None:
        self.remark.setText(sentence)
