"""A reading: its number, and the tip about it in the language of the moment."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from simulator.language import phrase, use_translator
from simulator.panels.widgets.reading import Reading


@pytest.fixture
def english_again() -> Iterator[None]:
    yield
    use_translator(None)


def test_the_tip_follows_the_language(qtbot: QtBot, english_again: None) -> None:
    reading = Reading(phrase("Test", "Loss"))
    qtbot.addWidget(reading)
    reading.show_number("0.1", "0.125")
    assert reading.toolTip().startswith("0.125")
    use_translator(lambda _context, text: f"⟦{text}⟧")
    reading.retranslate()
    assert reading.toolTip().startswith("⟦0.125")
    reading.show_number("–", "")
    reading.retranslate()
    assert reading.toolTip() == ""


class _Layouts(QObject):
    """Counts how often a widget was asked to lay itself out anew."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


def test_a_new_number_moves_nothing_unless_it_is_wider_than_any_before(qtbot: QtBot) -> None:
    around = QWidget()
    layout = QVBoxLayout(around)
    reading = Reading(phrase("Test", "Loss"))
    layout.addWidget(reading)
    qtbot.addWidget(around)
    around.show()
    qtbot.waitExposed(around)
    qtbot.waitUntil(lambda: reading.number.width() == reading.width())
    QApplication.processEvents()
    seen = _Layouts()
    for widget in (around, reading):
        widget.installEventFilter(seen)
    for text in ("0.25", "1", "-0.5", "–", "0.000125"):
        reading.show_number(text, text)
        QApplication.processEvents()
    assert seen.count == 0
    reading.show_number("1,234,567,890,123", "1234567890123")
    wide = reading.number.fontMetrics().horizontalAdvance("1,234,567,890,123")
    qtbot.waitUntil(lambda: reading.number.width() >= wide)
