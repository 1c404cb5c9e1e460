"""The outline: in step with the drawing and the selection, by mouse and keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace as with_fields
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from simulator.drawing.change import replaced
from simulator.drawing.edits import from_layers, remove, set_fields
from simulator.language import phrase
from simulator.panels.outline import panel as outline_panel
from simulator.panels.outline.entries import outline_of
from simulator.panels.outline.model import OutlineModel
from simulator.panels.outline.panel import OutlinePanel
from simulator.training.frame import Frame
from simulator.workbench.workbench import Workbench

Pull = Callable[..., Frame]
STEP = phrase("Test", "Test")


@pytest.fixture
def panel(bench: Workbench, qtbot: QtBot) -> OutlinePanel:
    panel = OutlinePanel(bench)
    qtbot.addWidget(panel)
    panel.resize(320, 500)
    panel.show()
    panel.activateWindow()
    return panel


def rows(panel: OutlinePanel, parent: QModelIndex | None = None) -> list[str]:
    parent = parent or QModelIndex()
    return [panel.filter.index(row, 0, parent).data() for row in range(panel.filter.rowCount(parent))]


def place_of(panel: OutlinePanel, id: str) -> QModelIndex:
    return panel.filter.mapFromSource(panel.model.index_of(id))


def click(panel: OutlinePanel, id: str, qtbot: QtBot, *modifiers: Qt.KeyboardModifier) -> None:
    place = panel.tree.visualRect(place_of(panel, id)).center()
    qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, *modifiers, pos=place)


def test_everything_is_in_the_tree(panel: OutlinePanel, bench: Workbench) -> None:
    ids = set()

    def walk(entry: object) -> None:
        ids.add(entry.id)
        if not entry.grown:
            entry.grow()
        for child in entry.children:
            walk(child)

    walk(outline_of(bench.drawing))
    assert ids - {None} == {*bench.drawing.nodes, *bench.drawing.edges}
    assert "Inputs" in rows(panel)


def test_a_click_selects_and_the_selection_is_followed(
    panel: OutlinePanel, bench: Workbench, qtbot: QtBot
) -> None:
    first, second, *_ = bench.drawing.nodes
    click(panel, first, qtbot)
    assert bench.selection.ids == (first,)
    click(panel, second, qtbot, Qt.KeyboardModifier.ControlModifier)
    assert set(bench.selection.ids) == {first, second}
    edge = next(iter(bench.drawing.edges))
    bench.selection.set([edge])
    qtbot.waitUntil(
        lambda: panel.tree.selectionModel().isRowSelected(
            place_of(panel, edge).row(), place_of(panel, edge).parent()
        )
    )
    assert bench.selection.ids == (edge,)


def test_a_section_selects_its_nodes(panel: OutlinePanel, bench: Workbench, qtbot: QtBot) -> None:
    place = panel.tree.visualRect(panel.filter.index(0, 0)).center()
    qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    kinds = {bench.drawing.nodes[id].kind for id in bench.selection.ids}
    assert kinds == {"input"}
    assert len(bench.selection.ids) == 2


def test_keys_walk_and_select(panel: OutlinePanel, bench: Workbench, qtbot: QtBot) -> None:
    first = next(id for id, node in bench.drawing.nodes.items() if node.kind == "input")
    click(panel, first, qtbot)
    qtbot.keyClick(panel.tree, Qt.Key.Key_Down)
    assert bench.selection.ids != (first,)
    assert len(bench.selection.ids) == 1


def test_searching_narrows_and_escape_widens(panel: OutlinePanel, bench: Workbench, qtbot: QtBot) -> None:
    everything = rows(panel)
    qtbot.keyClicks(panel.search, "x2")
    assert len(rows(panel, panel.filter.index(0, 0))) == 1
    qtbot.keyClick(panel.search, Qt.Key.Key_Down)
    assert panel.tree.hasFocus()
    qtbot.keyClick(panel.search, Qt.Key.Key_Escape)
    assert rows(panel) == everything
    assert bench.selection.ids == ()


def test_a_removed_neuron_leaves_the_tree(panel: OutlinePanel, bench: Workbench, qtbot: QtBot) -> None:
    neuron = next(id for id in bench.drawing.nodes if bench.drawing.incoming(id))
    bench.history.do(STEP, remove(bench.drawing, [neuron]))
    qtbot.waitUntil(lambda: not panel.model.index_of(neuron).isValid())
    bench.history.undo()
    qtbot.waitUntil(lambda: panel.model.index_of(neuron).isValid())


def test_numbers_are_those_of_the_frame(panel: OutlinePanel, bench: Workbench, pull: Pull) -> None:
    edge = next(iter(bench.drawing.edges))
    frame = pull()
    network = bench.trainer.network
    assert network is not None
    source = panel.model.index_of(edge)
    cell = panel.model.index(source.row(), 1, source.parent())
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == repr(float(frame.theta[network.parameter[edge]]))


@pytest.mark.parametrize("number", [-592.0, -5.93e10, -5.93e-10, -5.93e100, -1.0 / 3])
def test_no_number_is_cut(panel: OutlinePanel, bench: Workbench, pull: Pull, number: float) -> None:
    node = next(id for id, node in bench.drawing.nodes.items() if node.kind == "neuron")
    bench.history.do(STEP, set_fields(bench.drawing, [node], bias=number))
    pull()
    index = place_of(panel, node).siblingAtColumn(1)
    assert float(index.data()) == pytest.approx(number, rel=0.01)
    assert panel.tree.sizeHintForIndex(index).width() <= panel.tree.header().sectionSize(1)


def test_names_are_shown_as_they_are(panel: OutlinePanel, bench: Workbench, qtbot: QtBot) -> None:
    neuron = next(id for id in bench.drawing.nodes if bench.drawing.incoming(id))
    bench.history.do(STEP, set_fields(bench.drawing, [neuron], label="<b>h</b> & co"))
    qtbot.waitUntil(lambda: panel.model.index_of(neuron).data() == "<b>h</b> & co")


def test_it_is_a_proper_model(qtbot: QtBot) -> None:
    bench = Workbench(from_layers([3, 5, 2]))
    panel = OutlinePanel(bench)
    qtbot.addWidget(panel)
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(panel.model, fatal, panel)
    tester.setUseFetchMore(False)  # it would fetch inside of a reset, and call that our mistake
    panel.show()
    panel.model.fetch_all()
    bench.history.do(STEP, remove(bench.drawing, list(bench.drawing.nodes)[:4]))
    qtbot.waitUntil(lambda: not panel.model.again())
    bench.trainer.close()


def move(bench: Workbench, id: str, dy: float) -> None:
    node = bench.drawing.nodes[id]
    bench.history.do(STEP, replaced([(node, with_fields(node, y=node.y + dy))]))


def test_a_move_that_keeps_the_order_leaves_the_tree_alone(
    panel: OutlinePanel, bench: Workbench, qtbot: QtBot
) -> None:
    resets = []
    panel.model.modelReset.connect(lambda: resets.append(1))
    first, second, *_ = (n.id for n in bench.drawing.nodes.values() if n.kind == "input")
    move(bench, first, -1.0)
    panel.refresh()
    assert not resets
    move(bench, first, 500.0)
    panel.refresh()
    assert resets
    assert panel.model.index_of(second).row() < panel.model.index_of(first).row()


def test_edges_stand_in_the_order_of_their_sources(panel: OutlinePanel, bench: Workbench) -> None:
    first, second, *_ = (n.id for n in bench.drawing.nodes.values() if n.kind == "input")
    move(bench, first, 500.0)
    panel.refresh()
    edges = bench.drawing.edges.values()
    for from_first in (edge for edge in edges if edge.source == first):
        beside = next(e for e in edges if e.source == second and e.target == from_first.target)
        assert panel.model.index_of(beside.id).row() < panel.model.index_of(from_first.id).row()


def test_what_is_unfolded_and_scrolled_stays_so(panel: OutlinePanel, bench: Workbench, qtbot: QtBot) -> None:
    panel.resize(320, 160)
    inputs = [n.id for n in bench.drawing.nodes.values() if n.kind == "input"]
    hidden = [id for id in bench.drawing.nodes if bench.drawing.incoming(id)]
    panel.tree.setExpanded(place_of(panel, hidden[1]), True)
    panel.tree.setExpanded(panel.filter.index(0, 0), False)
    panel.tree.setCurrentIndex(place_of(panel, hidden[1]))
    panel.tree.verticalScrollBar().setValue(3)
    scrolled = panel.tree.verticalScrollBar().value()
    assert scrolled > 0
    move(bench, inputs[0], 500.0)
    bench.history.do(STEP, set_fields(bench.drawing, [hidden[1]], label="h"))
    panel.refresh()
    assert panel.tree.isExpanded(place_of(panel, hidden[1]))
    assert not panel.tree.isExpanded(place_of(panel, hidden[0]))
    assert not panel.tree.isExpanded(panel.filter.index(0, 0))
    assert panel.tree.isExpanded(panel.filter.index(1, 0))
    assert panel.tree.currentIndex() == place_of(panel, hidden[1])
    assert panel.tree.verticalScrollBar().value() == scrolled


def test_a_file_dropped_on_the_search_is_not_typed(panel: OutlinePanel) -> None:
    assert not panel.search.acceptDrops()


def test_edges_are_made_when_somebody_looks(panel: OutlinePanel, bench: Workbench, qtbot: QtBot) -> None:
    neuron = next(id for id in bench.drawing.nodes if bench.drawing.incoming(id))
    place = panel.model.index_of(neuron)
    assert panel.model.rowCount(place) == 0
    assert panel.model.hasChildren(place)
    panel.tree.setExpanded(place_of(panel, neuron), True)
    assert panel.model.rowCount(place) == len(bench.drawing.incoming(neuron))


def test_a_search_finds_edges_nobody_looked_at(panel: OutlinePanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.search, "from x2")
    first = panel.filter.index(0, 0)
    assert rows(panel, panel.filter.index(0, 0, first)) == ["from x2"]


def test_the_order_waits_until_the_hand_lets_go(panel: OutlinePanel, bench: Workbench, qtbot: QtBot) -> None:
    first = next(n.id for n in bench.drawing.nodes.values() if n.kind == "input")
    node = bench.drawing.nodes[first]
    with bench.history.step(STEP) as step:
        step.set(replaced([(node, with_fields(node, y=node.y + 500.0))]))
        panel.refresh()
        assert panel.model.index_of(first).row() == 0
    qtbot.waitUntil(lambda: panel.model.index_of(first).row() == 1)


def test_a_large_selection_is_not_marked_row_by_row(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, parent = [], OutlineModel.parent
    monkeypatch.setattr(OutlineModel, "parent", lambda *about: asked.append(1) or parent(*about))
    bench = Workbench(from_layers([2, 30, 30, 1]))
    panel = OutlinePanel(bench)
    qtbot.addWidget(panel)
    panel.show()
    asked.clear()
    nodes = list(bench.drawing.nodes)
    bench.selection.set([*nodes, *bench.drawing.edges])
    panel.refresh()
    assert 0 < len(asked) < 100 * len(nodes)
    selected = panel.tree.selectionModel()
    assert all(
        selected.isRowSelected(place_of(panel, id).row(), place_of(panel, id).parent()) for id in nodes
    )
    bench.trainer.close()


def test_what_is_not_marked_stays_selected_as_long_as_the_hand_adds(
    panel: OutlinePanel, bench: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outline_panel, "MARKED", 5)
    edges = set(bench.drawing.edges)
    first, second, *_ = bench.drawing.nodes
    bench.selection.set([first, *edges])
    panel.refresh()
    click(panel, second, qtbot, Qt.KeyboardModifier.ControlModifier)
    assert set(bench.selection.ids) == {first, second, *edges}
    click(panel, first, qtbot, Qt.KeyboardModifier.ControlModifier)
    assert set(bench.selection.ids) == {second, *edges}
    click(panel, first, qtbot)
    assert bench.selection.ids == (first,)
