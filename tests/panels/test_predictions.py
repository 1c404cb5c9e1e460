"""The predictions: picture and table, and the sample that is shown."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from simulator.appearance.theme import DARK, LIGHT
from simulator.drawing.drawing import Drawing
from simulator.drawing.edits import from_layers, set_data, set_fields
from simulator.drawing.records import Column, Data, Edge, Node, Table
from simulator.language import phrase
from simulator.panels.predictions.colors import number_pixels, number_table, winner_pixels
from simulator.panels.predictions.key import Key, entries_of
from simulator.panels.predictions.panel import SIDE, PredictionsPanel
from simulator.panels.predictions.samples import looks_of
from simulator.training.dataset import make_dataset
from simulator.training.frame import Frame
from simulator.workbench.workbench import Workbench
from tests.formulas import formula, labeled

Pull = Callable[..., Frame]
STEP = phrase("Test", "Test")


@pytest.fixture
def panel(bench: Workbench, qtbot: QtBot) -> PredictionsPanel:
    panel = PredictionsPanel(bench)
    qtbot.addWidget(panel)
    panel.resize(420, 460)
    panel.show()
    return panel


def test_a_surface_is_asked_for_only_while_it_is_seen(
    panel: PredictionsPanel, bench: Workbench, qtbot: QtBot
) -> None:
    assert bench.trainer.surface_side == SIDE
    panel.tabs.setCurrentIndex(1)
    assert bench.trainer.surface_side == 0
    panel.tabs.setCurrentIndex(0)
    assert bench.trainer.surface_side == SIDE
    panel.hide()
    assert bench.trainer.surface_side == 0


def test_the_surface_lies_where_the_samples_are(
    panel: PredictionsPanel, bench: Workbench, pull: Pull, qtbot: QtBot
) -> None:
    pull(lambda frame: frame.surface is not None)
    plot = panel.plot
    qtbot.waitUntil(lambda: plot.image.image is not None)
    rect = plot.image.mapRectToParent(plot.image.boundingRect())
    assert (rect.left(), rect.right()) == pytest.approx((-0.1, 1.1))
    assert len(plot.samples.points.points()) == 4


def test_a_click_on_a_sample_shows_it(
    panel: PredictionsPanel, bench: Workbench, pull: Pull, qtbot: QtBot
) -> None:
    pull(lambda frame: frame.surface is not None)
    plot = panel.plot
    qtbot.waitUntil(lambda: plot.image.image is not None)

    def place() -> QPoint:
        return QPoint(plot.mapFromScene(plot.getPlotItem().vb.mapViewToScene(QPointF(1.0, 0.0))))

    def stands_still() -> bool:
        before = place()  # the key of the picture comes with the first frame, and takes some room
        QApplication.processEvents()
        return place() == before

    qtbot.waitUntil(lambda: stands_still() and stands_still())
    qtbot.mouseMove(plot.viewport(), place())
    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=place())
    assert pull(lambda frame: frame.sample == 2).sample == 2
    qtbot.waitUntil(lambda: [tuple(p.pos()) for p in plot.samples.ring.points()] == [(1.0, 0.0)])


def test_an_output_that_is_renamed_has_its_new_name_at_once(qapp: QApplication, qtbot: QtBot) -> None:
    bench = Workbench(formula("out = multiply a b", a=2.0, b=3.0))
    panel = PredictionsPanel(bench)
    qtbot.addWidget(panel)
    panel.show()

    def header() -> str:
        bench.trainer.pull()
        return str(panel.model.headerData(2, Qt.Orientation.Horizontal))

    try:
        qtbot.waitUntil(lambda: header() == "out" and panel.model.rowCount() == 1, timeout=10_000)
        out = labeled(bench.drawing, "out")
        bench.history.do(STEP, set_fields(bench.drawing, [out], label="price"))
        qtbot.waitUntil(lambda: header() == "price" and panel.model.rowCount() == 1, timeout=2000)
        bench.history.undo()
        qtbot.waitUntil(lambda: header() == "out", timeout=2000)
    finally:
        bench.trainer.close()


def test_a_row_of_the_table_shows_that_sample(
    panel: PredictionsPanel, bench: Workbench, pull: Pull, qtbot: QtBot
) -> None:
    panel.tabs.setCurrentIndex(1)
    frame = pull()
    qtbot.waitUntil(lambda: panel.model.rowCount() == 4)
    place = panel.table.visualRect(panel.model.index(3, 0)).center()
    qtbot.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert pull(lambda frame: frame.sample == 3).sample == 3
    cells = [panel.model.index(3, column).data(Qt.ItemDataRole.EditRole) for column in range(2, 7)]
    output = float(frame.outputs[3, 0])
    assert [float(cell) for cell in cells] == [0.0, output, output, 1.0, 1.0]


def test_one_feature_gives_a_curve(qtbot: QtBot) -> None:
    drawing = from_layers([1, 3, 1], activation="tanh")
    bench = Workbench(drawing)
    bench.history.do(STEP, set_data(drawing, dataset="sine", size=30))
    panel = PredictionsPanel(bench)
    qtbot.addWidget(panel)
    panel.show()

    def drawn() -> bool:
        bench.trainer.pull()
        return panel.plot.curve.yData is not None and len(panel.plot.curve.yData) == SIDE

    qtbot.waitUntil(drawn)
    assert panel.plot.curve.isVisible()
    assert not panel.plot.image.isVisible()
    bench.trainer.close()


def test_three_classes_offer_the_winner(qtbot: QtBot) -> None:
    drawing = from_layers([2, 4, 3], activation="tanh")
    bench = Workbench(drawing)
    bench.history.do(STEP, set_data(drawing, dataset="spirals3", size=60))
    panel = PredictionsPanel(bench)
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitUntil(lambda: (bench.trainer.pull(), panel.output.count() == 4)[1])
    assert panel.output.isVisible()
    assert panel.output.currentIndex() == 0
    bench.trainer.close()


def test_the_key_names_classes_and_says_hollow_only_of_what_is_held_out(
    panel: PredictionsPanel, bench: Workbench, pull: Pull, qtbot: QtBot
) -> None:
    pull()
    qtbot.waitUntil(lambda: panel.key.texts() == ["y = 0", "y = 1"])
    bench.history.do(STEP, set_data(bench.drawing, dataset="circle", size=40, held_out=0.5))
    pull(lambda frame: len(frame.outputs) == 40)
    expected = ["y = 0", "y = 1", "filled: training", "hollow: held out"]
    qtbot.waitUntil(lambda: panel.key.texts() == expected)


def test_a_key_that_is_built_opens_no_window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    key, shown = Key(), []
    qtbot.addWidget(key)
    key.show()
    show = QLabel.setVisible
    monkeypatch.setattr(
        QLabel, "setVisible", lambda label, yes: (shown.append(label.isWindow()), show(label, yes))
    )
    key.show_dataset(make_dataset(Data(dataset="circle", size=40, held_out=0.5)), 0)
    assert shown
    assert not any(shown)


@pytest.mark.parametrize(
    ("dataset", "said"),
    [
        ("sine", ["target", "prediction"]),
        ("spirals3", ["y1", "y2", "y3"]),
        ("plane", ["y from -1.9 to 1.9"]),
    ],
)
def test_the_key_says_what_is_curve_and_what_is_point(dataset: str, said: list[str]) -> None:
    found = [entry.text for entry in entries_of(make_dataset(Data(dataset=dataset, size=30)), 0)]
    assert [text.split(" from")[0] for text in found] == [text.split(" from")[0] for text in said]


def test_a_key_of_many_long_names_stays_small() -> None:
    names = tuple(f"a class with a very long name {number}" for number in range(40))
    columns = [
        Column(name=name, role="target", values=(0.0,) * n + (1.0,) + (0.0,) * (39 - n))
        for n, name in enumerate(names)
    ]
    features = [Column(name=f"x{n}", role="feature", values=tuple(map(float, range(40)))) for n in range(2)]
    table = Table(name="t", columns=(*features, *columns))
    found = list(entries_of(make_dataset(Data(dataset="table", table=table)), 0))
    assert len(found) == 9
    assert max(len(entry.text) for entry in found) <= 24


def test_held_out_samples_are_hollow_and_classes_differ_in_shape() -> None:
    dataset = make_dataset(Data(dataset="circle", size=40, held_out=0.5))
    looks = looks_of(dataset, 0, 40, LIGHT)
    filled = {look["brush"].color().name() for look in looks[: dataset.training]}
    hollow = {look["brush"].color().name() for look in looks[dataset.training :]}
    assert len(filled) == 2
    assert hollow == {LIGHT.surface}
    assert {look["symbol"] for look in looks} == {"o", "s"}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_colors_take_any_number(theme: object) -> None:
    wild = np.array([[np.nan, np.inf], [-np.inf, 1e308]])
    assert number_pixels(wild, 0.0, 1.0, number_table(theme, classes=True)).shape == (2, 2, 3)
    assert winner_pixels(np.stack([wild, wild[::-1]], axis=-1), theme).shape == (2, 2, 3)


def test_without_a_picture_the_table_is_shown_and_the_picture_again(
    panel: PredictionsPanel, bench: Workbench, qtbot: QtBot
) -> None:
    columns = [Column(name=f"x{n}", role="feature", values=(0.0, 1.0)) for n in range(3)]
    wide = Table(name="t", columns=(*columns, Column(name="y", role="target", values=(0.0, 1.0))))

    def learn(dataset: str) -> None:
        bench.history.do(STEP, set_data(bench.drawing, dataset=dataset, table=wide))
        bench.trainer.pull()
        panel.refresh()
        assert bench.trainer.network is not None

    learn("table")
    assert not panel.tabs.isTabEnabled(0)
    assert panel.tabs.currentIndex() == 1
    assert "3" in panel.tabs.tabToolTip(0)
    assert bench.trainer.surface_side == 0
    learn("circle")
    assert panel.tabs.isTabEnabled(0)
    assert panel.tabs.currentIndex() == 0
    panel.tabs.setCurrentIndex(1)
    learn("table")
    learn("circle")
    assert panel.tabs.currentIndex() == 1


def test_an_output_that_is_only_watched_shows_what_it_says(
    panel: PredictionsPanel, bench: Workbench, pull: Pull
) -> None:
    drawing = bench.drawing
    hidden = next(id for id, node in drawing.nodes.items() if drawing.incoming(id) and drawing.outgoing(id))
    bench.history.do(STEP, set_fields(drawing, [hidden], output=True, loss_weight=0.0, label="look"))
    frame = pull(lambda frame: frame.outputs.shape[1] == 2)
    panel.refresh()
    headers = [panel.model.headerData(n, Qt.Orientation.Horizontal) for n in range(panel.model.columnCount())]
    assert headers.count("look") == 1
    section = headers.index("look")
    network = bench.trainer.network
    assert network is not None
    place = network.outputs.index(hidden)
    shown = panel.model.data(panel.model.index(3, section), Qt.ItemDataRole.EditRole)
    assert float(str(shown)) == frame.outputs[3, place]


def test_a_formula_without_data_shows_its_value(qapp: QApplication, qtbot: QtBot) -> None:
    nodes = [
        Node(id="n1", kind="variable", x=0, y=0, bias=3.0),
        Node(id="n2", kind="square", x=200, y=0, label="sq"),
    ]
    bench = Workbench(Drawing([*nodes, Edge(id="e1", source="n1", target="n2")]))
    panel = PredictionsPanel(bench)
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitUntil(lambda: (bench.trainer.pull(), bench.trainer.frame is not None)[1])
    panel.refresh()
    assert panel.model.rowCount() == 1
    assert panel.model.data(panel.model.index(0, 2), Qt.ItemDataRole.EditRole) == "9.0"
    bench.trainer.close()


def _logarithm_of_an_input() -> Drawing:
    """Its value exists for positive x alone, and the data has x from -1 to 1."""
    drawing = Drawing(
        [
            Node(id="n1", kind="input", x=0, y=0, label="x"),
            Node(id="n2", kind="log", x=200, y=0, label="ln"),
            Edge(id="e1", source="n1", target="n2"),
        ]
    )
    columns = (
        Column(name="x", role="feature", values=(-1.0, 1.0, -2.0)),
        Column(name="y", role="target", values=(0.0, 1.0, 2.0)),
    )
    drawing.apply(set_data(drawing, dataset="table", table=Table(name="t", columns=columns)))
    return drawing


def test_what_has_no_value_is_a_dash_with_the_reason(qtbot: QtBot) -> None:
    bench = Workbench(_logarithm_of_an_input())
    panel = PredictionsPanel(bench)
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitUntil(lambda: (bench.trainer.pull(), bench.trainer.frame is not None)[1])
    panel.refresh()
    cells = [[panel.model.index(row, column) for column in (2, 3, 4)] for row in range(3)]
    assert [[cell.data() for cell in row] for row in cells] == [
        ["0", "–", "–"],
        ["1", "0", "-1"],
        ["2", "–", "–"],
    ]
    assert bench.trainer.frame is not None
    assert bench.trainer.frame.sample == 0
    tip = Qt.ItemDataRole.ToolTipRole
    for cell in cells[0][1:]:
        assert cell.data(tip).startswith(
            "ln has no value. The logarithm is defined above 0 only. x brings -1"
        )
    assert "ln has no value for this row" in cells[2][1].data(tip)
    assert cells[1][1].data(tip) == "0.0"
    bench.trainer.close()


def test_a_curve_ends_where_there_is_no_value(qtbot: QtBot) -> None:
    bench = Workbench(_logarithm_of_an_input())
    panel = PredictionsPanel(bench)
    qtbot.addWidget(panel)
    panel.show()

    def drawn() -> bool:
        bench.trainer.pull()
        return panel.plot.curve.xData is not None and len(panel.plot.curve.xData) > 0

    qtbot.waitUntil(drawn)
    assert len(panel.plot.curve.xData) < SIDE
    assert min(panel.plot.curve.xData) > 0
    bench.trainer.close()
