"""The keyboard alone: a network is drawn, trained and left by keys, and the focus is always seen."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from simulator.app.window import Window
from simulator.canvas.places import node_box

Key, Modifier = Qt.Key, Qt.KeyboardModifier
CONTROL, NONE = Modifier.ControlModifier, Modifier.NoModifier


def test_two_three_one_learns_xor(window: Window, qtbot: QtBot) -> None:
    typed = (
        *((Key.Key_I, NONE), (Key.Key_Return, NONE), (Key.Key_Return, NONE), (Key.Key_A, CONTROL)),
        *((Key.Key_L, NONE), (Key.Key_Return, NONE), (Key.Key_V, NONE), (Key.Key_Right, CONTROL)),
    )
    for key, modifier in typed:
        QTest.keyClick(window.canvas, key, modifier)
    drawing, trainer = window.bench.drawing, window.bench.trainer
    assert (len(drawing.nodes), len(drawing.edges)) == (6, 9)
    trainer.sync()
    assert trainer.network is not None
    QTest.keyClick(window.canvas, Key.Key_Space)
    qtbot.waitUntil(lambda: trainer.frame is not None and trainer.frame.loss < 0.01, timeout=60_000)
    QTest.keyClick(window.canvas, Key.Key_Space)


def test_what_keys_grow_stays_in_sight(window: Window) -> None:
    QTest.keyClick(window.canvas, Key.Key_N)
    QTest.keyClick(window.canvas, Key.Key_Return)
    for _ in range(12):
        QTest.keyClick(window.canvas, Key.Key_Right, CONTROL)
        (new,) = window.bench.selection.nodes
        seen = node_box(window.canvas.stage, new).toRect()
        assert QRect(0, 0, window.canvas.width(), window.canvas.height()).contains(seen)


def test_tab_goes_around_and_only_where_it_is_seen(window: Window) -> None:
    window.canvas.setFocus()
    met: list[QWidget] = []
    while (focused := QApplication.focusWidget()) not in met:
        assert focused is not None
        top_left = focused.mapTo(window, QPoint(0, 0))
        assert window.rect().contains(QRect(top_left, focused.size())), focused
        met.append(focused)
        QTest.keyClick(focused, Key.Key_Tab)
    assert focused is window.canvas
    assert len(met) > 20
    QTest.keyClick(window.canvas, Key.Key_Backtab, Modifier.ShiftModifier)
    assert QApplication.focusWidget() is met[-1]
