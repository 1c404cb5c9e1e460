"""Painting for the command line: the only module of it that imports Qt, itself imported late."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect, QSize
from PySide6.QtGui import QColor, QImage, QImageWriter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication, QWidget

from simulator.appearance.theme import LIGHT, palette_of
from simulator.canvas.picture import drawing_png, drawing_svg
from simulator.cli.preparing import Prepared
from simulator.language import translate
from simulator.panels.loss_plot.curves import LossCurves
from simulator.training.frame import Frame

LOSS_SIZE = QSize(720, 440)

_application: list[QApplication] = []
"""Kept alive for as long as anything is painted."""


def start() -> None:
    """Make the application that painting text needs, once."""
    if QApplication.instance() is None:
        application = QApplication(["backprop"])
        application.setStyle("Fusion")
        application.setPalette(palette_of(LIGHT))
        _application.append(application)


def paint_drawing(prepared: Prepared, frame: Frame, kind: str) -> bytes:
    """The drawing with its colored edges and their legend."""
    paint = drawing_png if kind == "png" else drawing_svg
    return paint(prepared.drawing, prepared.network, frame, prepared.dataset)


def paint_loss(frame: Frame, kind: str) -> bytes:
    """The loss over the steps, on a logarithmic axis where it has only values that this can show."""
    curves = LossCurves()
    curves.resize(LOSS_SIZE)
    curves.show_logarithmic(bool((frame.curve.loss > 0).all()))
    curves.show_points(frame.curve, ())
    curves.training.setPen(QColor(LIGHT.training_curve), width=2)
    curves.setLabel("left", translate("LossPicture", "Loss"))
    curves.setLabel("bottom", translate("LossPicture", "Steps"))
    curves.hideAxis("right")
    for axis in ("left", "bottom"):
        curves.getAxis(axis).enableAutoSIPrefix(False)
    # The axes find their room only once they are laid out.
    curves.grab()
    content = _png(curves) if kind == "png" else _svg(curves)
    curves.deleteLater()
    return content


def _png(widget: QWidget, ratio: float = 2.0) -> bytes:
    image = QImage(widget.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    QWidget.render(widget, image, QPoint())  # a graphics view has a method of its own by this name
    buffer = _buffer()
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())


def _svg(widget: QWidget) -> bytes:
    buffer, generator = _buffer(), QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(widget.size())
    generator.setViewBox(QRect(0, 0, widget.width(), widget.height()))
    QWidget.render(widget, generator, QPoint())
    return bytes(buffer.data().data())


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer
