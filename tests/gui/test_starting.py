"""The start: what the words after the program's name lead to."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator import __version__
from simulator.app.documents.examples import example_path
from simulator.app.first_start import begin
from simulator.app.main import take_down
from simulator.app.system.settings import SettingsFile
from simulator.app.window import Window
from simulator.drawing.drawing import Drawing
from simulator.workbench.workbench import Workbench

ROOT = Path(__file__).resolve().parents[2]
XOR, CIRCLE = example_path("xor"), example_path("circle")


@pytest.mark.parametrize(
    ("word", "status", "out", "err"),
    [("--help", 0, "FILE", ""), ("--version", 0, __version__, ""), ("--nonsense", 2, "", "--nonsense")],
)
def test_no_window_where_a_word_is_the_answer(word: str, status: int, out: str, err: str) -> None:
    """With a platform that does not exist: a window would abort the process."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "none such"}
    command = [sys.executable, "-m", "simulator", word]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == status, done.stderr
    assert out in done.stdout
    assert err in done.stderr
    assert bool(done.stdout) == (status == 0)
    assert done.stderr.count("\n") == (status != 0)


def test_a_named_drawing_is_opened(window: Window) -> None:
    begin(window, [CIRCLE])
    assert window.documents.path == CIRCLE
    assert window.notices.notice is None


def test_of_several_files_the_first_is_opened_and_that_is_said(window: Window) -> None:
    begin(window, [CIRCLE, XOR])
    assert window.documents.path == CIRCLE
    assert "circle.json" in window.notices.sentence.text()
    assert "2" in window.notices.sentence.text()


def test_a_named_table_is_imported_as_a_dropped_one_is(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "flowers.CSV"
    path.write_text("length,kind\n1.5,rose\n2.5,tulip\n", "utf-8")
    begin(window, [path])
    qtbot.waitUntil(lambda: window.tables.dialog is not None)
    dialog = window.tables.dialog
    assert dialog is not None
    dialog.accept_button.click()
    table = window.bench.drawing.data.table
    assert table is not None
    assert table.name == "flowers"


@pytest.mark.parametrize("name", ["gone.json", "gone.csv", "gone"])
def test_a_file_that_does_not_exist_is_told_in_the_window(
    window: Window, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    begin(window, [tmp_path / name, XOR])
    qtbot.waitUntil(lambda: window.notices.notice is not None and window.notices.notice.about == "file")
    assert name in window.notices.sentence.text()
    assert window.isVisible()
    assert window.bench.drawing.nodes


@dataclass
class Screen:
    """One of this size, all of it free."""

    size: QSize

    def availableSize(self) -> QSize:
        return self.size


def test_a_first_window_fits_a_small_screen(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(Window, "screen", lambda _: Screen(QSize(1024, 700)))
    window = Window(Workbench(Drawing()), SettingsFile(tmp_path / "settings.json"), tmp_path)
    assert window.width() <= 1024
    with qtbot.waitExposed(window):
        window.show()
    window.filling.finish()
    assert window.width() <= 1024
    take_down(window)
