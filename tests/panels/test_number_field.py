"""The number field, by real keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from simulator.panels.widgets.number_field import NumberField


@pytest.fixture
def field(qtbot: QtBot) -> NumberField:
    window = QWidget()
    layout = QVBoxLayout(window)
    field, other = NumberField(low=0.0, high=10.0), QLineEdit()
    field.setParent(window)
    layout.addWidget(field)
    layout.addWidget(other)
    qtbot.addWidget(window)
    window.show()
    field.show_value(0.5)
    field.setFocus()
    field.window_, field.other = window, other  # kept alive with the field
    return field


def retype(qtbot: QtBot, field: NumberField, text: str, enter: bool = True) -> None:
    field.selectAll()
    if text.isascii():
        qtbot.keyClicks(field, text)
    else:
        commit = QInputMethodEvent()
        commit.setCommitString(text)
        QApplication.sendEvent(field.lineEdit(), commit)
    if enter:
        qtbot.keyClick(field, Qt.Key.Key_Return)


def test_typing_emits_once_at_the_end(field: NumberField, qtbot: QtBot) -> None:
    heard: list[float] = []
    field.edited.connect(heard.append)
    retype(qtbot, field, "1e-3")
    field.other.setFocus()
    assert heard == [0.001]


def test_the_same_number_is_no_edit(field: NumberField, qtbot: QtBot) -> None:
    heard: list[float] = []
    field.edited.connect(heard.append)
    retype(qtbot, field, ".50")
    assert heard == []
    assert field.value == 0.5


def test_a_refusal_says_why_and_changes_nothing(field: NumberField, qtbot: QtBot) -> None:
    heard: list[float] = []
    said: list[str] = []
    field.edited.connect(heard.append)
    field.refused.connect(said.append)
    for wrong, word in (("1,234", "comma"), ("99", "greatest"), ("-1", "least"), ("abc", "not a number")):
        retype(qtbot, field, wrong)
        assert word in said[-1]
    field.other.setFocus()
    assert heard == []
    assert field.text() == "0.5"


def test_a_decimal_comma_and_full_width_digits_are_understood(field: NumberField, qtbot: QtBot) -> None:
    heard: list[float] = []
    field.edited.connect(heard.append)
    retype(qtbot, field, "1,5")
    retype(qtbot, field, "２")
    assert heard == [1.5, 2.0]
    assert field.text() == "2"


def test_arrows_step_within_the_decade_and_keep_the_ends(field: NumberField, qtbot: QtBot) -> None:
    heard: list[float] = []
    field.edited.connect(heard.append)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert heard == [0.51, 0.5, 0.49]
    field.show_value(10.0)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.value == 10.0


def test_escape_puts_the_value_back(field: NumberField, qtbot: QtBot) -> None:
    retype(qtbot, field, "3", enter=False)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "0.5"


def test_a_value_from_elsewhere_does_not_disturb_typing(field: NumberField, qtbot: QtBot) -> None:
    retype(qtbot, field, "3.", enter=False)
    field.show_value(0.7)
    assert field.text() == "3."
    qtbot.keyClicks(field, "25")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.value == 3.25


def test_all_digits_while_it_has_the_focus(field: NumberField) -> None:
    field.show_value(1 / 3)
    assert field.text() == repr(1 / 3)
    field.other.setFocus()
    assert field.text() == "0.333333"


def test_the_wheel_turns_only_a_field_in_use(field: NumberField) -> None:
    def turn() -> None:
        QApplication.sendEvent(
            field,
            QWheelEvent(
                QPointF(5, 5),
                QPointF(field.mapToGlobal(QPoint(5, 5))),
                QPoint(),
                QPoint(0, 120),
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            ),
        )

    field.other.setFocus()
    turn()
    assert field.value == 0.5
    field.setFocus()
    turn()
    assert field.value == 0.51
