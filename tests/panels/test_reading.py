"""A reading: its number, and the tip about it in the language of the moment."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
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
