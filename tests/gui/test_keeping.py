"""What runs beside the work: recovery copies, the clipboard, garbage, the end of the worker."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

import msgspec
import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.app.documents import keeper
from simulator.app.documents.examples import example_path
from simulator.app.documents.opening import Opened
from simulator.app.documents.recovery import Copy
from simulator.app.documents.snapshot import snapshot_of
from simulator.app.exchange.clipboard import Clipboard
from simulator.app.main import build
from simulator.app.system.crash import Funnel
from simulator.app.system.folders import Folders
from simulator.app.system.garbage import GarbageTimer
from simulator.app.window import Window
from simulator.drawing import edits
from simulator.drawing.drawing import Drawing
from simulator.drawing.files import decode
from simulator.drawing.presets import from_layers
from simulator.language import phrase
from simulator.problems import refuse
from simulator.saving import save
from simulator.training.frame import State
from simulator.workbench.workbench import Workbench
from tests.gui.conftest import shut

XOR = example_path("xor")


def add(window: Window) -> None:
    change, _ = edits.add_node(window.bench.drawing, "neuron", 0.0, 400.0)
    window.bench.history.do(phrase("Test", "Add"), change)


@dataclass
class SlowDisk:
    asked: threading.Event = field(default_factory=threading.Event)
    answer: threading.Event = field(default_factory=threading.Event)

    def save(self, path: Path, data: bytes, mode: int | None = None) -> None:
        self.asked.set()
        assert self.answer.wait(10)
        save(path, data, mode)


@contextmanager
def slow_disk() -> Iterator[SlowDisk]:
    disk = SlowDisk()
    with patch("simulator.app.documents.recovery.save", disk.save):
        yield disk
        disk.answer.set()


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


def test_work_goes_on_while_a_copy_is_written(window: Window, qtbot: QtBot) -> None:
    add(window)
    with slow_disk() as disk:
        window.keeper.copy_beside()
        assert disk.asked.wait(10)
        add(window)  # the disk has not answered, and the hand is free
        window.keeper.copy_beside()  # comes back later: one copy at a time
        assert window.keeper._soon.isActive()
        assert copies(window) == 0
        disk.answer.set()
        window.documents.recovery.errand.wait()
        assert copies(window) == 1


def test_a_save_leaves_no_copy_that_was_still_on_its_way(window: Window, tmp_path: Path) -> None:
    add(window)
    with slow_disk() as disk:
        window.keeper.copy_beside()
        assert disk.asked.wait(10)
        threading.Timer(0.05, disk.answer.set).start()
        window.documents.save(tmp_path / "saved.json")
        assert copies(window) == 0


def test_a_copy_beside_is_of_one_moment(window: Window) -> None:
    add(window)
    with slow_disk() as disk:
        window.keeper.copy_beside()
        assert disk.asked.wait(10)
        nodes = len(window.bench.drawing.nodes)
        add(window)
        disk.answer.set()
        window.documents.recovery.errand.wait()
    (path,) = window.documents.recovery.folder.iterdir()
    copy = msgspec.json.decode(path.read_bytes(), type=Copy)
    assert len(decode(copy.document.encode()).nodes) == nodes


def test_a_copy_beside_that_cannot_be_written_is_said(window: Window, qtbot: QtBot) -> None:
    add(window)
    full = refuse(phrase("Test", "The disk is full."))
    with patch("simulator.app.documents.recovery.save", side_effect=full):
        window.keeper.copy_beside()
        window.documents.recovery.errand.wait()
    qtbot.waitUntil(lambda: "The disk is full." in window.notices.sentence.text())


def test_a_copy_does_not_wait_for_the_worker(window: Window) -> None:
    window.files.open_path(XOR)
    window.bench.trainer.pull()
    add(window)
    window.bench.trainer.play()
    window.bench.trainer.course.runner.wait(10)
    window.bench.trainer.pull()
    assert window.bench.trainer.frame is not None
    with patch.object(window.bench.trainer.course.runner, "ask", side_effect=AssertionError):
        snapshot_of(window.bench, (0, 0), at_once=True)
    window.bench.trainer.pause()


def test_where_nothing_can_be_kept_the_program_is_usable(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    folders = Folders(tmp_path / "file" / "settings", tmp_path / "file" / "data")
    refusal = folders.make()
    assert refusal is not None
    assert str(folders.settings) in str(refusal)
    window = build(qapp, folders)
    window.show()
    window.settings.change(hint_seen=True)
    assert "settings.json" in window.notices.sentence.text()
    window.notices.dismiss()
    add(window)
    window.keeper.copy()
    assert "No recovery copy" in window.notices.sentence.text()
    window.documents.save(tmp_path / "net.json")
    assert not window.documents.modified
    shut(window)


def test_a_copy_that_cannot_be_written_is_said(window: Window) -> None:
    add(window)
    full = refuse(phrase("Test", "The disk is full."))
    with patch("simulator.app.documents.recovery.save", side_effect=full):
        window.keeper.copy()
    assert window.notices.isVisible()
    assert window.notices.sentence.text() == (
        "No recovery copy of your work can be made; save it often. The disk is full."
    )


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


@pytest.mark.parametrize("text", ["1,2\n3,4", "", "{"])
def test_what_was_copied_elsewhere_takes_the_place_of_older_nodes(window: Window, text: str) -> None:
    window.files.open_path(XOR)
    window.actions_by_key.run("edit.select_all")
    window.actions_by_key.run("edit.copy")
    before = dict(window.bench.drawing.nodes)
    QGuiApplication.clipboard().setText(text)
    assert window.bench.clipboard == text
    window.actions_by_key.run("edit.paste")
    assert window.bench.drawing.nodes == before


def test_what_is_copied_elsewhere_can_be_pasted_at_once_or_is_refused_with_a_sentence(
    window: Window, qtbot: QtBot
) -> None:
    paste = window.actions_by_key["edit.paste"]
    QGuiApplication.clipboard().clear()
    qtbot.waitUntil(lambda: not paste.isEnabled())
    QGuiApplication.clipboard().setText("1,2")
    qtbot.waitUntil(paste.isEnabled)
    paste.trigger()
    assert "holds no neurons" in str(window.bench.hint)


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
