"""The first picture waits for nothing that it does not show; what comes after it moves nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.app.main import build
from simulator.app.system.folders import Folders
from simulator.app.window import Window
from simulator.drawing.edits import add_node
from simulator.panels import PANELS
from simulator.panels.inspector.panel import InspectorPanel
from tests.gui.conftest import shut

ROOT = Path(__file__).resolve().parents[2]

SHOWN = """
import os, sys
from pathlib import Path
from PySide6.QtWidgets import QTabBar
from simulator.app.first_start import begin
from simulator.app.system.folders import Folders
from simulator.app.main import build, make_application
application = make_application([])
folders = Folders(Path(sys.argv[1], "settings"), Path(sys.argv[1], "data"))
folders.make()
window = build(application, folders)
begin(window, [])
window.show()
window.grab()
"""
LOADED = """
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""
BARS = """
seen = [bar for bar in window.findChildren(QTabBar) if bar.isVisible()]
print(*("|".join(bar.tabText(tab) for tab in range(bar.count())) for bar in seen), sep="\\n")
"""
END = """
sys.stdout.flush()
os._exit(0)
"""


def told(place: Path, question: str) -> str:
    """What a program of its own says of itself when its first picture is there."""
    command = [sys.executable, "-c", SHOWN + question + END, str(place)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def fresh(qapp: QApplication, tmp_path: Path) -> Iterator[Window]:
    folders = Folders(tmp_path / "settings", tmp_path / "data")
    folders.make()
    window = build(qapp, folders)
    window.resize(1440, 900)
    yield window
    shut(window)


def missing(window: Window) -> set[str]:
    return {panel.key for panel in PANELS} - set(window.docks.panels)


def test_the_first_picture_needs_neither_pyqtgraph_nor_a_compiler(tmp_path: Path) -> None:
    loaded = told(tmp_path, LOADED).split()
    assert "numpy" in loaded
    assert not {"pyqtgraph", "numba", "llvmlite", "scipy", "tqdm"} & set(loaded)


def test_panels_come_after_the_first_picture(fresh: Window, qtbot: QtBot) -> None:
    assert missing(fresh) == {panel.key for panel in PANELS if not panel.first}
    with qtbot.waitExposed(fresh):
        fresh.show()
    qtbot.waitUntil(lambda: not missing(fresh))
    assert all(fresh.docks.docks[key].widget() is panel for key, panel in fresh.docks.panels.items())
    qtbot.waitUntil(lambda: all(not fresh.actions_by_key[key].icon().isNull() for key in ("edit.cut",)))


def test_a_panel_that_is_asked_for_is_there(fresh: Window) -> None:
    assert "inspector" in missing(fresh)
    assert fresh.docks.panels["inspector"] is fresh.docks.docks["inspector"].widget()
    assert "inspector" not in missing(fresh)


def test_every_bar_of_tabs_that_is_seen_has_names(tmp_path: Path) -> None:
    bars = told(tmp_path, BARS).splitlines()
    assert sorted(bars) == ["Loss|Matrices|Gradient check", "Outline|Steps", "Training|Data|Inspector"]


def test_nothing_moves_when_panels_come(fresh: Window, qtbot: QtBot) -> None:
    with qtbot.waitExposed(fresh):
        fresh.show()
    widths = {key: dock.width() for key, dock in fresh.docks.docks.items()}
    fresh.filling.finish()
    qtbot.waitUntil(lambda: not missing(fresh))
    QApplication.sendPostedEvents(None, 0)
    assert {key: dock.width() for key, dock in fresh.docks.docks.items()} == widths


def test_loading_the_plots_leaves_the_funnel_its_hooks() -> None:
    code = """
import sys, threading
from simulator.panels import load_plots
ours = sys.excepthook = threading.excepthook = lambda *_: None
load_plots()
assert "pyqtgraph" in sys.modules
assert sys.excepthook is ours and threading.excepthook is ours
"""
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_a_panel_behind_a_tab_rests_and_catches_up_in_front(fresh: Window, qtbot: QtBot) -> None:
    with qtbot.waitExposed(fresh):
        fresh.show()
    fresh.filling.finish()
    inspector = fresh.docks.panels["inspector"]
    assert isinstance(inspector, InspectorPanel)
    add_input = add_node(fresh.bench.drawing, "input", 0.0, 0.0)[0]
    fresh.bench.drawing.apply(add_input)
    qtbot.waitUntil(lambda: not inspector._rest.isActive())
    said = inspector.title.text()
    fresh.bench.selection.set(fresh.bench.drawing.nodes)
    assert inspector.title.text() == said
    fresh.docks.bring("inspector")
    qtbot.waitUntil(lambda: inspector.title.text() != said)
    fresh.bench.selection.clear()
    qtbot.waitUntil(lambda: inspector.title.text() == said)
