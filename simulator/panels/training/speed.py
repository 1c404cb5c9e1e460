"""Speed: a slider's position and the steps per second it means, from one to as fast as it goes."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSlider

from simulator.language import Phrase, phrase
from simulator.panels.widgets.labels import Caption, number_label
from simulator.panels.widgets.rhythm import row
from simulator.panels.widgets.speaking import Speaking

UNBOUNDED = 51
"""The last position; those before it are ten to a decade, from 1 to 100,000 steps a second."""


def speed_of(position: int) -> float | None:
    """Steps per second, two digits; None is unbounded."""
    return None if position >= UNBOUNDED else float(f"{10 ** (position / 10):.2g}")


def position_of(speed: float | None) -> int:
    """The position that comes nearest."""
    if speed is None:
        return UNBOUNDED
    return min(max(round(10 * math.log10(max(speed, 1.0))), 0), UNBOUNDED - 1)


def speed_in_words(speed: float | None) -> Phrase:
    """What stands beside the slider."""
    if speed is None:
        return phrase("Speed", "as fast as it goes")
    return phrase("Speed", "{speed} steps/s").of(speed=f"{speed:,.0f}")


class SpeedSlider(Speaking):
    """Caption, slider and the speed in words."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        name = Caption()
        self.say(name.setText, phrase("Speed", "Speed"))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, UNBOUNDED)
        self.slider.setPageStep(10)
        self.say(self.slider.setAccessibleName, phrase("Speed", "Speed"))
        self.say(
            self.slider.setToolTip, phrase("Speed", "Steps per second. The right end is as fast as it goes.")
        )
        name.setBuddy(self.slider)
        self.words = number_label()
        self.words.setMinimumWidth(self.fontMetrics().horizontalAdvance("as fast as it goes") + 4)
        self.setLayout(row(name, self.slider, self.words))
        self.slider.valueChanged.connect(self._moved)

    def show_speed(self, speed: float | None) -> None:
        """Show a speed chosen elsewhere; one between two positions stays as it is."""
        if speed != speed_of(self.slider.value()):
            self.slider.blockSignals(True)
            self.slider.setValue(position_of(speed))
            self.slider.blockSignals(False)
        self._say(speed)

    def retranslate(self) -> None:
        """The words as well."""
        super().retranslate()
        self._say(speed_of(self.slider.value()))

    def _moved(self, position: int) -> None:
        self._say(speed_of(position))
        self.chosen.emit(speed_of(position))

    def _say(self, speed: float | None) -> None:
        self.words.setText(str(speed_in_words(speed)))
        self.slider.setAccessibleDescription(self.words.text())
