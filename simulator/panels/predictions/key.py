"""The key of the picture: which mark is which class, what is curve and what is point, what is held out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from pyqtgraph.graphicsItems.ScatterPlotItem import drawSymbol
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from simulator.appearance import theme as themes
from simulator.appearance.theme import Theme
from simulator.language import phrase
from simulator.panels.predictions.colors import number_table
from simulator.panels.predictions.picture import span
from simulator.panels.widgets.class_marks import class_color, class_symbol
from simulator.panels.widgets.digits import short
from simulator.panels.widgets.flow import Flow
from simulator.panels.widgets.labels import Caption
from simulator.panels.widgets.rhythm import row
from simulator.training.dataset import Dataset

CLASS = phrase("Predictions", "{target} = {value}")
TARGET, PREDICTION = phrase("Predictions", "target"), phrase("Predictions", "prediction")
COLOR = phrase("Predictions", "{target} from {low} to {high}")
FILLED, HOLLOW = phrase("Predictions", "filled: training"), phrase("Predictions", "hollow: held out")

MOST, LONGEST = 8, 24
"""Classes that are named, and letters of a name: the key must not take the room of the picture."""

SIZE = QSize(14, 12)
STRIP = QSize(40, 12)

Paint = Callable[[QPainter, Theme], None]


@dataclass(frozen=True, slots=True)
class Entry:
    """A mark as the picture has it, if there is one, and its meaning; ``name`` tells marks apart."""

    text: str
    name: str = ""
    paint: Paint | None = None
    size: QSize = SIZE


class Key(QWidget):
    """Built anew where other data are shown, in other words or colors; else left alone."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[object, ...] = ()
        self._entries: list[QWidget] = []
        self._said: list[str] = []
        self._flow = Flow()
        self.setLayout(self._flow)

    def show_dataset(self, dataset: Dataset, target: int) -> None:
        """Say what its marks mean."""
        theme, entries = themes.current(), list(entries_of(dataset, target))
        shown = (theme.name, *((entry.text, entry.name) for entry in entries))
        if shown == self._shown:
            return
        self._shown = shown
        while self._flow.takeAt(0) is not None:
            self._entries.pop(0).deleteLater()
        for entry in entries:
            self._entries.append(self._widget(entry, theme))
            self._flow.addWidget(self._entries[-1])
        self._said = [entry.text for entry in entries]
        self._flow.invalidate()
        self.updateGeometry()

    def texts(self) -> list[str]:
        """What is said, in order."""
        return self._said

    def _widget(self, entry: Entry, theme: Theme) -> QWidget:
        widget = QWidget(self)
        mark = QLabel(
            widget
        )  # without a parent it would be shown as a window for a moment, and be the active one
        if entry.paint is not None:
            mark.setPixmap(_picture(entry.paint, entry.size, theme, self.devicePixelRatioF()))
        mark.setVisible(entry.paint is not None)
        widget.setLayout(row(mark, Caption(entry.text), gap=4))
        widget.show()
        return widget


def entries_of(dataset: Dataset, target: int) -> Iterator[Entry]:
    """One after another, as they are read."""
    line = dataset.x.shape[1] == 1
    yield from _classes(dataset) if dataset.classes is not None else [_numbers(dataset, target, line)]
    if line:
        yield Entry(str(PREDICTION), "curve", _curve)
    if dataset.held_out:
        yield Entry(str(FILLED))
        yield Entry(str(HOLLOW))


def _classes(dataset: Dataset) -> Iterator[Entry]:
    names = dataset.classes or ()
    single = len(dataset.targets) == 1
    for number, name in enumerate(names[:MOST]):
        if single:
            text = str(CLASS.of(target=dataset.targets[0], value=name))
        else:
            text = dataset.targets[number] if name.isdigit() else name
        yield Entry(_brief(text), f"class {number}", partial(_class_mark, number))
    if len(names) > MOST:
        yield Entry("…")


def _numbers(dataset: Dataset, target: int, line: bool) -> Entry:
    """Points of one color beside a curve; else points and paper on one scale of colors."""
    if line:
        return Entry(str(TARGET), "point", _point)
    low, high = span(dataset, target)
    text = COLOR.of(target=_brief(dataset.targets[target]), low=short(low, 3), high=short(high, 3))
    return Entry(str(text), "colors", _scale, STRIP)


def _brief(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"


def _picture(paint: Paint, size: QSize, theme: Theme, ratio: float) -> QPixmap:
    image = QPixmap(size * ratio)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter, theme)
    return image


def _symbol(painter: QPainter, symbol: str, color: QColor) -> None:
    painter.translate(SIZE.width() / 2, SIZE.height() / 2)
    drawSymbol(painter, symbol, 10, QPen(Qt.PenStyle.NoPen), color)


def _class_mark(number: int, painter: QPainter, _: Theme) -> None:
    _symbol(painter, class_symbol(number), class_color(number))


def _point(painter: QPainter, theme: Theme) -> None:
    _symbol(painter, "o", QColor(theme.rim))


def _curve(painter: QPainter, theme: Theme) -> None:
    painter.setPen(QPen(QColor(theme.accent), 2))
    middle = SIZE.height() / 2
    painter.drawLine(QPointF(0, middle), QPointF(SIZE.width(), middle))


def _scale(painter: QPainter, theme: Theme) -> None:
    colors = number_table(theme, classes=False)
    strip = QImage(colors.tobytes(), len(colors), 1, 3 * len(colors), QImage.Format.Format_RGB888)
    painter.drawImage(QRectF(0, 1, STRIP.width(), STRIP.height() - 2), strip)
