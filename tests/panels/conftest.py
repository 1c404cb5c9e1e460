"""A bench to try panels on: a small network that is really trained."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.appearance.system import Wardrobe
from simulator.drawing.edits import from_layers
from simulator.training.frame import Frame
from simulator.workbench.workbench import Workbench


@pytest.fixture
def bench(qapp: QApplication) -> Iterator[Workbench]:
    """2-3-1 with tanh on XOR, paused at the initial weights."""
    bench = Workbench(from_layers([2, 3, 1], activation="tanh"))
    yield bench
    bench.trainer.close()


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
