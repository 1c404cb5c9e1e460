"""The notice bar: what has been dismissed leaves no words behind."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from simulator.app.shell.notices import Notice, NoticeBar
from simulator.language import phrase


def test_a_dismissed_notice_leaves_no_words(qtbot: QtBot) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    bar.show_notice(Notice("file", phrase("Test", "Something happened.")))
    assert bar.sentence.text() == "Something happened."
    bar.dismiss()
    assert bar.sentence.text() == ""
    assert bar.isHidden()
