"""Every panel: builds, lives through everything, and leaves nothing behind."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QScrollArea,
    QSlider,
    QWidget,
)
from pytestqt.qtbot import QtBot

from simulator import panels
from simulator.appearance import theme as themes
from simulator.appearance.system import Wardrobe
from simulator.drawing.drawing import Drawing
from simulator.drawing.edits import remove, set_data, set_fields, set_training
from simulator.language import phrase, use_translator
from simulator.panels import PANELS
from simulator.panels.panel import Panel
from simulator.panels.widgets.labels import Formula
from simulator.training.frame import Frame, State
from simulator.workbench.workbench import Workbench

every_panel = pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.key)
Pull = Callable[..., Frame]
STEP = phrase("Test", "Test")

SAID_OF_NOTHING = {
    "palette": "Drag onto the paper.",
    "data": "None is drawn yet.",
    "training": "The paper is empty.",
    "inspector": "Neurons",
    "loss_plot": "There is no network yet.",
    "predictions": "There are no predictions yet.",
    "matrices": "There is no fully connected layer here yet.",
    "gradient_check": "There is no input yet;",
}
"""What a panel says of an empty drawing; outline and history have nothing to list."""


def shown(panel: Panel, bench: Workbench, qtbot: QtBot) -> QWidget:
    widget = panel.build(bench)
    qtbot.addWidget(widget)
    widget.resize(360, 640)
    widget.show()
    return widget


def explode(bench: Workbench) -> None:
    """Linear neurons and a wild learning rate."""
    bench.history.do(STEP, set_fields(bench.drawing, bench.drawing.nodes, activation="linear"))
    bench.history.do(STEP, set_training(bench.drawing, eta=1e6))
    bench.trainer.play()


def said(widget: QWidget) -> str:
    """All that its labels say."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def is_painted(widget: QWidget) -> bool:
    """Whether it is more than an empty surface."""
    image = widget.grab().toImage()
    across, down = range(0, image.width(), 3), range(image.height())
    return len({image.pixel(x, y) for x in across for y in down}) > 8


def flush() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


def test_no_panel_is_missing_from_the_table() -> None:
    folder = Path(panels.__file__).parent
    found = {path.stem for path in folder.glob("*.py")} | {
        path.name for path in folder.iterdir() if path.is_dir()
    }
    assert found - {"__init__", "__pycache__", "panel", "widgets"} == {panel.key for panel in PANELS}


@every_panel
def test_it_closes_without_a_leak(panel: Panel, bench: Workbench, pull: Pull) -> None:
    listeners = len(bench.trainer.framed._listeners)
    widget = panel.build(bench)
    widget.show()
    bench.trainer.play()
    pull(lambda frame: frame.step > 3)
    watch = weakref.ref(widget)
    widget.close()
    widget.deleteLater()
    flush()
    del widget
    gc.collect()
    assert watch() is None
    pull(lambda frame: frame.step > 5)
    assert len(bench.trainer.framed._listeners) == listeners
    assert bench.trainer.surface_side == 0


@every_panel
def test_it_shows_an_empty_drawing(panel: Panel, qtbot: QtBot) -> None:
    bench = Workbench(Drawing())
    widget = shown(panel, bench, qtbot)
    bench.trainer.pull()
    flush()
    qtbot.waitUntil(lambda: SAID_OF_NOTHING.get(panel.key, "") in said(widget))
    assert is_painted(widget)
    bench.trainer.close()


@every_panel
def test_it_follows_training_in_both_themes(
    panel: Panel, bench: Workbench, pull: Pull, wardrobe: Wardrobe, qtbot: QtBot
) -> None:
    widget = shown(panel, bench, qtbot)
    bench.selection.set([next(id for id, node in bench.drawing.nodes.items() if node.kind == "neuron")])
    bench.trainer.play()
    pull(lambda frame: frame.step > 10)
    light = widget.grab().toImage()
    wardrobe.choose("dark")
    assert themes.current().dark
    qtbot.waitUntil(lambda: widget.grab().toImage() != light)
    corner = widget.grab().toImage().pixelColor(widget.width() - 2, widget.height() - 2)
    assert corner.lightness() < 128


@every_panel
@pytest.mark.parametrize("dataset", ["mazur", "spirals3", "sine"])
def test_it_shows_other_data(panel: Panel, dataset: str, bench: Workbench, qtbot: QtBot) -> None:
    widget = shown(panel, bench, qtbot)
    bench.history.do(STEP, set_data(bench.drawing, dataset=dataset, size=60, held_out=0.25))
    bench.trainer.pull()
    bench.trainer.step("batch")
    bench.trainer.pull()
    flush()
    qtbot.waitUntil(lambda: panel.key != "data" or "XOR" not in said(widget))
    assert is_painted(widget)


@every_panel
def test_it_lives_through_a_divergence(panel: Panel, bench: Workbench, qtbot: QtBot) -> None:
    widget = shown(panel, bench, qtbot)
    explode(bench)

    def failed() -> bool:
        bench.trainer.pull()
        return bench.trainer.state is State.FAILED

    qtbot.waitUntil(failed)
    bench.trainer.pull()
    flush()
    qtbot.waitUntil(lambda: panel.key != "training" or "too large for a number" in said(widget))
    assert is_painted(widget)


@every_panel
def test_it_follows_edits_while_training(panel: Panel, bench: Workbench, pull: Pull, qtbot: QtBot) -> None:
    widget = shown(panel, bench, qtbot)
    bench.trainer.play()
    pull()
    neuron = next(
        id for id in bench.drawing.nodes if bench.drawing.outgoing(id) and bench.drawing.incoming(id)
    )
    bench.selection.set([neuron, *bench.drawing.incoming(neuron)])
    flush()
    bench.history.do(STEP, remove(bench.drawing, [neuron]))
    pull(lambda frame: frame.revision == bench.trainer.revision)
    bench.history.undo()
    bench.selection.set([neuron])
    pull(lambda frame: frame.revision == bench.trainer.revision)
    flush()
    name = bench.drawing.nodes[neuron].label
    qtbot.waitUntil(lambda: panel.key != "inspector" or name in said(widget))
    assert is_painted(widget)


@every_panel
def test_it_speaks_another_language_at_once(panel: Panel, bench: Workbench, pull: Pull, qtbot: QtBot) -> None:
    bench.selection.set([next(id for id, node in bench.drawing.nodes.items() if node.kind == "neuron")])
    widget = shown(panel, bench, qtbot)
    pull()
    flush()
    use_translator(lambda context, text: "※" + text)
    QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
    names = {node.label for node in bench.drawing.nodes.values()}

    def plain() -> list[str]:
        words = [
            label.text()
            for label in widget.findChildren(QLabel)
            if label.isVisible() and not isinstance(label, Formula)
        ]
        words += [button.text() for button in widget.findChildren(QAbstractButton) if button.isVisible()]
        return [word for word in words if is_sentence(word) and "※" not in word and word not in names]

    qtbot.waitUntil(lambda: not plain())


def is_sentence(text: str) -> bool:
    return sum(character.isalpha() for character in text) > 3


@every_panel
def test_every_control_has_a_name_and_a_tip(panel: Panel, bench: Workbench, qtbot: QtBot) -> None:
    widget = shown(panel, bench, qtbot)
    bench.trainer.pull()
    flush()
    controls = [
        control
        for kind in (QAbstractButton, QComboBox, QAbstractSpinBox, QSlider)
        for control in widget.findChildren(kind)
        if control.objectName() not in ("ScrollLeftButton", "ScrollRightButton", "qt_spinbox_lineedit")
        and control.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    nameless = [
        c for c in controls if not (c.accessibleName() or (isinstance(c, QAbstractButton) and c.text()))
    ]
    assert not nameless


@every_panel
def test_tab_goes_from_top_to_bottom(panel: Panel, bench: Workbench, pull: Pull, qtbot: QtBot) -> None:
    bench.selection.set([next(id for id, node in bench.drawing.nodes.items() if node.kind == "neuron")])
    widget = shown(panel, bench, qtbot)
    widget.resize(380, 1600)
    pull()
    qtbot.waitUntil(lambda: panel.key != "data" or len(widget.inputs.rows()) == 2)
    flush()
    # What a refresh has just brought stands at the very top until the layout gets its turn.
    qtbot.waitUntil(lambda: any(tab_stops(widget)) and not jumps(widget))


def jumps(panel: QWidget) -> list[tuple[int, int]]:
    """Where Tab goes up, from which height to which."""
    heights = [stop.mapTo(panel, QPoint(0, stop.height() // 2)).y() for stop in tab_stops(panel)]
    return [(above, below) for above, below in pairwise(heights) if below < above - 24]


def tab_stops(panel: QWidget) -> Iterator[QWidget]:
    """What Tab reaches, in its order; scroll areas are as high as everything in them."""
    stop = panel.nextInFocusChain()
    while stop is not panel:
        reached = stop.isVisible() and stop.isEnabled() and stop.focusPolicy() & Qt.FocusPolicy.TabFocus
        if reached and stop.focusProxy() is None and type(stop) is not QScrollArea:
            yield stop
        stop = stop.nextInFocusChain()
