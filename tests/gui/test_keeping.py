"""What runs beside the work: recovery copies, the clipboard, garbage, the end of the worker."""

from __future__ import annotations

import gc
import threading
from unittest.mock import patch

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from simulator.app import keeper
from simulator.app.clipboard import Clipboard
from simulator.app.crash import Funnel
from simulator.app.examples import example_path
from simulator.app.garbage import GarbageTimer
from simulator.app.opening import Opened
from simulator.app.window import Window
from simulator.drawing import edits
from simulator.drawing.drawing import Drawing
from simulator.drawing.presets import from_layers
from simulator.language import phrase
from simulator.problems import refuse
from simulator.training.frame import State
from simulator.workbench.workbench import Workbench

XOR = example_path("xor")


def add(window: Window) -> None:
    change, _ = edits.add_node(window.bench.drawing, "neuron", 0.0, 400.0)
    window.bench.history.do(phrase("Test", "Add"), change)


def copies(window: Window) -> int:
    return len(list(window.documents.recovery.folder.iterdir()))


def test_a_copy_is_written_within_two_seconds_of_an_edit(window: Window, qtbot: QtBot) -> None:
    assert keeper.AFTER_EDIT < 2_000
    add(window)
    left = window.keeper._soon.remainingTime()
    add(window)
    assert window.keeper._soon.remainingTime() <= left  # dragging on does not put it off
    qtbot.waitUntil(lambda: copies(window) == 1)


def test_what_is_undone_needs_no_copy(window: Window) -> None:
    add(window)
    window.keeper.copy()
    assert copies(window) == 1
    window.bench.history.undo()
    window.keeper.copy()
    assert copies(window) == 0


def test_a_copy_that_cannot_be_written_is_said(window: Window) -> None:
    add(window)
    full = refuse(phrase("Test", "The disk is full."))
    with patch("simulator.app.recovery.save", side_effect=full):
        window.keeper.copy()
    assert window.notices.isVisible()
    assert window.notices.sentence.text() == "The disk is full."


def test_an_exception_in_a_slot_leaves_a_copy_and_a_report(window: Window) -> None:
    add(window)
    told: list[object] = []
    folder = window.documents.recovery.folder.parent / "reports"
    funnel = Funnel(folder, window.keeper.copy, told.append, window)
    funnel.take(ValueError, ValueError("planted"), None)
    funnel.look()
    assert copies(window) == 1
    assert len(told) == 1


def test_what_is_copied_can_be_pasted_in_another_window(window: Window) -> None:
    window.files.open_path(XOR)
    window.actions_by_key.run("edit.select_all")
    window.actions_by_key.run("edit.copy")
    assert QGuiApplication.clipboard().text() == window.bench.clipboard
    other = Workbench(Drawing())
    Clipboard(other, QGuiApplication.clipboard(), window)
    assert other.clipboard == window.bench.clipboard
    other.trainer.close()


def test_a_foreign_text_on_the_clipboard_is_left_alone(window: Window) -> None:
    window.bench.clipboard = ""
    QGuiApplication.clipboard().setText("hello")
    assert window.bench.clipboard == ""


def test_closing_while_a_large_network_trains_ends_the_worker(own_window: Window, qtbot: QtBot) -> None:
    window = own_window
    drawing = from_layers((2, 70, 70, 70, 1), "tanh")
    window.documents._swap(Opened(drawing), phrase("Test", "large"), None)
    window.bench.trainer.play()
    qtbot.waitUntil(
        lambda: window.bench.trainer.state is State.RUNNING and window.bench.trainer.frame is not None
    )
    before = threading.active_count()
    assert window.close()
    assert threading.active_count() == before - 1


def test_garbage_is_collected_by_the_gui_thread_alone(window: Window) -> None:
    timer = GarbageTimer(QObject(window))
    try:
        assert not gc.isenabled()
        kept = [[] for _ in range(gc.get_threshold()[0] * 2)]
        assert gc.get_count()[0] > gc.get_threshold()[0]
        timer.collect()
        assert gc.get_count()[0] < gc.get_threshold()[0]
        assert kept
    finally:
        timer.deleteLater()
        gc.enable()
