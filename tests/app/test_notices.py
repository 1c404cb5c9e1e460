"""The notice bar: what has been dismissed leaves no words behind."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
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


def test_the_keyboard_goes_to_the_heir_and_not_to_what_comes_next(qtbot: QtBot) -> None:
    window, bar, next_one, heir = QWidget(), NoticeBar(), QLineEdit(), QLineEdit()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    for part in (bar, next_one, heir):
        layout.addWidget(part)
    bar.heir = heir
    window.show()
    notice = Notice("recovery", phrase("Test", "Something."), actions=((phrase("Test", "Recover"), bool),))
    with qtbot.waitActive(window):
        window.activateWindow()
    for leave in (lambda: bar.buttons[0], lambda: bar.close_button):
        bar.show_notice(notice)
        button = leave()
        button.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert heir.hasFocus()
    next_one.setFocus()
    bar.show_notice(notice)
    bar.dismiss()
    assert next_one.hasFocus(), "who was elsewhere stays there"
