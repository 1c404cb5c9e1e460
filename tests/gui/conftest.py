"""A whole window for a test: own folders, no questions asked aloud, closed and drained at the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.app.dialogs import Unsaved
from simulator.app.folders import Folders
from simulator.app.main import build
from simulator.app.window import Window
from simulator.language import Phrase


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


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    folders = Folders(tmp_path / "settings", tmp_path / "data")
    folders.make()
    return folders


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, folders: Folders) -> Iterator[Window]:
    window = build(qapp, folders)
    window.dialogs = Answers()  # type: ignore[assignment]
    window.resize(1440, 900)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.canvas.setFocus()
    yield window
    shut(window)


def shut(window: Window) -> None:
    """Close without being asked, and let Qt delete it now rather than in the middle of the next test."""
    answers = Answers()
    window.dialogs = answers  # type: ignore[assignment]
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, 0)
    QApplication.processEvents()


@pytest.fixture
def answers(window: Window) -> Answers:
    assert isinstance(window.dialogs, Answers)
    return window.dialogs
