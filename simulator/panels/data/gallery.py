"""The gallery of datasets: one picture each, and the imported table beside them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QSizePolicy

from simulator.appearance import theme as themes
from simulator.appearance.icons import icon
from simulator.appearance.theme import Theme
from simulator.drawing.records import Table
from simulator.language import phrase
from simulator.panels.data.gallery_cell import CELL, GalleryCell
from simulator.panels.data.thumbnail import SIDE, thumbnail
from simulator.panels.widgets.listening import listen
from simulator.training.datasets import DATASETS

TABLE = phrase("DataPanel", "Your table")
SLACK = 4
"""Pixels that the list keeps free at its right edge before it wraps."""


class Gallery(QListWidget):
    """Emits ``picked(key)`` when the user chooses; arrows, Home, End and letters work as in any list."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setIconSize(QSize(SIDE, SIDE))
        self.setGridSize(CELL)
        self.setItemDelegate(GalleryCell(self))
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        for kind in DATASETS:
            self._add(kind.key)
        self._add("table")
        self._shown = False
        self._write()
        listen(self, themes.changed, self._dress)
        self.currentItemChanged.connect(self._picked)

    def show_choice(self, key: str, table: Table | None) -> None:
        """Mark the dataset in use; the table is offered once there is one."""
        self.item(self.count() - 1).setHidden(table is None)
        self.blockSignals(True)
        for row in range(self.count()):
            if self.item(row).data(Qt.ItemDataRole.UserRole) == key:
                self.setCurrentRow(row)
        self.blockSignals(False)
        self.viewport().update()
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._write()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Paint the pictures when they are first seen."""
        if not self._shown:
            self._shown = True
            self._dress(themes.current())
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As high as all rows."""
        super().resizeEvent(event)
        self._fit()

    def _add(self, key: str) -> None:
        item = QListWidgetItem()
        item.setData(Qt.ItemDataRole.UserRole, key)
        self.addItem(item)

    def _write(self) -> None:
        for row, kind in enumerate(DATASETS):
            self.item(row).setText(str(kind.label))
            self.item(row).setToolTip(str(kind.label))
        self.item(self.count() - 1).setText(str(TABLE))
        self.setAccessibleName(str(phrase("DataPanel", "Datasets")))

    def _dress(self, theme: Theme) -> None:
        if self._shown:
            for row, kind in enumerate(DATASETS):
                self.item(row).setIcon(thumbnail(kind.key, theme, self.devicePixelRatioF()))
            self.item(self.count() - 1).setIcon(icon("table", theme))

    def _fit(self) -> None:
        shown = sum(not self.item(row).isHidden() for row in range(self.count()))
        across = max((self.viewport().width() - SLACK) // CELL.width(), 1)
        self.setGridSize(QSize((self.viewport().width() - SLACK) // across, CELL.height()))
        self.setFixedHeight(-(-shown // across) * CELL.height() + 4)

    def _picked(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.picked.emit(item.data(Qt.ItemDataRole.UserRole))
