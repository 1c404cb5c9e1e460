"""The main job, by real mouse events only: draw 2-3-1, choose XOR, play, watch, stop, export, reload."""

from __future__ import annotations

import json
import re
from contextlib import chdir
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabBar, QWidget
from pytestqt.qtbot import QtBot

from simulator.app.window import Window
from simulator.panels.data.panel import DataPanel
from simulator.panels.loss_plot.panel import LossPlotPanel
from simulator.panels.training.play_button import PlayButton
from simulator.training.frame import State
from tests.gui.conftest import Answers

LEFT = Qt.MouseButton.LeftButton
README = Path(__file__).resolve().parents[2] / "README.md"


def drag(source: QWidget, start: QPoint, end: QPoint) -> None:
    """Press, move in steps, release: all to the widget that was pressed, as a real mouse grab does."""
    QTest.mousePress(source, LEFT, pos=start)
    for step in range(1, 9):
        place = start + (end - start) * step / 8
        QTest.mouseMove(source, place)
    QTest.mouseRelease(source, LEFT, pos=end)


def place_from_palette(window: Window, kind: str, x: float, y: float) -> str:
    """Drag a tile of the palette to a place on the paper; the id of what appears."""
    before = set(window.bench.drawing.nodes)
    tile = window.docks.panels["palette"].tiles[kind]
    target = window.canvas.to_view(x, y).toPoint()
    drag(tile, tile.rect().center(), tile.mapFromGlobal(window.canvas.mapToGlobal(target)))
    (new,) = set(window.bench.drawing.nodes) - before
    return new


def connect(window: Window, source: str, target: str) -> None:
    """Drag from the rim of one node to the middle of another."""
    nodes, canvas = window.bench.drawing.nodes, window.canvas
    a, b = nodes[source], nodes[target]
    away = np.array([b.x - a.x, b.y - a.y])
    rim = np.array([a.x, a.y]) + away / np.hypot(*away) * 23.0
    drag(canvas, canvas.to_view(*rim).toPoint(), canvas.to_view(b.x, b.y).toPoint())


def bring_to_front(window: Window, title: str) -> None:
    """Click the tab of a panel."""
    for bar in window.findChildren(QTabBar):
        for index in range(bar.count()):
            if bar.tabText(index) == title and bar.isVisible():
                QTest.mouseClick(bar, LEFT, pos=bar.tabRect(index).center())


def pick_dataset(window: Window, key: str) -> None:
    """Click a dataset's picture in the data panel."""
    panel = window.docks.panels["data"]
    assert isinstance(panel, DataPanel)
    gallery = panel.gallery
    rows = [gallery.item(row) for row in range(gallery.count())]
    (item,) = [item for item in rows if item.data(Qt.ItemDataRole.UserRole) == key]
    gallery.scrollToItem(item)
    QTest.mouseClick(gallery.viewport(), LEFT, pos=gallery.visualItemRect(item).center())


def edge_colors(window: Window) -> list[str]:
    """The color in the middle of every edge, as it is on screen."""
    image = window.canvas.grab().toImage()
    ratio, nodes = image.devicePixelRatio(), window.bench.drawing.nodes
    colors = []
    for edge in window.bench.drawing.edges.values():
        a, b = nodes[edge.source], nodes[edge.target]
        place = window.canvas.to_view(a.x + 0.35 * (b.x - a.x), a.y + 0.35 * (b.y - a.y)) * ratio
        colors.append(QColor(image.pixel(QPointF(place).toPoint())).name())
    return colors


def choose(window: Window, qtbot: QtBot, *path: str) -> None:
    """Click through the menus, as ``"file", "file/export", "export.json"``."""
    menus, bar = window.menus.menus, window.menuBar()
    QTest.mouseClick(bar, LEFT, pos=bar.actionGeometry(menus[path[0]].menuAction()).center())
    for outer, inner in pairwise(path):
        menu = menus[outer]
        qtbot.waitUntil(menu.isVisible)  # a menu inside another opens after a moment
        action = menus[inner].menuAction() if inner in menus else window.actions_by_key[inner]
        QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
    assert not any(menu.isVisible() for menu in menus.values())


def plotted(window: Window) -> int:
    """Points of the loss curve that the plot shows."""
    panel = window.docks.panels["loss_plot"]
    assert isinstance(panel, LossPlotPanel)
    points = panel.curves.training.xData
    return 0 if points is None else len(points)


def reload_by_readme(folder: Path, columns: dict[str, np.ndarray]) -> np.ndarray:
    """What README's lines of NumPy make of the ``weights.json`` in a folder, run as they stand there."""
    blocks = re.findall(r"```python[^\n]*\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    (code,) = [block for block in blocks if "def predict" in block]
    names: dict[str, Any] = {}
    with chdir(folder):
        exec(code, names)
    net = json.loads((folder / "weights.json").read_text("utf-8"))
    return np.asarray(names["predict"](net, columns))


def test_draw_train_watch_stop_export_reload(
    window: Window, qtbot: QtBot, tmp_path: Path, answers: Answers
) -> None:
    bench = window.bench
    place_from_palette(window, "neuron", 0, 0)
    choose(window, qtbot, "file", "file.new")
    window.canvas.zoom_to(1.0)
    assert not bench.drawing.nodes

    inputs = [place_from_palette(window, "input", -160, y) for y in (-60, 60)]
    hidden = [place_from_palette(window, "neuron", 0, y) for y in (-120, 0, 120)]
    output = place_from_palette(window, "neuron", 160, 0)
    for source, target in [(i, h) for i in inputs for h in hidden] + [(h, output) for h in hidden]:
        connect(window, source, target)
    assert len(bench.drawing.edges) == 9

    bring_to_front(window, "Data")
    pick_dataset(window, "and")
    assert bench.drawing.data.dataset == "and"
    pick_dataset(window, "xor")
    assert bench.drawing.data.dataset == "xor"
    qtbot.waitUntil(lambda: bench.trainer.frame is not None)
    assert not bench.trainer.problems
    before, shown = edge_colors(window), plotted(window)

    bring_to_front(window, "Training")
    play = window.docks.panels["training"].findChild(PlayButton)
    QTest.mouseClick(play, LEFT)
    qtbot.waitUntil(lambda: bench.trainer.frame.loss < 0.01, timeout=60_000)
    qtbot.waitUntil(lambda: plotted(window) > shown + 10)
    qtbot.waitUntil(lambda: edge_colors(window) != before)
    QTest.mouseClick(play, LEFT)
    qtbot.waitUntil(lambda: bench.trainer.state is State.PAUSED)

    answers.path = tmp_path / "weights.json"
    choose(window, qtbot, "file", "file/export", "export.json")
    weights = json.loads(answers.path.read_text("utf-8"))
    assert weights["format"] == "backprop-weights"
    dataset, frame = bench.trainer.dataset, bench.trainer.frame
    assert dataset is not None
    columns = dict(zip(dataset.features, dataset.x.T, strict=True))
    theirs = reload_by_readme(tmp_path, columns)
    assert np.abs(theirs - frame.outputs).max() < 1e-12
