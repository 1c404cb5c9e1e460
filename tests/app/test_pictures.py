"""Pictures of widgets: what is on screen, without what can only be pressed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from simulator.app.exchange.pictures import png_of, svg_of

RED = QColor(255, 0, 0)


def shown(qtbot: QtBot) -> tuple[QWidget, QToolButton]:
    widget, button, label = QWidget(), QToolButton(), QLabel()
    qtbot.addWidget(widget)
    button.setFixedSize(60, 60)
    button.setText("press")
    button.setStyleSheet("background: #ff0000; color: #ff0000; border: none")
    label.setStyleSheet("background: #0000ff")
    layout = QHBoxLayout(widget)
    layout.addWidget(button)
    layout.addWidget(label, 1)
    widget.resize(200, 80)
    widget.show()
    return widget, button


def colors(image: QImage) -> set[int]:
    return {image.pixel(x, y) for x in range(0, image.width(), 5) for y in range(0, image.height(), 5)}


def test_a_picture_has_no_buttons_and_the_widget_keeps_them(qtbot: QtBot) -> None:
    widget, button = shown(qtbot)
    button.setFocus(Qt.FocusReason.OtherFocusReason)
    label = widget.findChild(QLabel)
    before = label.geometry()
    assert RED.rgb() in colors(widget.grab().toImage())
    image = QImage.fromData(png_of(widget))
    assert RED.rgb() not in colors(image)
    assert QColor(0, 0, 255).rgb() in colors(image)
    assert b"#ff0000" not in svg_of(widget).lower()
    assert button.isVisible()
    assert label.geometry() == before
    assert RED.rgb() in colors(widget.grab().toImage())
