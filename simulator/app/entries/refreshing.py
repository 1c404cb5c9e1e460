"""Refreshing: actions are brought up to date once for any number of changes in a row."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from simulator.app.entries.actions import Actions
from simulator.workbench.workbench import Workbench


class Refreshing(QObject):
    """Listens to whatever an action's text or state may depend on."""

    def __init__(self, bench: Workbench, actions: Actions) -> None:
        super().__init__(actions)
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(actions.refresh)
        for signal in (
            bench.history.changed,
            bench.selection.changed,
            bench.tool_changed,
            bench.options_changed,
            bench.trainer.state_changed,
            bench.trainer.compiled,
        ):
            signal.connect(self._soon)
        QGuiApplication.clipboard().dataChanged.connect(self._soon)

    def _soon(self, _: object = None) -> None:
        if not self._timer.isActive():
            self._timer.start()
