"""Around: the keyboard goes from the canvas through the panels and back, and floats and docks them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from simulator.app.documents.examples import example_path
from simulator.app.shell.docks import in_sight
from simulator.app.window import Window

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def press(key: Key, modifiers: Modifier = Modifier.NoModifier) -> None:
    """A key, wherever the keyboard is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)


def here(window: Window) -> str:
    """The panel that has the keyboard, or the canvas."""
    focused = QApplication.focusWidget()
    assert isinstance(focused, QWidget)
    if focused is window.canvas:
        return "canvas"
    return next(key for key, dock in window.docks.docks.items() if dock.isAncestorOf(focused))


def test_f6_goes_around_all_that_is_in_sight_and_shift_f6_back(window: Window, qtbot: QtBot) -> None:
    window.documents.open(example_path("xor"))
    qtbot.waitUntil(window.docks.panels["loss_plot"].curves.isVisible)
    window.canvas.setFocus()
    met = [here(window)]
    while True:
        press(Key.Key_F6)
        if here(window) in met:
            break
        met.append(here(window))
    assert here(window) == "canvas"
    assert met == ["canvas", *(key for key in window.docks.docks if in_sight(window.docks, key))]
    assert {"palette", "outline", "training", "loss_plot", "predictions"} <= set(met)
    for key in reversed(met):
        press(Key.Key_F6, Modifier.ShiftModifier)
        assert here(window) == key


def test_a_panel_is_entered_where_it_was_left(window: Window) -> None:
    press(Key.Key_F6)
    press(Key.Key_Tab)
    press(Key.Key_Tab)
    left = QApplication.focusWidget()
    press(Key.Key_F6)
    assert QApplication.focusWidget() is not left
    press(Key.Key_F6, Modifier.ShiftModifier)
    assert QApplication.focusWidget() is left


def test_the_panel_with_the_keyboard_floats_and_docks_again(window: Window, qtbot: QtBot) -> None:
    press(Key.Key_F6)
    key = here(window)
    dock = window.docks.docks[key]
    window.actions_by_key.refresh()
    action = window.actions_by_key["view.float_panel"]
    assert action.text().startswith("Float “Palette”")
    press(Key.Key_F6, Modifier.ControlModifier)
    assert dock.isFloating()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None and here(window) == key)
    assert action.text().startswith("Dock “Palette”")
    press(Key.Key_F6, Modifier.ControlModifier)
    assert not dock.isFloating()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None and here(window) == key)
    press(Key.Key_F6)
    assert here(window) != key


def test_from_the_canvas_nothing_floats_and_the_way_is_said(window: Window) -> None:
    press(Key.Key_F6, Modifier.ControlModifier)
    assert not any(dock.isFloating() for dock in window.docks.docks.values())
    assert "F6" in str(window.bench.hint)


def test_a_panel_behind_a_tab_is_brought_forward_by_its_entry(window: Window) -> None:
    docks = window.docks
    assert not in_sight(docks, "data")
    window.actions_by_key.run("view.panel_data")
    QApplication.processEvents()
    assert in_sight(docks, "data")
    assert not in_sight(docks, "training")
    window.actions_by_key.run("view.panel_data")
    assert docks.docks["data"].isHidden()


@pytest.mark.parametrize(
    ("key", "modifiers"), [(Key.Key_F, Modifier.ControlModifier), (Key.Key_Slash, Modifier.NoModifier)]
)
def test_a_kind_is_searched_and_placed_by_keys_alone(window: Window, key: Key, modifiers: Modifier) -> None:
    window.docks.docks["palette"].hide()
    press(key, modifiers)
    focused = QApplication.focusWidget()
    assert here(window) == "palette"
    QTest.keyClicks(focused, "divide")
    press(Key.Key_Return)
    assert here(window) == "canvas"
    assert window.bench.tool == "divide"
