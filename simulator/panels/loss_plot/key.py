"""The key of the plot: a stroke as it is drawn, and what it means."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from simulator.appearance import theme as themes
from simulator.appearance.theme import Theme
from simulator.language import Phrase
from simulator.panels.loss_plot.band import EDGE, WASH, thinned
from simulator.panels.widgets.labels import Caption
from simulator.panels.widgets.listening import listen
from simulator.panels.widgets.rhythm import row
from simulator.panels.widgets.speaking import Speaking


class Stroke(QWidget):
    """A short line in the pen of a curve, or a patch of its band."""

    def __init__(self, role: str, style: Qt.PenStyle, band: bool) -> None:
        super().__init__()
        self._role, self._style, self._band = role, style, band
        self.setFixedSize(QSize(22, 12))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        listen(self, themes.changed, self._dress)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line or the patch."""
        ink = QColor(getattr(themes.current(), self._role))
        with QPainter(self) as painter:
            if self._band:
                painter.setPen(thinned(ink, EDGE))
                painter.fillRect(0, 1, 22, 10, thinned(ink, WASH))
                painter.drawRect(0, 1, 21, 9)
            else:
                painter.setPen(QPen(ink, 2, self._style))
                painter.drawLine(QLineF(0, 6, 22, 6))

    def _dress(self, _: Theme) -> None:
        self.update()


class KeyEntry(Speaking):
    """Stroke and meaning."""

    def __init__(
        self, meaning: Phrase, role: str, style: Qt.PenStyle = Qt.PenStyle.SolidLine, *, band: bool = False
    ) -> None:
        super().__init__()
        words = Caption()
        self.say(words.setText, meaning)
        self.setLayout(row(Stroke(role, style, band), words, gap=4))
