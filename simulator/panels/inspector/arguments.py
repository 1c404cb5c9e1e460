"""How the value of an operation comes about: its formula, its arguments in order, and what flows back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QToolButton

from simulator.drawing.arguments import in_order
from simulator.language import phrase
from simulator.model.kinds import kind
from simulator.model.names import node_name
from simulator.panels.inspector.arguments_model import ArgumentsModel
from simulator.panels.inspector.values import argument_values
from simulator.panels.widgets.copying_table import CopyingTable
from simulator.panels.widgets.labels import Formula
from simulator.panels.widgets.rhythm import column, row
from simulator.panels.widgets.speaking import Speaking
from simulator.tools.arguments import is_ordered, swap
from simulator.workbench.workbench import Workbench

ROWS = 14
"""Rows that are seen at once before the table scrolls."""

SWAP = phrase("Arguments", "Swap the arguments (S)")
NUMBERED = phrase("Arguments", "{number}. {name}")


class Arguments(Speaking):
    """Follows one operation; ``show_operation`` names it, ``read`` takes the latest numbers."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench, self._node = bench, ""
        self.model = ArgumentsModel()
        self.model.setParent(self)
        self.formula, self.swap = Formula(), QToolButton()
        self.table = CopyingTable()
        self.table.setModel(self.model)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.say(self.table.setAccessibleName, phrase("Arguments", "Arguments"))
        self.picture(self.swap, "swap")
        self.swap.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.say(self.swap.setToolTip, SWAP)
        self.say(self.swap.setAccessibleName, SWAP)
        self.swap.clicked.connect(self._swap)
        self.setLayout(column(row(self.formula, 1, self.swap), self.table))

    def show_operation(self, id: str) -> None:
        """Another operation, or other arguments, or in another order."""
        drawing, self._node = self._bench.drawing, id
        operation = kind(drawing.nodes[id].kind).operation
        self.formula.setText("" if operation is None else f"a = {operation.formula}")
        ordered = is_ordered(drawing, id)
        self.swap.setVisible(ordered)
        edges = in_order(drawing.incoming(id).values())
        names = [node_name(drawing.nodes[edge.source]) for edge in edges]
        if ordered:
            names = [str(NUMBERED.of(number=number, name=name)) for number, name in enumerate(names, 1)]
        self.model.show_names(tuple(names))
        rows = min(self.model.rowCount(), ROWS)
        high = rows * self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(high + self.table.horizontalHeader().sizeHint().height() + 2)

    def read(self) -> None:
        """Take the latest numbers."""
        self.model.show_values(argument_values(self._bench, self._node))

    def _swap(self) -> None:
        if not self._bench.history.busy and is_ordered(self._bench.drawing, self._node):
            swap(self._bench, [self._node])
