"""Around: F6 carries the keyboard from the canvas through every panel in sight, and back."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from simulator.app.shell.docks import Docks, in_sight
from simulator.language import Phrase, phrase
from simulator.workbench.workbench import Workbench

FLOAT = phrase("Around", "&Float or dock the panel with the keyboard")
NO_PANEL = phrase("Around", "The keyboard is in no panel. Go to one with F6, then float or dock it.")


class Around(QObject):
    """Remembers the panel that has the keyboard, also while a menu has taken it for a moment."""

    def __init__(self, window: QWidget, canvas: QWidget, docks: Docks, bench: Workbench) -> None:
        super().__init__(window)
        self._canvas, self._docks, self._bench = canvas, docks, bench
        self._panel: str | None = None
        self._left: dict[str, QWidget] = {}
        """Where the keyboard was in every panel."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def go(self, steps: int) -> None:
        """To the next stop or the one before: the canvas, then the panels that are in sight."""
        docks = self._docks
        seen = (
            key for key in docks.docks if in_sight(docks, key) and entrance(docks.panels[key]) is not None
        )
        stops = [None, *seen]
        here = stops.index(self._panel) if self._panel in stops else 0
        self.visit(stops[(here + steps) % len(stops)])

    def visit(self, key: str | None) -> None:
        """Give the keyboard to a panel, where it was there last, or to the canvas."""
        target: QWidget | None = self._canvas
        if key is not None:
            left = self._left.get(key)
            known = left is not None and isValid(left) and _takes_keys(left)
            target = left if known else entrance(self._docks.panels[key])
        if target is not None:
            target.activateWindow()
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._panel = key

    def float_or_dock(self) -> None:
        """Make the panel with the keyboard a window of its own, or put it back; the keyboard stays in it."""
        key = self._panel
        if key is None:
            self._bench.say(NO_PANEL)
            return
        dock = self._docks.docks[key]
        dock.setFloating(not dock.isFloating())
        self._docks.bring(key)
        self.visit(key)

    def title(self) -> Phrase:
        """What ``float_or_dock`` would do now."""
        if self._panel is None:
            return FLOAT
        known, dock = self._docks.titles[self._panel], self._docks.docks[self._panel]
        label = (
            phrase("Around", "Dock “{panel}”") if dock.isFloating() else phrase("Around", "Float “{panel}”")
        )
        return label.of(panel=known)

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is self._canvas:
            self._panel = None
        elif now is not None:
            panels = self._docks.docks.items()
            found = next((key for key, dock in panels if dock.isAncestorOf(now)), None)
            if found is not None:
                self._panel, self._left[found] = found, now


def entrance(panel: QWidget) -> QWidget | None:
    """The topmost thing of a panel that takes keys.

    Not by Qt's focus chain: PySide makes whatever ``nextInFocusChain`` answers the child of the widget that
    was asked, and both end together.
    """
    takers = [widget for widget in (panel, *panel.findChildren(QWidget)) if _takes_keys(widget)]
    return min(takers, key=lambda widget: _place(widget, panel), default=None)


def _place(widget: QWidget, panel: QWidget) -> tuple[int, int]:
    corner = widget.mapTo(panel, QPoint(0, 0))
    return corner.y(), corner.x()


def _takes_keys(widget: QWidget) -> bool:
    tabs = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tabs and widget.isVisible() and widget.isEnabled()
