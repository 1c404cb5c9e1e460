"""A widget whose texts and icons follow language and theme: each is given once, and again after a switch."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from simulator.appearance import theme as themes
from simulator.appearance.icons import icon
from simulator.appearance.theme import Theme
from simulator.language import Phrase
from simulator.panels.widgets.listening import listen
from simulator.training.frame import Frame, State


class Speaking(QWidget):
    """Remembers which phrase went to which setter, and which icon to which button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts: list[tuple[Callable[[str], object], Phrase]] = []
        self._icons: dict[QAbstractButton, str] = {}
        listen(self, themes.changed, self.dress)

    def say(self, setter: Callable[[str], object], text: Phrase) -> None:
        """Give a text to a setter, such as ``label.setText``, now and after every change of language."""
        setter(str(text))
        self._texts.append((setter, text))

    def picture(self, button: QAbstractButton, name: str) -> None:
        """Give a button an icon by name, now and after every change of theme."""
        if self._icons.get(button) != name:
            self._icons[button] = name
            button.setIcon(icon(name))

    def retranslate(self) -> None:
        """Say everything again in the current language."""
        for setter, text in self._texts:
            setter(str(text))

    def dress(self, _theme: Theme) -> None:
        """Put on another theme."""
        for button, name in self._icons.items():
            button.setIcon(icon(name))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class Live(Speaking):
    """Refreshes at most every ``interval`` milliseconds, and only while it can be seen."""

    interval = 40
    turn = 0
    """Milliseconds after a frame of a running training at which it is this panel's turn: were all refreshed
    at once, the window would stand still for as long as all of them take."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stale, self._in_front = True, True
        self._rest, self._turn = QTimer(self, singleShot=True), QTimer(self, singleShot=True)
        for timer in (self._rest, self._turn):
            timer.timeout.connect(self._catch_up)

    def refresh(self) -> None:
        """Show what is now; every live widget has its own."""
        raise NotImplementedError

    def ask(self, changed: object = None) -> None:
        """Something changed: refresh now or as soon as it is time; takes any signal's value."""
        self._stale = True
        if not (isinstance(changed, Frame) and changed.state is State.RUNNING):
            self._catch_up()
        elif not self._turn.isActive():
            self._turn.start(self.turn)

    def retranslate(self) -> None:
        """Numbers inside sentences are said again, too, and at once."""
        super().retranslate()
        self._rest.stop()
        self.ask()

    def dress(self, theme: Theme) -> None:
        """What is painted is painted again."""
        super().dress(theme)
        self._rest.stop()
        self.ask()

    def come(self, in_front: bool) -> None:
        """To the front, or behind a tab, where Qt calls visible what nobody sees."""
        self._in_front = in_front
        self._catch_up()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while hidden."""
        super().showEvent(event)
        self._catch_up()

    def _catch_up(self) -> None:
        if self._stale and self._in_front and self.isVisible() and not self._rest.isActive():
            self._stale = False
            self._rest.start(self.interval)
            self.refresh()
