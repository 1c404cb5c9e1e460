"""The mouse: presses and moves go to the hand, or move the paper; it decides nothing else."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from simulator.canvas.cursors import cursor_of, shape_of
from simulator.canvas.pointer_events import node_of_bias, pointer_at, under
from simulator.canvas.stage import Stage
from simulator.signal import Signal
from simulator.tools.gesture import Phase
from simulator.tools.hand import Hand
from simulator.workbench.workbench import Workbench


class Mouse:
    """Turns the events of a mouse or pen over the canvas into movements of the hand or the camera."""

    def __init__(self, widget: QWidget, bench: Workbench, hand: Hand, stage: Stage) -> None:
        self._widget, self._bench, self._hand, self._stage = widget, bench, hand, stage
        self._follows: str | None = None
        """``paper`` or ``map`` while the camera follows the mouse."""
        self.last = QPointF()
        """Where the mouse was seen last."""
        self._cancelled = False
        self.space = False
        """Space is held: a drag moves the paper."""
        self.space_used = False
        self.bias_aimed: str | None = None
        """The neuron whose bias is being double-clicked."""
        self.rested: Signal[QPointF | None] = Signal()
        """Where the mouse may read something; ``None`` while it is busy or elsewhere."""

    def press(self, event: QMouseEvent) -> None:
        """A button goes down."""
        self.last = event.position()
        self.rested.emit(None)
        button, busy = event.button(), self._hand.busy
        self._cancelled = busy and button == Qt.MouseButton.RightButton
        pans = button == Qt.MouseButton.LeftButton and (self.space or self._bench.tool == "pan")
        if not busy and (pans or button == Qt.MouseButton.MiddleButton):
            self._follows, self.space_used = "paper", True
        elif not busy and button == Qt.MouseButton.LeftButton and self._stage.on_card(event.position()):
            self._follows = "map"
            self._stage.follow_map(event.position())
        elif busy or button == Qt.MouseButton.LeftButton:
            self._feed("press", event)
        self.show_cursor()

    def move(self, event: QMouseEvent) -> None:
        """The mouse moves, with or without a button."""
        position, last = event.position(), self.last
        self.last = position
        if self._follows == "paper":
            away = position - last
            self._stage.viewpoint.move(away.x(), away.y())
        elif self._follows == "map":
            self._stage.follow_map(position)
        else:
            self._feed("move", event)
            self._read(position)

    def release(self, event: QMouseEvent) -> None:
        """A button goes up."""
        self.last = event.position()
        if self._follows is None:
            self._feed("release", event)
        self._follows = None
        self._read(event.position())

    def double(self, event: QMouseEvent) -> None:
        """The second press of a double click."""
        aside = self.space or self._bench.tool == "pan" or self._stage.on_card(event.position())
        if aside or event.button() != Qt.MouseButton.LeftButton:
            self.press(event)
            return
        self.rested.emit(None)
        self.bias_aimed = node_of_bias(self._stage, event.position())
        self._feed("double", event)
        self.bias_aimed = None

    def asks_menu(self, event: QContextMenuEvent) -> bool:
        """Whether a press of the right button asks for a menu; one that cancelled a gesture does not."""
        cancelled, self._cancelled = self._cancelled, False
        return not cancelled and not self._hand.busy and not self._stage.on_card(QPointF(event.pos()))

    def subject(self, event: QContextMenuEvent) -> str | None:
        """What a context menu is about: what is under the mouse, or selected when a key asked."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            return next(iter(self._bench.selection.ids), None)
        return under(self._stage, QPointF(event.pos()))[0]

    def leave(self, _event: QEvent | None = None) -> bool:
        """The mouse has left the canvas."""
        self._hand.leave()
        self._stage.hover(None)
        self.rested.emit(None)
        return False

    def show_cursor(self) -> None:
        """The cursor that says what a press would do."""
        if self._follows == "paper":
            name = "grabbing"
        elif self.space or self._bench.tool == "pan":
            name = "hand"
        elif self._stage.on_card(self.last):
            name = "arrow"
        else:
            part = "paper" if self._hand.busy else under(self._stage, self.last)[1]
            name = cursor_of(self._bench.tool, part)
        self._widget.setCursor(shape_of(name))

    def _read(self, position: QPointF) -> None:
        quiet = self._hand.busy or self._stage.on_card(position)
        self._stage.hover(None if quiet else under(self._stage, position)[0])
        self.rested.emit(None if quiet else position)
        self.show_cursor()

    def _feed(self, phase: Phase, event: QMouseEvent) -> None:
        held, button = event.modifiers(), event.button()
        self._hand.feed(pointer_at(self._stage, phase, event.position(), held, button))
