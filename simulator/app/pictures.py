"""A widget as a picture: what is on screen, sharp enough for a handout."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QPoint
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

SHARPER = 3
"""Pixels of the picture for one on screen."""


def png_of(widget: QWidget) -> bytes:
    """The widget as PNG."""
    image = QImage(widget.size() * SHARPER, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(SHARPER)
    image.fill(widget.palette().window().color())
    widget.render(image, QPoint())
    buffer = _buffer()
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())


def svg_of(widget: QWidget) -> bytes:
    """The widget as SVG, by Qt's generator."""
    buffer, generator = _buffer(), QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(widget.size())
    generator.setViewBox(widget.rect())
    widget.render(generator, QPoint())
    return bytes(buffer.data().data())


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer
