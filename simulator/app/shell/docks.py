"""The docks: every panel in its place, to be moved, hidden, brought back and remembered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar, QWidget

from simulator.language import Phrase
from simulator.panels import PANELS, load_plots
from simulator.panels.panel import Panel
from simulator.panels.widgets.speaking import Live
from simulator.signal import Signal
from simulator.workbench.workbench import Workbench

VERSION = 3
"""Of the remembered layout; raised when panels come or go, so that no old layout is forced on them."""

AREAS = {
    "left": Qt.DockWidgetArea.LeftDockWidgetArea,
    "right": Qt.DockWidgetArea.RightDockWidgetArea,
    "bottom": Qt.DockWidgetArea.BottomDockWidgetArea,
}
TABS = (
    ("outline", "history"),
    ("training", "data", "inspector"),
    ("loss_plot", "matrices", "gradient_check"),
)
"""Which panels share a place, the first of each on top."""

WIDTHS = {"palette": 220, "training": 340, "predictions": 300}
HEIGHT = 260

LEAST = {"loss_plot": 160, "predictions": 140}
"""Widths that panels side by side may shrink to, so that the window fits a small screen."""

RESERVED = {"matrices": 264, "inspector": 320, "data": 300}
"""Widths that are held for panels until they are built, so that nothing moves when they come."""


class Built(dict[str, QWidget]):
    """The panels by key; one that is asked for before its time is built then."""

    def __init__(self, build: Callable[[str], QWidget]) -> None:
        super().__init__()
        self._build = build

    def __missing__(self, key: str) -> QWidget:
        return self._build(key)


class Docks:
    """Made once from ``PANELS``; the first layout is kept to go back to.

    A dock stands empty until its panel is built: at once, when it is asked for, or by ``fill``.
    """

    def __init__(self, window: QMainWindow, bench: Workbench) -> None:
        self._window, self._bench = window, bench
        self.titles: dict[str, Phrase] = {panel.key: panel.title for panel in PANELS}
        self.panels = Built(self._build)
        self.built: Signal[str] = Signal()
        """A panel has come to stand in its dock."""
        self.docks: dict[str, QDockWidget] = {}
        self._in_front: set[str] = {panel.key for panel in PANELS}
        for panel in PANELS:
            self._add(panel)
        for panel in PANELS:
            if panel.first:
                self._build(panel.key)
        window.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        window.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)
        self._arrange()
        self.retranslate()
        self._hide_strays()
        self._first = window.saveState(VERSION)

    def fill(self) -> Iterator[str]:
        """Build what is missing, what is seen first; the answers say what was done, one for each step."""
        missing = [key for key in self.docks if key not in self.panels]
        load_plots()
        yield "plots"
        for key in sorted(missing, key=lambda key: self.docks[key].visibleRegion().isEmpty()):
            if key not in self.panels:
                self._build(key)
                yield key

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
        """Hide a panel, or bring it to the front: back from where it was hidden, or from behind a tab."""
        if in_sight(self, key):
            self.docks[key].hide()
        else:
            self.bring(key)

    def bring(self, key: str) -> None:
        """Show a panel, in front of those it shares a place with."""
        self.docks[key].show()
        self.docks[key].raise_()

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

    def _add(self, panel: Panel) -> None:
        dock = QDockWidget(self._window)
        dock.setObjectName(panel.key)
        empty = QWidget()
        empty.setMinimumWidth(RESERVED.get(panel.key, LEAST.get(panel.key, 0)))
        dock.setWidget(empty)
        dock.visibilityChanged.connect(partial(self._seen, panel.key))
        self._window.addDockWidget(AREAS[panel.area], dock)
        self.docks[panel.key] = dock

    def _build(self, key: str) -> QWidget:
        panel = next(panel for panel in PANELS if panel.key == key)
        dock = self.docks[key]
        empty, widget = dock.widget(), panel.build(self._bench)
        if key in LEAST:
            widget.setMinimumWidth(LEAST[key])
        dock.setWidget(widget)
        empty.deleteLater()
        self.panels[key] = widget
        self._seen(key, key in self._in_front)
        self.built.emit(key)
        return widget

    def _seen(self, key: str, in_front: bool) -> None:
        """A panel that comes from behind a tab catches up before it is painted."""
        (self._in_front.add if in_front else self._in_front.discard)(key)
        panel = self.panels.get(key)
        if panel is not None:
            for part in (panel, *panel.findChildren(Live)):
                if isinstance(part, Live):
                    part.come(in_front)

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

    def _hide_strays(self) -> None:
        """Where a third panel joins two, Qt may leave the bar of the two behind, with tabs without names."""
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        for bar in self._window.findChildren(QTabBar, options=direct):
            if not any(bar.tabText(tab) for tab in range(bar.count())):
                bar.hide()

    def _side_by_side(self, keys: Iterable[str]) -> None:
        docks = [self.docks[key] for key in keys]
        for left, right in pairwise(docks):
            self._window.splitDockWidget(left, right, Qt.Orientation.Horizontal)

    def _resize(self) -> None:
        wide = [(self.docks[key], width) for key, width in WIDTHS.items() if key in self.docks]
        self._window.resizeDocks([d for d, _ in wide], [w for _, w in wide], Qt.Orientation.Horizontal)
        low = [self.docks[panel.key] for panel in PANELS if panel.area == "bottom"]
        self._window.resizeDocks(low, [HEIGHT] * len(low), Qt.Orientation.Vertical)


def in_sight(docks: Docks, key: str) -> bool:
    """Whether a panel is there, and not behind a tab."""
    dock = docks.docks[key]
    return not dock.isHidden() and not docks.hides(dock.widget())
