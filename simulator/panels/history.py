"""The undo panel: every named step, the present marked; a click goes there."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QListView

from simulator.drawing.history import History
from simulator.language import phrase
from simulator.panels.widgets.listening import listen
from simulator.panels.widgets.rhythm import column
from simulator.panels.widgets.roomy import RoomyRows
from simulator.panels.widgets.speaking import Live
from simulator.workbench.workbench import Workbench

START = phrase("HistoryPanel", "Start")
Index = QModelIndex | QPersistentModelIndex


class StepsModel(QAbstractListModel):
    """Row 0 is the start; row n is the drawing after n steps."""

    def __init__(self, history: History) -> None:
        super().__init__()
        self._history = history

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """The start, what is done, what is undone."""
        return 0 if parent.isValid() else 1 + len(self._history.done) + len(self._history.undone)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Names; the present is bold, the undone are pale."""
        row, present = index.row(), self.present
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._name(row)
        if role == Qt.ItemDataRole.FontRole and row == present:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        if role == Qt.ItemDataRole.ForegroundRole and row > present:
            return QPalette().color(QPalette.ColorRole.PlaceholderText)
        return None

    @property
    def present(self) -> int:
        """The row that stands now."""
        return len(self._history.done)

    def again(self) -> None:
        """Read the history again."""
        self.beginResetModel()
        self.endResetModel()

    def _name(self, row: int) -> str:
        done, undone = self._history.done, self._history.undone
        if row == 0:
            return str(START)
        return str(done[row - 1].label if row <= len(done) else undone[len(done) - row].label)


class HistoryPanel(Live):
    """Arrow keys and clicks walk through the history."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._history = bench.history
        self.model = StepsModel(bench.history)
        self.model.setParent(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(RoomyRows(self.list))
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.say(self.list.setAccessibleName, phrase("HistoryPanel", "Steps"))
        self.say(
            self.list.setToolTip,
            phrase(
                "HistoryPanel",
                "Click a step to go there. Nothing is lost: later steps stay until you make a new one.",
            ),
        )
        self.setLayout(column(self.list))
        self.list.selectionModel().currentChanged.connect(self._go)
        listen(self, bench.history.changed, self.ask)

    def refresh(self) -> None:
        """Show the steps and mark the present."""
        self.model.again()
        present = self.model.index(self.model.present, 0)
        self.list.setCurrentIndex(present)
        self.list.scrollTo(present)

    def _go(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        distance = index.row() - len(self._history.done)
        move = self._history.redo if distance > 0 else self._history.undo
        for _ in range(abs(distance)):
            move()
