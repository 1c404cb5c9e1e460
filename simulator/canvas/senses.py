"""The senses: which part of the canvas answers which event."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QContextMenuEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from simulator.canvas.keys import Keys
from simulator.canvas.mouse import Mouse
from simulator.canvas.stage import Stage
from simulator.canvas.wheel import Wheel
from simulator.tools.hand import Hand
from simulator.workbench.workbench import Workbench

Type = QEvent.Type
Answer = Callable[[Any], bool | None]
"""Takes an event; ``False`` leaves it to Qt."""


class Senses:
    """Mouse, wheel and keys of one view, and a table of what each event is for."""

    def __init__(
        self,
        widget: QWidget,
        bench: Workbench,
        hand: Hand,
        stage: Stage,
        ask_menu: Callable[[str | None, QPoint], None],
    ) -> None:
        self._stage, self._ask_menu = stage, ask_menu
        self.mouse = Mouse(widget, bench, hand, stage)
        self.wheel = Wheel(hand, stage)
        self.keys = Keys(bench, hand, stage, self.mouse)
        self._answers: dict[QEvent.Type, Answer] = {
            Type.MouseButtonPress: self.mouse.press,
            Type.MouseMove: self.mouse.move,
            Type.MouseButtonRelease: self.mouse.release,
            Type.MouseButtonDblClick: self.mouse.double,
            Type.Leave: self.mouse.leave,
            Type.ContextMenu: self._menu,
            Type.Wheel: self.wheel.turn,
            Type.NativeGesture: self.wheel.pinch,
            Type.KeyPress: self.keys.press,
            Type.KeyRelease: self.keys.release,
            Type.ShortcutOverride: self.keys.wants,
            Type.FocusOut: self.keys.forget,
            Type.Resize: self._resize,
        }

    def take(self, event: QEvent) -> bool:
        """Answer an event; ``False`` if it is Qt's."""
        answer = self._answers.get(event.type())
        if answer is None or answer(event) is False:
            return False
        event.accept()
        return True

    def _menu(self, event: QContextMenuEvent) -> None:
        if self.mouse.asks_menu(event):
            self._ask_menu(self.mouse.subject(event), event.globalPos())

    def _resize(self, event: QResizeEvent) -> bool:
        self._stage.viewpoint.resize(event.size())
        return False
