"""The toolbar: tools, undo and the run controls, each with icon and key."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMainWindow, QToolBar

from simulator.app.entries.actions import Actions
from simulator.language import translate
from simulator.tools import TOOLS

GROUPS: tuple[tuple[str, ...], ...] = (
    ("file.new", "file.open", "file.save"),
    ("edit.undo", "edit.redo"),
    tuple(f"tools.{tool.key}" for tool in TOOLS if tool.shortcut),
    (
        "train.play",
        "train.step_sample",
        "train.step_batch",
        "train.step_epoch",
        "train.step_back",
        "train.reset",
        "train.new_weights",
    ),
    ("view.zoom_out", "view.fit", "view.zoom_in"),
)


class ToolBar(QToolBar):
    """Always there: it can be moved, not closed."""

    def __init__(self, window: QMainWindow, actions: Actions) -> None:
        super().__init__(window)
        self.setObjectName("toolbar")
        self.setIconSize(QSize(20, 20))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.toggleViewAction().setEnabled(False)
        self._tools = QActionGroup(self)
        for group in GROUPS:
            actions.dress(group)
            for key in group:
                self.addAction(actions[key])
            self.addSeparator()
        for tool in TOOLS:
            self._tools.addAction(actions[f"tools.{tool.key}"])
        window.addToolBar(self)
        self.retranslate()

    def retranslate(self) -> None:
        """Its name, for those who hear the screen and for the menu of bars."""
        self.setWindowTitle(translate("ToolBar", "Tools"))
