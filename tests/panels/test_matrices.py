"""The matrices: a fully connected layer as Y = X W + B, read from the network and typed into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.drawing.drawing import Drawing
from simulator.drawing.edits import add_node, remove, set_fields
from simulator.drawing.records import Edge, Node
from simulator.language import phrase
from simulator.model.layers import layers_of
from simulator.panels.matrices.panel import EXPLAINED, IN_NO_LAYER, NO_LAYER, MatricesPanel
from simulator.training.frame import Frame
from simulator.workbench.workbench import Workbench

Pull = Callable[..., Frame]
ROLE = Qt.ItemDataRole


@pytest.fixture
def panel(bench: Workbench, qtbot: QtBot, pull: Pull) -> MatricesPanel:
    panel = MatricesPanel(bench)
    qtbot.addWidget(panel)
    panel.resize(500, 300)
    panel.show()
    pull()
    panel.refresh()
    return panel


def test_a_layer_is_what_its_formula_says(bench: Workbench, pull: Pull) -> None:
    frame, network = pull(), bench.trainer.network
    assert network is not None
    x = frame.a
    for layer in layers_of(bench.drawing, network):
        read = [network.slot[id] for id in layer.sources]
        written = [network.slot[id] for id in layer.targets]
        y = x[read] @ frame.theta[layer.weights] + frame.theta[layer.biases]
        assert y == pytest.approx(frame.z[written], rel=1e-12)


def test_every_cell_belongs_to_its_edge(panel: MatricesPanel, bench: Workbench) -> None:
    network, drawing = bench.trainer.network, bench.drawing
    assert network is not None
    layer = layers_of(bench.drawing, network)[0]
    assert (panel.model.rowCount(), panel.model.columnCount()) == (3, 3), "two sources and B; three neurons"
    for row, source in enumerate(layer.sources):
        for column, target in enumerate(layer.targets):
            place = panel.model.place(panel.model.index(row, column))
            edge = next(id for id, index in network.parameter.items() if index == place)
            assert (drawing.edges[edge].source, drawing.edges[edge].target) == (source, target)
    biases = [panel.model.place(panel.model.index(2, column)) for column in range(3)]
    assert biases == [network.parameter[id] for id in layer.targets]


def test_gradients_are_dashes_until_a_batch_went_back(
    panel: MatricesPanel, bench: Workbench, pull: Pull
) -> None:
    def texts() -> set[object]:
        panel.refresh()
        return {panel.model.index(row, column).data() for row in range(3) for column in range(3)}

    for key in ("gradient", "update"):
        panel.shown.show_key(key)
        assert texts() == {"–"}
    bench.trainer.step("batch")
    pull(lambda frame: frame.step == 1)
    for key in ("gradient", "update"):
        panel.shown.show_key(key)
        assert "–" not in texts()


def test_a_typed_number_is_one_undoable_step(panel: MatricesPanel, bench: Workbench, pull: Pull) -> None:
    index = panel.model.index(1, 2)
    place, before = panel.model.place(index), len(bench.history.done)
    assert panel.model.setData(index, "0.125")
    frame = pull(lambda frame: frame.theta[place] == 0.125)
    panel.refresh()
    assert panel.model.data(index, ROLE.EditRole) == "0.125"
    assert len(bench.history.done) == before + 1
    bench.history.undo()
    assert pull(lambda later: later.theta[place] != 0.125).revision >= frame.revision


def test_what_is_no_number_is_refused_with_a_sentence(panel: MatricesPanel, bench: Workbench) -> None:
    before = len(bench.history.done)
    assert not panel.model.setData(panel.model.index(0, 0), "much")
    assert "much" in panel.refusal.text()
    assert len(bench.history.done) == before


@pytest.mark.parametrize("width", [300, 500, 1200])
def test_a_refusal_moves_nothing_and_stays_until_a_number_is_typed(panel: MatricesPanel, width: int) -> None:
    panel.resize(width, 300)
    QApplication.processEvents()
    before = panel.table.geometry()
    panel.model.setData(panel.model.index(0, 0), "much")
    QApplication.processEvents()
    assert panel.table.geometry() == before
    panel.refresh()
    assert (panel.refusal.isVisible(), panel.remark.isVisible()) == (True, False)
    panel.model.setData(panel.model.index(0, 0), "0.5")
    panel.refresh()
    QApplication.processEvents()
    assert panel.table.geometry() == before
    assert (panel.refusal.isVisible(), panel.remark.isVisible()) == (False, True)


def test_a_copy_has_the_names_of_rows_and_columns(panel: MatricesPanel) -> None:
    lines = [line.split("\t") for line in panel.table.as_text().split("\n")]
    assert lines[0] == ["", "h1", "h2", "h3"]
    assert [line[0] for line in lines] == ["", "x1", "x2", "B"]
    texts = [[panel.model.data(panel.model.index(r, c), ROLE.EditRole) for c in range(3)] for r in range(3)]
    assert [line[1:] for line in lines[1:]] == texts


def test_names_break_no_copy(panel: MatricesPanel, bench: Workbench) -> None:
    name = set_fields(bench.drawing, [next(iter(bench.drawing.nodes))], label="one\ttwo\nthree")
    bench.history.do(phrase("Test", "Test"), name)
    panel.refresh()
    lines = panel.table.as_text().split("\n")
    assert [line.count("\t") for line in lines] == [3, 3, 3, 3]
    assert lines[1].startswith("one two three\t")


def test_gradients_are_read_only(panel: MatricesPanel, bench: Workbench, pull: Pull) -> None:
    bench.trainer.step("batch")
    frame = pull(lambda frame: frame.step == 1)
    panel.shown.show_key("gradient")
    panel.refresh()
    index = panel.model.index(0, 0)
    assert float(str(panel.model.data(index, ROLE.EditRole))) == frame.gradient[panel.model.place(index)]
    assert not panel.model.flags(index) & Qt.ItemFlag.ItemIsEditable


def test_it_follows_the_selection_and_says_the_shapes(panel: MatricesPanel, bench: Workbench) -> None:
    network = bench.trainer.network
    assert network is not None
    bench.selection.set([network.outputs[0]])
    panel.refresh()
    assert panel.model.columnCount() == 1
    assert "(3×1)" in panel.shapes.text()


def test_without_a_layer_it_says_how_to_get_one(panel: MatricesPanel, bench: Workbench) -> None:
    drawing = bench.drawing
    bench.history.do(phrase("Test", "Test"), remove(drawing, list(drawing.edges)))
    bench.trainer.pull()
    panel.refresh()
    assert panel.remark.text() == str(NO_LAYER)
    assert panel.table.isHidden()
    assert not np.any(panel.model.rowCount())


MIXED = {**dict.fromkeys(("h1", "h2", "h3"), "x1 x2"), **dict.fromkeys(("k1", "k2"), "h1 h2 h3")}
MIXED |= {"k3": "h1", "k4": "h2", "k5": "h3", "y": "k1 k2 k3 k4 k5"}
"""A drawing whose middle rank is a layer of two neurons beside three that read one source each."""


@pytest.fixture
def mixed(qapp: QApplication, qtbot: QtBot) -> Iterator[MatricesPanel]:
    nodes = [Node(id=id, kind="neuron", label=id.upper(), x=1, y=row) for row, id in enumerate(MIXED)]
    nodes += [Node(id=id, kind="input", label=id.upper(), x=0, y=row) for row, id in enumerate(("x1", "x2"))]
    pairs = [(source, target) for target, read in MIXED.items() for source in read.split()]
    bench = Workbench(Drawing([*nodes, *(Edge(id=s + t, source=s, target=t) for s, t in pairs)]))
    panel = MatricesPanel(bench)
    qtbot.addWidget(panel)
    panel.resize(500, 300)
    panel.show()
    yield panel
    bench.trainer.close()


def select(panel: MatricesPanel, id: str) -> str:
    """Select it; the answer is the name of the layer that is shown then."""
    panel._bench.selection.set([id])
    panel.refresh()
    return panel.layer.currentText()


def offered(panel: MatricesPanel) -> list[str]:
    return [panel.layer.itemText(index) for index in range(panel.layer.count())]


def headers(panel: MatricesPanel, orientation: Qt.Orientation) -> list[object]:
    count = panel.model.columnCount() if orientation == Qt.Orientation.Horizontal else panel.model.rowCount()
    return [panel.model.headerData(section, orientation) for section in range(count)]


def test_a_layer_is_shown_whatever_stands_beside_it(mixed: MatricesPanel) -> None:
    assert select(mixed, "k1") == "H1 … H3 → K1, K2"
    assert offered(mixed) == ["X1, X2 → H1 … H3", "H1 … H3 → K1, K2", "K1 … K5 → Y"]
    assert headers(mixed, Qt.Orientation.Horizontal) == ["K1", "K2"]
    assert "(3×2)" in mixed.shapes.text()


def test_a_loose_neuron_shows_its_own_column_while_it_is_asked_for(mixed: MatricesPanel) -> None:
    assert select(mixed, "h2k4") == "H2 → K4"
    assert "H2 → K4" in offered(mixed)
    assert headers(mixed, Qt.Orientation.Vertical) == ["H2", "B"]
    assert select(mixed, "y") == "K1 … K5 → Y"
    assert "H2 → K4" not in offered(mixed)


def test_what_has_no_column_shows_its_row(mixed: MatricesPanel) -> None:
    select(mixed, "y")
    assert select(mixed, "x1") == "X1, X2 → H1 … H3"


def test_a_layer_that_is_picked_is_shown_until_something_else_is_selected(mixed: MatricesPanel) -> None:
    select(mixed, "k1")
    mixed.layer.setCurrentIndex(0)
    mixed.layer.picked.emit(mixed.layer.currentData())
    mixed.refresh()
    assert mixed.layer.currentText() == "X1, X2 → H1 … H3"
    assert select(mixed, "k2") == "H1 … H3 → K1, K2"


def test_a_layer_stays_when_others_come_before_it(mixed: MatricesPanel) -> None:
    select(mixed, "y")
    bench = mixed._bench
    bench.history.do(phrase("Test", "Test"), remove(bench.drawing, ["x1h1"]))
    bench.trainer.pull()
    mixed.refresh()
    assert mixed.layer.currentText() == "K1 … K5 → Y"


def change(panel: MatricesPanel, id: str, **fields: object) -> None:
    """As the inspector or the hand does; training hears of it a moment later."""
    bench = panel._bench
    bench.history.do(phrase("Test", "Test"), set_fields(bench.drawing, [id], **fields))
    panel._rest.stop()
    panel._catch_up()


def test_a_new_name_is_read_at_once(mixed: MatricesPanel) -> None:
    select(mixed, "k1")
    change(mixed, "k1", label="first")
    change(mixed, "h3", label="third")
    assert headers(mixed, Qt.Orientation.Horizontal) == ["first", "K2"]
    assert headers(mixed, Qt.Orientation.Vertical) == ["H1", "H2", "third", "B"]
    assert mixed.layer.currentText() == "H1 … third → first, K2"
    mixed._bench.history.undo()
    mixed._rest.stop()
    mixed._catch_up()
    assert mixed.layer.currentText() == "H1 … H3 → first, K2"


def test_a_move_reorders_columns_and_numbers_alike(mixed: MatricesPanel) -> None:
    select(mixed, "k2")
    model = mixed.model
    before = [[model.place(model.index(row, column)) for column in (1, 0)] for row in range(4)]
    change(mixed, "k1", y=99.0)
    assert headers(mixed, Qt.Orientation.Horizontal) == ["K2", "K1"]
    assert [[model.place(model.index(row, column)) for column in (0, 1)] for row in range(4)] == before
    assert mixed.layer.currentText() == "H1 … H3 → K2, K1"


def test_what_was_removed_is_shown_until_training_knows(mixed: MatricesPanel) -> None:
    """Numbers and names are those of one network, or the numbers would stand under other names."""
    select(mixed, "k1")
    bench = mixed._bench
    bench.history.do(phrase("Test", "Test"), remove(bench.drawing, ["k1", "h2"]))
    mixed.refresh()
    assert headers(mixed, Qt.Orientation.Horizontal) == ["K1", "K2"]
    bench.trainer.pull()
    mixed.refresh()
    assert headers(mixed, Qt.Orientation.Vertical) == ["H1", "H3", "B"]
    assert headers(mixed, Qt.Orientation.Horizontal) == ["K2"]


def test_what_belongs_to_no_layer_is_said_so(mixed: MatricesPanel) -> None:
    bench = mixed._bench
    added, alone = add_node(bench.drawing, "neuron", 5, 5, label="ALONE", output=True)
    bench.history.do(phrase("Test", "Test"), added)
    bench.trainer.pull()
    before = select(mixed, "k1")
    assert mixed.remark.text() == str(EXPLAINED)
    assert select(mixed, alone) == before
    assert mixed.remark.text() == str(IN_NO_LAYER.of(name="ALONE"))
    mixed._pick("y")
    mixed.refresh()
    assert mixed.remark.text() == str(EXPLAINED), "it was asked for"
