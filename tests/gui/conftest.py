"""A whole window for a test: own folders, no questions asked aloud, closed and drained at the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.app.main import build
from simulator.app.shell.dialogs import Unsaved
from simulator.app.system.folders import Folders
from simulator.app.window import Window
from simulator.language import Phrase
from simulator.workbench.view_options import ViewOptions


@dataclass
class Answers:
    """Stands in for the dialogs: what a person would answer, and what was asked."""

    path: Path | None = None
    unsaved_answer: Unsaved = "discard"
    overwrite: bool = True
    asked: list[str] = field(default_factory=list)

    def open_path(self, title: Phrase, folder: str, filters: str) -> Path | None:
        self.asked.append(str(title))
        return self.path

    def save_path(self, title: Phrase, proposal: str, filters: str, suffix: str) -> Path | None:
        self.asked.append(str(title))
        return self.path

    def unsaved(self, name: str) -> Unsaved:
        self.asked.append(name)
        return self.unsaved_answer

    def overwrite_changed(self, name: str) -> bool:
        self.asked.append(name)
        return self.overwrite


@pytest.fixture(scope="session")
def shared_window(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    window = opened(qapp, tmp_path_factory.mktemp("shared"))
    yield window
    shut(window)


@pytest.fixture
def window(shared_window: Window, qtbot: QtBot) -> Iterator[Window]:
    """One window for many tests, as new each time; a test that closes it takes ``own_window``.

    In between it stands aside: in its place it would catch the pointer of tests that come after.
    """
    shared_window.move(0, 0)
    make_new(shared_window)
    with qtbot.waitActive(shared_window):
        shared_window.activateWindow()
    shared_window.canvas.setFocus()
    yield shared_window
    make_new(shared_window)
    shared_window.move(10_000, 10_000)


@pytest.fixture
def own_window(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    window = opened(qapp, tmp_path)
    yield window
    shut(window)


@pytest.fixture
def answers(window: Window) -> Answers:
    assert isinstance(window.dialogs, Answers)
    return window.dialogs


def opened(application: QApplication, place: Path) -> Window:
    """A window that remembers nothing of the person who runs the tests."""
    folders = Folders(place / "settings", place / "data")
    folders.make()
    window = build(application, folders)
    window.dialogs = Answers()  # type: ignore[assignment]
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    window.filling.finish()
    make_new(window)
    return window


def make_new(window: Window) -> None:
    """An empty sheet, the select tool, light, English, every panel in its place."""
    window.dialogs = Answers()  # type: ignore[assignment]
    window.hand.cancel()
    window.bench.take("select")
    window.documents.new()
    window.settings.change(theme="light", language="en", recent=(), hint_seen=False)
    window.bench.look(ViewOptions())
    window.bench.trainer.set_speed(None)
    window.docks.reset()
    window.notices.dismiss()
    window.canvas.zoom_to(1.0)
    window.canvas.setFocus()


def shut(window: Window) -> None:
    """Close without being asked, and let Qt delete it now rather than in the middle of the next test."""
    window.dialogs = Answers()  # type: ignore[assignment]
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, 0)
    QApplication.processEvents()
