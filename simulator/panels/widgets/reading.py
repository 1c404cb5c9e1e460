"""A reading: a quiet caption with a number below it, all its digits one click away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QGridLayout

from simulator.language import Phrase, phrase
from simulator.panels.widgets.labels import Caption, Place, number_label, sized
from simulator.panels.widgets.rhythm import EDGE, GAP, column
from simulator.panels.widgets.speaking import Speaking

TIP = phrase("Reading", "{number}\nDouble-click copies all digits.")


class Reading(Speaking):
    """A double click copies the number with all digits."""

    def __init__(self, title: Phrase, factor: float = 1.25) -> None:
        super().__init__()
        self.exact = ""
        self.name = Caption()
        self.number = number_label()
        self.number.setFont(sized(self.number.font(), factor))
        self.call(title)
        self.place = Place(self.number, self.number.sizeHint().height())
        self.setLayout(column(self.name, self.place, gap=0))
        self._make_room("-0.000000")

    def show_number(self, text: str, exact: str) -> None:
        """Show it; an unchanged text costs nothing."""
        if self.number.text() != text:
            self.number.setText(text)
            self._make_room(text)
        if self.exact != exact:
            self.exact = exact
            self._tell()

    def call(self, title: Phrase) -> None:
        """Say what the number is."""
        self._title = title
        self.name.setText(str(title))
        self.number.setAccessibleName(str(title))

    def retranslate(self) -> None:
        """Title and tip."""
        super().retranslate()
        self.call(self._title)
        self._tell()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Copy."""
        if event.button() == Qt.MouseButton.LeftButton and self.exact:
            QGuiApplication.clipboard().setText(self.exact)

    def _make_room(self, text: str) -> None:
        """A number that is wider than any before needs a new layout."""
        width = self.number.fontMetrics().horizontalAdvance(text)
        if width > self.place.minimumWidth():
            self.place.setMinimumWidth(width)

    def _tell(self) -> None:
        self.setToolTip(str(TIP.of(number=self.exact)) if self.exact else "")


def grid_of(readings: Sequence[Reading], across: int = 3) -> QGridLayout:
    """Readings side by side, in columns of one width."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(EDGE)
    grid.setVerticalSpacing(GAP)
    for number, reading in enumerate(readings):
        grid.addWidget(reading, number // across, number % across)
        grid.setColumnStretch(number % across, 1)
    return grid
