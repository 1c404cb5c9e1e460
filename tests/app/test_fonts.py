"""Fonts: superscripts can be read, whatever the system's own font is."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication

from simulator.app.system import fonts
from simulator.app.system.fonts import HANGUL, LATIN, legible, readable
from simulator.canvas import texts

pytestmark = pytest.mark.usefixtures("qapp")


def needs(*families: str) -> None:
    for family in families:
        if not QFontDatabase.hasFamily(family):
            pytest.skip(f"{family} is not installed")


def test_a_font_with_tiny_superscripts_comes_after_one_without() -> None:
    needs("NanumGothic", "DejaVu Sans")
    assert not legible("NanumGothic")
    first, second, *_ = readable(QFont("NanumGothic")).families()
    assert first in LATIN
    assert legible(first)
    assert second == QFontInfo(QFont("NanumGothic")).family()


def test_a_font_that_can_be_read_stays_first() -> None:
    needs("DejaVu Sans")
    first, *behind = readable(QFont("DejaVu Sans")).families()
    assert first == "DejaVu Sans"
    assert set(behind) <= set(HANGUL)


def test_where_there_is_no_better_font_the_own_one_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    needs("NanumGothic")
    monkeypatch.setattr(fonts, "LATIN", ("No such font",))
    assert readable(QFont("NanumGothic")).families()[0] == QFontInfo(QFont("NanumGothic")).family()


def test_the_canvas_writes_in_all_of_them(qapp: QApplication) -> None:
    before, families = qapp.font(), ["DejaVu Sans", "NanumGothic"]
    needs(*families)
    try:
        qapp.setFont(QFont(families))
        assert texts.font(11.0).families() == families
    finally:
        qapp.setFont(before)
