"""Icons: our own line drawings, tinted in the colors of the theme and crisp at every scaling."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from simulator.appearance.theme import Theme, current
from simulator.resources import resource

SIZES = (16, 20)
"""Logical sizes that are rendered: of menus and buttons, and of the toolbar."""


def icon(name: str, theme: Theme | None = None) -> QIcon:
    """The icon ``resources/icons/<name>.svg``, also as it looks disabled, switched on and in a selected row.

    Whoever shows it asks again when the theme has changed.
    """
    return _icon(name, theme or current(), _ratios())


def pixmap(name: str, size: int, color: str, ratio: float = 1.0) -> QPixmap:
    """One icon in one color; ``size`` in logical pixels."""
    return _render(_drawing(name, color), size, ratio)


def names() -> tuple[str, ...]:
    """The names of all icons there are."""
    return tuple(sorted(path.stem for path in resource("icons").glob("*.svg")))


def _ratios() -> tuple[float, ...]:
    return tuple(sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()} | {1.0}))


@lru_cache(maxsize=512)
def _icon(name: str, theme: Theme, ratios: tuple[float, ...]) -> QIcon:
    result, drawing = QIcon(), _drawing(name, theme.ink)
    for size in SIZES:
        for ratio in ratios:
            drawn = _render(drawing, size, ratio)
            result.addPixmap(drawn, QIcon.Mode.Normal, QIcon.State.Off)
            result.addPixmap(_tinted(drawn, theme.accent), QIcon.Mode.Normal, QIcon.State.On)
            result.addPixmap(_tinted(drawn, theme.faint), QIcon.Mode.Disabled, QIcon.State.Off)
            result.addPixmap(_tinted(drawn, theme.on_accent), QIcon.Mode.Selected, QIcon.State.Off)
    return result


def _tinted(drawn: QPixmap, color: str) -> QPixmap:
    """The same strokes in another color: much quicker than to draw them again."""
    result = QPixmap(drawn)
    with QPainter(result) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(QRectF(result.rect()), QColor(color))
    return result


def _render(drawing: QSvgRenderer, size: int, ratio: float) -> QPixmap:
    side = round(size * ratio)
    image = QPixmap(QSize(side, side))
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    drawing.render(painter, QRectF(0, 0, side, side))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def _drawing(name: str, color: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", color).encode()))


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text("utf-8")
