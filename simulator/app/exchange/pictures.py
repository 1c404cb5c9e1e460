"""A widget as a picture: what is on screen, sharp enough for a handout."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QBuffer, QIODevice, QPoint
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

SHARPER = 3
"""Pixels of the picture for one on screen."""


def png_of(widget: QWidget) -> bytes:
    """The widget as PNG."""
    image = QImage(widget.size() * SHARPER, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(SHARPER)
    image.fill(widget.palette().window().color())
    with _without_buttons(widget):
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
    with _without_buttons(widget):
        widget.render(generator, QPoint())
    return bytes(buffer.data().data())


@contextmanager
def _without_buttons(widget: QWidget) -> Iterator[None]:
    """On paper there is nothing to press; what stands beside the buttons keeps its place."""
    focused = QApplication.focusWidget()
    buttons = [button for button in widget.findChildren(QAbstractButton) if button.isVisibleTo(widget)]
    for button in buttons:
        policy = button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        button.setSizePolicy(policy)
        button.hide()
    try:
        yield
    finally:
        for button in buttons:
            button.show()
        if focused is not None and focused in buttons:
            focused.setFocus()


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer
