"""Computational graphs, by real mouse and keys only: the fruit of the book, a minimum, undo step by step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from simulator.app.window import Window
from simulator.canvas.edge_numbers import edge_texts
from simulator.canvas.graph_text import gradient_text, value_text
from simulator.canvas.places import node_box
from simulator.panels.inspector.panel import InspectorPanel
from simulator.panels.palette.panel import PalettePanel
from simulator.panels.training.play_button import PlayButton
from tests.gui.test_main_job import bring_to_front, choose, connect, drag

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

LEAVES = {
    "apples": (-300.0, -144.0, "2"),
    "apple": (-300.0, -60.0, "100"),
    "orange": (-300.0, 24.0, "150"),
    "oranges": (-300.0, 108.0, "3"),
    "tax": (-12.0, 108.0, "1.1"),
}
OPERATIONS = {
    "two": ("multiply", -156.0, -96.0),
    "three": ("multiply", -156.0, 60.0),
    "fruit": ("add", -12.0, -24.0),
    "price": ("multiply", 156.0, 24.0),
}
EDGES = (
    ("apples", "two"),
    ("apple", "two"),
    ("orange", "three"),
    ("oranges", "three"),
    ("two", "fruit"),
    ("three", "fruit"),
    ("fruit", "price"),
    ("tax", "price"),
)


class Sheet:
    """An empty sheet, and hands on it."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        self.window, self.bench, self.canvas, self.qtbot = window, window.bench, window.canvas, qtbot
        self.ids: dict[str, str] = {}

    def place(self, name: str, kind: str, x: float, y: float) -> None:
        """Drag a tile of the palette to a place on the paper."""
        before = set(self.bench.drawing.nodes)
        palette = self.window.docks.panels["palette"]
        assert isinstance(palette, PalettePanel)
        tile = palette.tiles[kind]
        target = self.canvas.mapToGlobal(self.canvas.to_view(x, y).toPoint())
        drag(tile, tile.rect().center(), tile.mapFromGlobal(target))
        (self.ids[name],) = set(self.bench.drawing.nodes) - before

    def type_value(self, name: str, text: str) -> None:
        """Double-click a variable and type."""
        place = node_box(self.canvas.stage, self.ids[name]).center().toPoint()
        QTest.mouseClick(self.canvas, LEFT, NONE, place)
        QTest.mouseDClick(self.canvas, LEFT, NONE, place)
        QTest.mouseRelease(self.canvas, LEFT, NONE, place)
        assert self.canvas.editor.isVisible()
        QTest.keyClicks(self.canvas.editor, text)
        QTest.keyClick(self.canvas.editor, Qt.Key.Key_Return)

    def connect(self, source: str, target: str) -> None:
        """Drag from the rim of one node to another."""
        connect(self.window, self.ids[source], self.ids[target])

    def click(self, name: str) -> None:
        """Select a node."""
        QTest.mouseClick(
            self.canvas, LEFT, NONE, node_box(self.canvas.stage, self.ids[name]).center().toPoint()
        )

    def press(self, key: str) -> None:
        """Click a button of the toolbar."""
        action = self.window.actions_by_key[key]
        self.qtbot.waitUntil(action.isEnabled)
        button = self.window.toolbar.widgetForAction(action)
        QTest.mouseClick(button, LEFT)

    def steps(self) -> list[str]:
        return [str(entry.label) for entry in self.bench.history.done]

    def node_says(self, name: str) -> tuple[str, str]:
        """What stands on the canvas in and below a node."""
        look = self.canvas.stage.look(self.canvas.width(), self.canvas.height())
        row = look.geometry.node_index[self.ids[name]]
        return value_text(look, row, self.ids[name]), gradient_text(look, row)

    def edge_says(self, source: str, target: str) -> tuple[str, ...]:
        """What stands on an edge."""
        look = self.canvas.stage.look(self.canvas.width(), self.canvas.height())
        ends = self.ids[source], self.ids[target]
        (id,) = [e.id for e in self.bench.drawing.edges.values() if (e.source, e.target) == ends]
        return edge_texts(look, look.geometry.edge_index[id])

    def inspector(self) -> InspectorPanel:
        panel = self.window.docks.panels["inspector"]
        assert isinstance(panel, InspectorPanel)
        return panel

    def draw_fruit(self) -> None:
        for name, (x, y, _) in LEAVES.items():
            self.place(name, "variable", x, y)
        for name, (kind, x, y) in OPERATIONS.items():
            self.place(name, kind, x, y)
        for source, target in EDGES:
            self.connect(source, target)
        for name, (_, _, value) in LEAVES.items():
            self.type_value(name, value)


@pytest.fixture
def sheet(window: Window, qtbot: QtBot) -> Sheet:
    choose(window, qtbot, "file", "file.new")
    window.canvas.zoom_to(1.0)
    return Sheet(window, qtbot)


def test_apples_and_oranges_cost_715_and_show_their_five_derivatives(sheet: Sheet) -> None:
    sheet.draw_fruit()
    sheet.qtbot.waitUntil(lambda: sheet.node_says("price") == ("715", "∂ 1"))
    assert {name: sheet.node_says(name)[1] for name in LEAVES} == {
        "apples": "∂ 110",
        "apple": "∂ 2.2",
        "orange": "∂ 3.3",
        "oranges": "∂ 165",
        "tax": "∂ 650",
    }
    assert [sheet.edge_says(*ends) for ends in EDGES] == [
        ("2", "∂ 110"),
        ("100", "∂ 2.2"),
        ("150", "∂ 3.3"),
        ("3", "∂ 165"),
        ("200", "∂ 1.1"),
        ("450", "∂ 1.1"),
        ("650", "∂ 1.1"),
        ("1.1", "∂ 650"),
    ]
    sheet.canvas.grab()
    placed = {number.row for number in sheet.canvas.stage.layers.numbers}
    assert placed == set(range(len(EDGES)))

    bring_to_front(sheet.window, "Inspector")
    sheet.click("apple")
    gradient = sheet.inspector().of_role["leaf"].readings[1]
    sheet.qtbot.waitUntil(lambda: float(gradient.exact or "nan") == pytest.approx(2.2, rel=1e-12))
    sheet.click("price")
    model = sheet.inspector().arguments.model
    sheet.qtbot.waitUntil(lambda: model.rowCount() == 3 and model.values is not None)
    cells = [[str(model.index(row, column).data()) for column in range(4)] for row in range(3)]
    assert [row[1:] for row in cells] == [["650", "1.1", "1.1"], ["1.1", "650", "650"], ["715", "", "1"]]


def test_undo_goes_back_step_by_step(sheet: Sheet) -> None:
    sheet.draw_fruit()
    count = len(LEAVES) + len(OPERATIONS) + len(EDGES) + len(LEAVES)
    steps = sheet.steps()
    assert len(steps) == count
    assert steps[-1] == "Set value"
    for left in range(count - 1, -1, -1):
        sheet.press("edit.undo")
        assert sheet.steps() == steps[:left]
    assert not sheet.bench.drawing.nodes
    for _ in range(count):
        sheet.press("edit.redo")
    sheet.qtbot.waitUntil(lambda: sheet.node_says("price") == ("715", "∂ 1"))


def test_a_formula_is_minimized_by_pressing_play(sheet: Sheet) -> None:
    """(v - 3)², from v = 1: drawn, then v = 3."""
    sheet.place("v", "variable", -300, -60)
    sheet.place("three", "constant", -300, 60)
    sheet.place("less", "subtract", -156, 0)
    sheet.place("squared", "square", 0, 0)
    for ends in (("v", "less"), ("three", "less"), ("less", "squared")):
        sheet.connect(*ends)
    sheet.type_value("three", "3")
    sheet.qtbot.waitUntil(lambda: sheet.node_says("squared") == ("4", "∂ 1"))
    assert sheet.node_says("v") == ("1", "∂ −4")

    bring_to_front(sheet.window, "Training")
    play = sheet.window.docks.panels["training"].findChild(PlayButton)
    sheet.bench.trainer.set_speed(20.0)
    QTest.mouseClick(play, LEFT)
    sheet.qtbot.waitUntil(lambda: sheet.node_says("v")[0] == "3", timeout=20_000)
    QTest.mouseClick(play, LEFT)
    assert abs(sheet.bench.trainer.frame.loss) < 1e-5


def test_a_value_out_of_the_domain_is_said_where_it_is(sheet: Sheet) -> None:
    sheet.place("v", "variable", -300, 0)
    sheet.place("log", "log", -156, 0)
    sheet.connect("v", "log")
    sheet.type_value("v", "-1")
    sheet.qtbot.waitUntil(lambda: sheet.node_says("log") == ("?", "∂ ?"))
    assert sheet.edge_says("v", "log") == ("−1", "∂ ?")
    bring_to_front(sheet.window, "Inspector")
    sheet.click("log")
    trouble = sheet.inspector().trouble
    sheet.qtbot.waitUntil(lambda: trouble.isVisible() and "logarithm" in trouble.text())
    sheet.type_value("v", "1")
    sheet.qtbot.waitUntil(lambda: sheet.node_says("log") == ("0", "∂ 1"))
    sheet.click("log")
    sheet.qtbot.waitUntil(lambda: not trouble.isVisible())


def test_arguments_are_swapped_by_a_double_click_and_by_a_key(sheet: Sheet) -> None:
    sheet.place("six", "constant", -300, -72)
    sheet.place("two", "constant", -300, 72)
    sheet.place("over", "divide", -120, 0)
    sheet.connect("six", "over")
    sheet.connect("two", "over")
    sheet.type_value("six", "6")
    sheet.type_value("two", "2")
    sheet.qtbot.waitUntil(lambda: sheet.node_says("over")[0] == "3")
    nodes = sheet.bench.drawing.nodes
    a, b = nodes[sheet.ids["six"]], nodes[sheet.ids["over"]]
    place = sheet.canvas.to_view(a.x + 0.8 * (b.x - a.x), a.y + 0.8 * (b.y - a.y)).toPoint()
    QTest.mouseMove(sheet.canvas, place)
    QTest.mouseClick(sheet.canvas, LEFT, NONE, place)
    QTest.mouseDClick(sheet.canvas, LEFT, NONE, place)
    QTest.mouseRelease(sheet.canvas, LEFT, NONE, place)
    sheet.qtbot.waitUntil(lambda: sheet.node_says("over")[0] == "0.3333")
    assert sheet.steps()[-1] == "Swap the arguments of divide1"
    sheet.click("over")
    QTest.keyClick(sheet.canvas, Qt.Key.Key_S)
    sheet.qtbot.waitUntil(lambda: sheet.node_says("over")[0] == "3")


@pytest.mark.parametrize(
    ("key", "held", "kind"),
    [
        (Qt.Key.Key_Asterisk, Qt.KeyboardModifier.ShiftModifier, "multiply"),
        (Qt.Key.Key_Minus, NONE, "subtract"),
        (Qt.Key.Key_Plus, Qt.KeyboardModifier.KeypadModifier, "add"),
    ],
)
def test_a_sign_typed_while_drawing_an_edge_says_where_it_ends(
    sheet: Sheet, key: Qt.Key, held: Qt.KeyboardModifier, kind: str
) -> None:
    sheet.place("v", "variable", -300, 0)
    canvas = sheet.canvas
    QTest.mousePress(canvas, LEFT, NONE, canvas.to_view(-277, 0).toPoint())
    for x in (-260, -220, -160):
        QTest.mouseMove(canvas, canvas.to_view(x, 0).toPoint())
    QTest.keyClick(canvas, key, held)
    QTest.mouseRelease(canvas, LEFT, NONE, canvas.to_view(-160, 0).toPoint())
    assert sorted(node.kind for node in sheet.bench.drawing.nodes.values()) == sorted([kind, "variable"])
    assert len(sheet.bench.drawing.edges) == 1


def test_an_operation_is_found_by_name_and_placed_by_a_click(sheet: Sheet) -> None:
    QTest.keyClick(sheet.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    finder = sheet.window.guides.finder
    QTest.keyClicks(finder.field, "place logarithm")
    QTest.keyClick(finder.field, Qt.Key.Key_Return)
    assert sheet.bench.tool == "log"
    QTest.mouseClick(sheet.canvas, LEFT, NONE, QPoint(300, 200))
    assert [node.kind for node in sheet.bench.drawing.nodes.values()] == ["log"]


@pytest.mark.parametrize(("key", "kind"), [(Qt.Key.Key_X, "variable"), (Qt.Key.Key_K, "constant")])
@pytest.mark.parametrize("held", [NONE, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier])
def test_leaves_have_keys(sheet: Sheet, key: Qt.Key, kind: str, held: Qt.KeyboardModifier) -> None:
    QTest.keyClick(sheet.canvas, key, held)
    QTest.mouseClick(sheet.canvas, LEFT, NONE, QPoint(300, 200))
    (node,) = sheet.bench.drawing.nodes.values()
    assert (node.kind, node.bias) == (kind, 1.0)
