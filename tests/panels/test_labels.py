"""Labels: a line that has no room ends with dots."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from simulator.panels.widgets.labels import Elided


def test_a_line_without_room_ends_with_dots(qtbot: QtBot) -> None:
    label = Elided("accuracy (right axis)")
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    assert label.shown() == label.text()
    label.resize(60, 20)
    assert label.shown().endswith("…")
    assert label.minimumSizeHint().width() == 0
    label.grab()
