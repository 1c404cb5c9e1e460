"""The context menu: what can be done with what is under the pointer, each with its key."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from simulator.app.entries.actions import Actions
from simulator.workbench.workbench import Workbench

NODE = (
    ("edit.in_place", "arrange.output", "arrange.freeze", "arrange.swap_arguments"),
    ("edit.cut", "edit.copy", "edit.duplicate", "edit.delete"),
    ("arrange.connect_all", "arrange.disconnect", "arrange.group", "arrange.ungroup"),
    ("view.fit_selection",),
)
EDGE = (
    ("edit.in_place", "arrange.freeze", "arrange.tie", "arrange.untie", "arrange.swap_arguments"),
    ("edit.delete",),
    ("view.fit_selection",),
)
PAPER = (
    ("edit.paste", "edit.select_all"),
    ("arrange.lay_out", "view.fit", "view.zoom_actual"),
    ("train.play", "train.reset", "train.new_weights"),
)


class ContextMenu:
    """Selects what was asked about, then offers the verbs for it."""

    def __init__(self, window: QWidget, bench: Workbench, actions: Actions) -> None:
        self._window, self._bench, self._actions = window, bench, actions
        self.menu: QMenu | None = None

    def open(self, id: str | None, place: QPoint) -> None:
        """Open at a place on the screen; ``id`` is a node, an edge or nothing."""
        if id is not None and id not in self._bench.selection:
            self._bench.selection.set([id])
        self._actions.open()
        menu = QMenu(self._window)
        for group in self._groups(id):
            there = [self._actions[key] for key in group if key in self._actions.actions]
            menu.addActions(there)
            menu.addSeparator()
        menu.aboutToHide.connect(menu.deleteLater)
        self.menu = menu
        menu.popup(place)

    def _groups(self, id: str | None) -> tuple[tuple[str, ...], ...]:
        if id in self._bench.drawing.nodes:
            return NODE
        return EDGE if id in self._bench.drawing.edges else PAPER
