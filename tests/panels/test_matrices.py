"""The matrices: a fully connected layer as Y = X W + B, read from the network and typed into it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from simulator.drawing.edits import remove, set_fields
from simulator.language import phrase
from simulator.model.layers import layers_of
from simulator.panels.matrices.panel import NO_LAYER, MatricesPanel
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
    for layer in layers_of(network):
        read = [network.slot[id] for id in layer.sources]
        written = [network.slot[id] for id in layer.targets]
        y = x[read] @ frame.theta[layer.weights] + frame.theta[layer.biases]
        assert y == pytest.approx(frame.z[written], rel=1e-12)


def test_every_cell_belongs_to_its_edge(panel: MatricesPanel, bench: Workbench) -> None:
    network, drawing = bench.trainer.network, bench.drawing
    assert network is not None
    layer = layers_of(network)[0]
    assert (panel.model.rowCount(), panel.model.columnCount()) == (3, 3), "two sources and B; three neurons"
    for row, source in enumerate(layer.sources):
        for column, target in enumerate(layer.targets):
            place = panel.model.place(panel.model.index(row, column))
            edge = next(id for id, index in network.parameter.items() if index == place)
            assert (drawing.edges[edge].source, drawing.edges[edge].target) == (source, target)
    biases = [panel.model.place(panel.model.index(2, column)) for column in range(3)]
    assert biases == [network.parameter[id] for id in layer.targets]


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
    assert "much" in panel.remark.text()
    assert len(bench.history.done) == before


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


def test_a_renamed_neuron_has_its_new_name_in_table_and_choice(
    panel: MatricesPanel, bench: Workbench, pull: Pull, qtbot: QtBot
) -> None:
    pull()
    neuron = next(id for id in bench.drawing.nodes if bench.drawing.incoming(id))
    qtbot.waitUntil(lambda: panel.model.columnCount() == 3)
    bench.history.do(phrase("Test", "Test"), set_fields(bench.drawing, [neuron], label="renamed"))
    qtbot.waitUntil(
        lambda: (
            panel.model.headerData(0, Qt.Orientation.Horizontal) == "renamed"
            and "renamed" in panel.layer.currentText()
        ),
        timeout=2000,
    )
