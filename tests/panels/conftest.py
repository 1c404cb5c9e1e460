"""A bench to try panels on: a small network that is really trained."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.appearance.system import Wardrobe
from simulator.drawing.edits import from_layers
from simulator.panels.inspector.panel import InspectorPanel
from simulator.panels.widgets.number_field import NumberField
from simulator.training.frame import Frame
from simulator.workbench.workbench import Workbench


@pytest.fixture
def bench(qapp: QApplication) -> Iterator[Workbench]:
    """2-3-1 with tanh on XOR, paused at the initial weights."""
    bench = Workbench(from_layers([2, 3, 1], activation="tanh"))
    yield bench
    bench.trainer.close()


@pytest.fixture
def inspector(bench: Workbench, qtbot: QtBot) -> InspectorPanel:
    """On screen, with the keyboard."""
    panel = InspectorPanel(bench)
    qtbot.addWidget(panel)
    panel.resize(380, 900)
    panel.show()
    panel.activateWindow()
    return panel


@pytest.fixture
def hidden(bench: Workbench) -> list[str]:
    """The neurons between inputs and outputs."""
    return [id for id in bench.drawing.nodes if bench.drawing.incoming(id) and bench.drawing.outgoing(id)]


@pytest.fixture
def wardrobe(qapp: QApplication) -> Iterator[Wardrobe]:
    """Light before and after."""
    wardrobe = Wardrobe(qapp, "light")
    yield wardrobe
    wardrobe.choose("light")


@pytest.fixture
def pull(bench: Workbench, qtbot: QtBot) -> Callable[[Callable[[Frame], bool]], Frame]:
    """Pulls frames until one is as wanted, and answers it."""

    def until(wanted: Callable[[Frame], bool] = lambda frame: True) -> Frame:
        def there() -> bool:
            bench.trainer.pull()
            return bench.trainer.frame is not None and wanted(bench.trainer.frame)

        qtbot.waitUntil(there, timeout=10_000)
        assert bench.trainer.frame is not None
        return bench.trainer.frame

    return until


def retype(qtbot: QtBot, field: NumberField, text: str) -> None:
    """Another number in place of the one that stands there, by real keys."""
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
