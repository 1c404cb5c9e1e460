"""A wild hand: random mouse, keys, wheel, drops, resizes; ``SEED EVENTS [plant]``, exit 0 if all held."""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from simulator.app.documents.examples import EXAMPLES, example_path
from simulator.app.main import build, make_application, take_down
from simulator.app.system.folders import Folders
from simulator.app.window import Window
from simulator.drawing.edits import add_node
from simulator.drawing.files import decode, encode
from simulator.language import phrase
from tests.gui.conftest import Answers

BUTTONS = (Qt.MouseButton.LeftButton,) * 4 + (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton)
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
HELD = (NONE,) * 5 + (SHIFT, CTRL, ALT)
KEYS = [*"VNILCEHFM.,123456789", *(Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_Space)]
KEYS += [Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_F2]
COMMANDS = (
    "edit.undo", "edit.undo", "edit.redo", "edit.delete", "edit.duplicate", "edit.copy", "edit.paste",
    "edit.cut", "edit.select_all", "arrange.connect_all", "arrange.lay_out", "arrange.group",
    "arrange.freeze", "arrange.output", "train.play", "train.step_batch", "train.step_epoch", "train.reset",
    "train.new_weights", "view.fit", "view.zoom_in", "view.zoom_out", "view.minimap", "view.color_weight",
    "view.panel_palette", "file.new", "file.example_xor", "file.example_circle",
)  # fmt: skip


class Wild:
    """Knows only the screen: where widgets are, not what they mean."""

    def __init__(self, window: Window, chance: random.Random) -> None:
        self.window, self.chance = window, chance
        self.down: tuple[QWidget, Qt.MouseButton] | None = None

    def act(self) -> None:
        """One thing that a hand can do."""
        acts: list[tuple[int, Callable[[], None]]] = [
            (30, self.move), (20, self.press_or_release), (12, self.key), (8, self.wheel), (10, self.command),
            (2, self.double), (2, self.resize), (1, self.drop), (6, self.delete_in_mid_drag),
        ]  # fmt: skip
        self.chance.choices([act for _, act in acts], [weight for weight, _ in acts])[0]()

    def place(self, widget: QWidget) -> QPoint:
        """Mostly near something, sometimes beyond the edge."""
        nodes = list(self.window.bench.drawing.nodes.values())
        if widget is self.window.canvas and nodes and self.chance.random() < 0.6:
            node = self.chance.choice(nodes)
            reach = self.chance.choice((0, 10, 24, 40))
            at = self.window.canvas.to_view(node.x + self.chance.uniform(-reach, reach), node.y)
            return at.toPoint()
        return QPoint(
            self.chance.randint(-20, widget.width() + 20), self.chance.randint(-20, widget.height() + 20)
        )

    def target(self) -> QWidget:
        tiles = list(self.window.docks.panels["palette"].tiles.values())  # type: ignore[attr-defined]
        return self.chance.choice([self.window.canvas] * 5 + tiles)

    def press_or_release(self) -> None:
        if self.down is not None:
            widget, button = self.down
            self.down = None
            QTest.mouseRelease(widget, button, NONE, self.place(widget))
            return
        widget, button = self.target(), self.chance.choice(BUTTONS)
        self.down = widget, button
        QTest.mousePress(widget, button, self.chance.choice(HELD), self.place(widget))

    def move(self) -> None:
        widget = self.down[0] if self.down else self.window.canvas
        QTest.mouseMove(widget, self.place(widget))

    def double(self) -> None:
        QTest.mouseDClick(self.window.canvas, BUTTONS[0], NONE, self.place(self.window.canvas))

    def key(self) -> None:
        focus = QApplication.focusWidget() or self.window.canvas
        key = self.chance.choice(KEYS)
        QTest.keyClick(focus, key, self.chance.choice(HELD))

    def wheel(self) -> None:
        canvas, turn = self.window.canvas, QPoint(0, self.chance.choice((-240, -120, 120, 240)))
        at = QPointF(self.place(canvas))
        held = self.chance.choice((NONE, CTRL))
        phase = Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(
            at, canvas.mapToGlobal(at), QPoint(), turn, Qt.MouseButton.NoButton, held, phase, False
        )
        QApplication.sendEvent(canvas, event)

    def command(self) -> None:
        self.window.actions_by_key.run(self.chance.choice(COMMANDS))

    def delete_in_mid_drag(self) -> None:
        if self.down is not None:
            self.window.actions_by_key.run(
                self.chance.choice(("edit.delete", "edit.undo", "edit.select_all"))
            )

    def resize(self) -> None:
        self.window.resize(self.chance.randint(700, 1500), self.chance.randint(500, 1000))

    def drop(self) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(example_path(self.chance.choice(EXAMPLES).key)))])
        action, button = Qt.DropAction.CopyAction, BUTTONS[0]
        QApplication.sendEvent(self.window, QDragEnterEvent(QPoint(300, 300), action, data, button, NONE))
        QApplication.sendEvent(self.window, QDropEvent(QPointF(300, 300), action, data, button, NONE))


def agrees(window: Window) -> bool:
    """The canvas shows what is drawn, and what is drawn can be saved and read back."""
    drawing, geometry = window.bench.drawing, window.canvas.stage.geometry
    data = window.documents.as_bytes()
    return (
        set(geometry.nodes) == set(drawing.nodes)
        and set(geometry.edges) == set(drawing.edges)
        and set(window.bench.selection.ids) <= set(drawing.records)
        and encode(decode(data)) == data
    )


def main() -> int:
    seed, events, planted = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:] == ["plant"]
    failures: list[str] = []

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        failures.append(f"{kind.__name__}: {error}")
        sys.__excepthook__(kind, error, trace)

    sys.excepthook = hook
    application = make_application([])
    with tempfile.TemporaryDirectory() as place:
        folders = Folders(Path(place, "settings"), Path(place, "data"))
        folders.make()
        window = build(application, folders)
        window.dialogs = Answers()  # type: ignore[assignment]
        window.show()
        window.documents.open_example(example_path("xor"), EXAMPLES[0].title)
        wild = Wild(window, random.Random(seed))
        for number in range(events):
            if planted and number == events // 2:
                window.hand.cancel()
                window.canvas.stage.close()  # the canvas hears of no more changes
                change, _ = add_node(window.bench.drawing, "neuron", 0.0, 0.0)
                window.bench.history.do(phrase("Test", "Unseen"), change)
            wild.act()
            for popup in iter(QApplication.activePopupWidget, None):
                popup.close()
            if number % 10 == 0:
                application.processEvents()
            if number % 15 == 0 and not window.bench.history.busy and not agrees(window):
                failures.append(f"after {number} events the canvas shows something else than is drawn")
                break
        wild.window.hand.cancel()
        application.processEvents()
        if not agrees(window):
            failures.append("at the end the canvas shows something else than is drawn")
        closed = window.close()
        take_down(window)
    print(f"seed {seed}, {events} events, {len(failures)} failures")
    print("\n".join(failures[:5]))
    return int(bool(failures) or not closed)


if __name__ == "__main__":
    sys.exit(main())
