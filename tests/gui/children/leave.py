"""Closes windows in two states at once, such as running with docks afloat: ``SEED EVENTS``; tells each.

Every window is taken down as at the end of the program, so a fault in that shows as the process's own.
"""

from __future__ import annotations

import faulthandler
import random
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from simulator.app.documents.examples import EXAMPLES, example_path
from simulator.app.exchange.csv_dialog import CsvDialog
from simulator.app.first_start import begin
from simulator.app.main import build, make_application, take_down
from simulator.app.system.crash import Report
from simulator.app.system.crash_window import CrashWindow
from simulator.app.system.folders import Folders
from simulator.app.window import Window
from simulator.drawing.edits import set_training
from simulator.language import phrase
from simulator.training.frame import State
from tests.gui.children.wild import BUTTONS, NONE, Wild
from tests.gui.conftest import Answers


def running(window: Window) -> None:
    window.bench.trainer.play()
    QTest.qWait(30)


def failed(window: Window) -> None:
    window.hand.cancel()
    change = set_training(window.bench.drawing, eta=1e9, loss="squared_error")
    window.bench.history.do(phrase("Test", "Too fast"), change)
    window.bench.trainer.play()
    for _ in range(100):
        if window.bench.trainer.state in (State.FAILED, State.IDLE):
            break
        QTest.qWait(5)


def with_dialogs(window: Window) -> None:
    for key in ("help.keys", "help.about", "help.find"):
        window.actions_by_key.run(key)
    CrashWindow(window, Report("planted", "planted", None)).show()
    CsvDialog(window, "table", b"a,b\n1,2\n3,4\n", lambda _: None).open()
    window.context_menu.open(
        next(iter(window.bench.drawing.nodes), None), window.mapToGlobal(QPoint(300, 300))
    )
    QApplication.processEvents()


def with_an_editor(window: Window) -> None:
    node = next(iter(window.bench.drawing.nodes), None)
    if node is not None:
        window.canvas.edit_value(node)
    QApplication.processEvents()


def floating(window: Window) -> None:
    for number, dock in enumerate(window.docks.docks.values()):
        dock.setFloating(number % 2 == 0)
        dock.show()
    QApplication.processEvents()


def in_mid_gesture(window: Window) -> None:
    canvas = window.canvas
    QTest.mousePress(canvas, BUTTONS[0], NONE, canvas.rect().center())
    QTest.mouseMove(canvas, canvas.rect().center() + QPoint(60, 40))


def carrying(window: Window) -> None:
    """A drag from the palette that has just come over the paper."""
    tile = next(iter(window.docks.panels["palette"].tiles.values()))  # type: ignore[attr-defined]
    QTest.mousePress(tile, BUTTONS[0], NONE, tile.rect().center())
    QTest.mouseMove(tile, tile.mapFromGlobal(window.canvas.mapToGlobal(window.canvas.rect().center())))


def redressed(window: Window) -> None:
    """Theme and language in the very moment before."""
    window.settings.change(theme="dark", language="ko")
    window.settings.change(theme="light", language="en")


def hidden(window: Window) -> None:
    window.showMinimized()
    window.hide()


def read_aloud(window: Window) -> None:
    """A screen reader holds what it found while everything changes under it."""
    tree = list(heard(QAccessible.queryAccessibleInterface(window)))
    window.actions_by_key.run("edit.select_all")
    window.actions_by_key.run("edit.delete")
    for node in tree:
        if node.isValid():
            node.text(QAccessible.Text.Name)


STATES: tuple[Callable[[Window], object], ...] = (
    running, failed, with_dialogs, with_an_editor, floating, in_mid_gesture, carrying, redressed, hidden,
    read_aloud,
)  # fmt: skip


def heard(access: QAccessibleInterface | None) -> list[QAccessibleInterface]:
    """Everything that a reader finds, from the window down."""
    if access is None or not access.isValid():
        return []
    access.text(QAccessible.Text.Name)
    access.rect()
    children = (access.child(row) for row in range(access.childCount()))
    return [access, *(below for child in children for below in heard(child))]


def main() -> int:
    faulthandler.enable()
    chance, events = random.Random(int(sys.argv[1])), int(sys.argv[2])
    application = make_application([])
    application.setQuitOnLastWindowClosed(False)
    states = chance.sample(STATES, len(STATES))
    for first, second in zip(states[::2], states[1::2], strict=True):
        with tempfile.TemporaryDirectory() as place:
            folders = Folders(Path(place, "settings"), Path(place, "data"))
            folders.make()
            window = build(application, folders)
            window.dialogs = Answers()  # type: ignore[assignment]
            begin(window, [example_path(chance.choice(EXAMPLES).key)])
            window.show()
            application.processEvents()
            wild = Wild(window, chance)
            for _ in range(events):
                wild.act()
            first(window)
            second(window)
            if chance.random() < 0.8:  # else it is taken down as a signal takes it down
                window.close()
            take_down(window)
            application.processEvents()
        print(first.__name__, second.__name__, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
