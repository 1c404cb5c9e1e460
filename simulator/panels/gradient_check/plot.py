"""The curve of the gradient check with its key, and in a sentence what it is of and what it is not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from simulator.appearance import theme as themes
from simulator.appearance.theme import Theme
from simulator.language import Phrase, phrase
from simulator.model.gradient_check.check import Row
from simulator.model.gradient_check.curve import Point
from simulator.panels.gradient_check.curve import CHOSEN, DOT, ErrorCurves, ink_of
from simulator.panels.widgets.flow import Flow
from simulator.panels.widgets.labels import Caption
from simulator.panels.widgets.listening import listen
from simulator.panels.widgets.rhythm import GAP, column, row
from simulator.panels.widgets.speaking import Speaking

ABOUT = phrase(
    "GradientCheck",
    "The curves are of the central difference D(h) alone, which errs by h². The check combines D(h) and"
    " D(2h), and errs less: that is the dot.",
)


class Sample(QWidget):
    """A short line in the pen of a curve, or the dot; as pale as that."""

    def __init__(self, role: str, style: Qt.PenStyle | None) -> None:
        super().__init__()
        self.role, self.faded, self._style = role, False, style
        self.setFixedSize(QSize(22, 12))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        listen(self, themes.changed, self._dress)

    def paintEvent(self, event: QPaintEvent) -> None:
        """As it is in the picture."""
        ink = ink_of(themes.current(), self.role, self.faded)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._style is None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(ink)
                painter.drawEllipse(QPointF(11, 6), DOT / 2, DOT / 2)
            elif self._style == Qt.PenStyle.DashLine:
                painter.setPen(QPen(ink, 1, self._style))
                painter.drawLine(11, 0, 11, 12)  # upright, as it is there
            else:
                painter.setPen(QPen(ink, 2, self._style))
                painter.drawLine(0, 6, 22, 6)

    def fade(self, faded: bool) -> None:
        """With the curves."""
        self.faded = faded
        self.update()

    def _dress(self, _: Theme) -> None:
        self.update()


class ErrorPlot(Speaking):
    """Key, curves, and what they are."""

    def __init__(self) -> None:
        super().__init__()
        self.curves, self.about = ErrorCurves(), Caption(wrap=True)
        self.samples: list[Sample] = []
        solid, dotted = Qt.PenStyle.SolidLine, Qt.PenStyle.DotLine
        keys = Flow(
            self._entry(phrase("GradientCheck", "float64"), "training_curve", solid),
            self._entry(phrase("GradientCheck", "float32"), "held_out_curve", solid),
            self._entry(phrase("GradientCheck", "solid: the worst"), "muted", solid),
            self._entry(phrase("GradientCheck", "dotted: the median"), "muted", dotted),
            self._entry(phrase("GradientCheck", "h of the check"), CHOSEN, Qt.PenStyle.DashLine),
            self._entry(phrase("GradientCheck", "the check at its worst"), "training_curve", None),
        )
        keys.setContentsMargins(GAP, 0, GAP, 0)
        self.about.setContentsMargins(GAP, 0, GAP, GAP)
        self.say(self.about.setText, ABOUT)
        name = phrase("GradientCheck", "Relative error of the central difference against h")
        self.say(self.curves.setAccessibleName, name)
        layout = column(keys, self.curves, self.about, gap=2)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def show_points(self, points: Sequence[Point], worst: Row | None, faded: bool) -> None:
        """Feed the curves; ``worst`` is what the check itself found."""
        self.curves.show_points(points, worst, faded)
        for sample in self.samples:
            sample.fade(faded)

    def _entry(self, meaning: Phrase, role: str, style: Qt.PenStyle | None) -> QWidget:
        entry, words, sample = QWidget(), Caption(), Sample(role, style)
        self.samples.append(sample)
        self.say(words.setText, meaning)
        entry.setLayout(row(sample, words, gap=4))
        return entry
