"""The docks: every panel in its place, to be moved, hidden, brought back and remembered."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from simulator.language import Phrase
from simulator.panels import PANELS
from simulator.panels.panel import Panel
from simulator.workbench.workbench import Workbench

VERSION = 2
"""Of the remembered layout; raised when panels come or go, so that no old layout is forced on them."""

AREAS = {
    "left": Qt.DockWidgetArea.LeftDockWidgetArea,
    "right": Qt.DockWidgetArea.RightDockWidgetArea,
    "bottom": Qt.DockWidgetArea.BottomDockWidgetArea,
}
TABS = (("outline", "history"), ("training", "data", "inspector"), ("loss_plot", "matrices"))
"""Which panels share a place, the first of each on top."""

WIDTHS = {"palette": 220, "training": 340, "predictions": 300}
HEIGHT = 260

LEAST = {"loss_plot": 160, "predictions": 140}
"""Widths that panels side by side may shrink to, so that the window fits a small screen."""


class Docks:
    """Built once from ``PANELS``; the first layout is kept to go back to."""

    def __init__(self, window: QMainWindow, bench: Workbench) -> None:
        self._window = window
        self.titles: dict[str, Phrase] = {panel.key: panel.title for panel in PANELS}
        self.panels: dict[str, QWidget] = {}
        self.docks: dict[str, QDockWidget] = {}
        for panel in PANELS:
            self._add(panel, panel.build(bench))
        window.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        window.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)
        self._arrange()
        self.retranslate()
        self._first = window.saveState(VERSION)

    def state(self) -> bytes:
        """The layout, to be remembered."""
        return bytes(self._window.saveState(VERSION).data())

    def restore(self, state: bytes) -> None:
        """Put everything where it was; a layout of other panels is passed over."""
        self._window.restoreState(QByteArray(state), VERSION)

    def reset(self) -> None:
        """Put everything where it first stood."""
        for dock in self.docks.values():
            dock.setFloating(False)
        self._window.restoreState(self._first, VERSION)
        self._resize()

    def toggle(self, key: str) -> None:
        """Hide a panel, or bring it back to the front."""
        dock = self.docks[key]
        if dock.isHidden():
            self.bring(key)
        else:
            dock.hide()

    def bring(self, key: str) -> None:
        """Show a panel, in front of those it shares a place with."""
        self.docks[key].show()
        self.docks[key].raise_()

    def shown(self, key: str) -> bool:
        """Whether it is there, if behind a tab."""
        return not self.docks[key].isHidden()

    def hides(self, widget: QWidget) -> bool:
        """Whether a widget is in a panel that is behind a tab; Qt keeps such a panel beside the window."""
        around = (dock for dock in self.docks.values() if dock.isAncestorOf(widget))
        return any(
            not dock.isFloating() and not dock.geometry().intersects(self._window.rect()) for dock in around
        )

    def retranslate(self) -> None:
        """Name the docks in the current language."""
        for key, dock in self.docks.items():
            dock.setWindowTitle(str(self.titles[key]))

    def _add(self, panel: Panel, widget: QWidget) -> None:
        dock = QDockWidget(self._window)
        dock.setObjectName(panel.key)
        if panel.key in LEAST:
            widget.setMinimumWidth(LEAST[panel.key])
        dock.setWidget(widget)
        self._window.addDockWidget(AREAS[panel.area], dock)
        self.docks[panel.key], self.panels[panel.key] = dock, widget

    def _arrange(self) -> None:
        # Before the tabs: what is split off from a tab becomes one of them.
        self._side_by_side(key for key in ("loss_plot", "predictions") if key in self.docks)
        for group in TABS:
            there = [self.docks[key] for key in group if key in self.docks]
            for neighbor in there[1:]:
                self._window.tabifyDockWidget(there[0], neighbor)
            if there:
                there[0].raise_()
        self._resize()

    def _side_by_side(self, keys: Iterable[str]) -> None:
        docks = [self.docks[key] for key in keys]
        for left, right in pairwise(docks):
            self._window.splitDockWidget(left, right, Qt.Orientation.Horizontal)

    def _resize(self) -> None:
        wide = [(self.docks[key], width) for key, width in WIDTHS.items() if key in self.docks]
        self._window.resizeDocks([d for d, _ in wide], [w for _, w in wide], Qt.Orientation.Horizontal)
        low = [self.docks[panel.key] for panel in PANELS if panel.area == "bottom"]
        self._window.resizeDocks(low, [HEIGHT] * len(low), Qt.Orientation.Vertical)
