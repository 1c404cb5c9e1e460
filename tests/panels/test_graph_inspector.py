"""The inspector and the outline of computational graphs: arguments, leaves, outputs, ties."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.drawing.arguments import in_order
from simulator.drawing.drawing import Drawing
from simulator.drawing.edits import remove, set_fields
from simulator.drawing.records import Edge, Node
from simulator.language import phrase
from simulator.numerics.arithmetic import OPERATIONS, Operation
from simulator.panels.inspector.arguments_model import ArgumentsModel
from simulator.panels.inspector.local import local_gradients
from simulator.panels.inspector.panel import InspectorPanel
from simulator.panels.inspector.values import argument_values, edge_values, parameter_values, term_values
from simulator.panels.outline.panel import OutlinePanel
from simulator.panels.training.formulas import value_formula
from simulator.panels.training.panel import TrainingPanel
from simulator.panels.training.settings import Settings
from simulator.panels.widgets.digits import brief
from simulator.training.frame import Frame
from simulator.workbench.workbench import Workbench
from tests.formulas import formula, labeled
from tests.panels.conftest import retype

Pull = Callable[..., Frame]
STEP = phrase("Test", "Test")


def quotient() -> Drawing:
    """v1 / c1 = 3, and a neuron with two tied weights that nobody needs."""
    nodes = [
        Node(id="n1", kind="variable", x=0, y=0, label="v1", bias=6.0),
        Node(id="n2", kind="constant", x=0, y=96, label="c1", bias=2.0),
        Node(id="n3", kind="divide", x=144, y=48, label="divide1", output=True),
        Node(id="n4", kind="neuron", x=144, y=240, label="h1", activation="linear", bias=0.0),
    ]
    edges = [
        Edge(id="e1", source="n1", target="n3"),
        Edge(id="e2", source="n2", target="n3", argument=1),
        Edge(id="e3", source="n1", target="n4", weight=0.5),
        Edge(id="e4", source="n2", target="n4", weight=0.25),
    ]
    return Drawing([*nodes, *edges])


@pytest.fixture
def bench(qapp: QApplication) -> Iterator[Workbench]:
    bench = Workbench(quotient())
    yield bench
    bench.trainer.close()


@pytest.fixture
def panel(bench: Workbench, qtbot: QtBot, pull: Pull) -> InspectorPanel:
    panel = InspectorPanel(bench)
    qtbot.addWidget(panel)
    panel.resize(380, 900)
    panel.show()
    panel.activateWindow()
    pull()
    return panel


def shown(panel: InspectorPanel) -> set[str]:
    """The rows of the form of nodes that can be seen."""
    return {name for name, field in panel.nodes.form.fields.items() if field.isVisible()}


def test_each_kind_has_its_own_fields(panel: InspectorPanel, bench: Workbench, qtbot: QtBot) -> None:
    fields = {
        "n1": {"label", "value", "frozen"},
        "n2": {"label", "value"},
        "n3": {"label", "output", "loss", "loss_weight"},
        "n4": {"label", "activation", "bias", "frozen", "output"},
    }
    for id, names in fields.items():
        bench.selection.set([id])
        qtbot.waitUntil(lambda names=names: shown(panel) == names)  # type: ignore[misc]
    bench.selection.set(["n1", "n2"])
    qtbot.waitUntil(lambda: shown(panel) == {"value", "frozen"})
    bench.selection.set(["n3", "n4"])
    qtbot.waitUntil(lambda: shown(panel) == {"output"})


def test_arguments_in_order_with_local_gradients_and_flows(
    panel: InspectorPanel, bench: Workbench, qtbot: QtBot
) -> None:
    bench.selection.set(["n3"])
    model = panel.arguments.model
    qtbot.waitUntil(lambda: model.values is not None)
    rows = [[model.index(row, column).data() for column in range(4)] for row in range(3)]
    assert rows == [["1. v1", "6", "0.5", "0.5"], ["2. c1", "2", "-1.5", "-1.5"], ["a", "3", "", "1"]]
    assert panel.arguments.formula.text() == "a = x / y"


def test_the_button_swaps_the_arguments(
    panel: InspectorPanel, bench: Workbench, pull: Pull, qtbot: QtBot
) -> None:
    bench.selection.set(["n3"])
    qtbot.waitUntil(panel.arguments.swap.isVisible)
    qtbot.mouseClick(panel.arguments.swap, Qt.MouseButton.LeftButton)
    pull()
    model = panel.arguments.model
    qtbot.waitUntil(lambda: model.values is not None and model.index(0, 0).data() == "1. c1")
    assert model.index(2, 1).data() == "0.3333"
    assert str(bench.history.done[-1].label) == "Swap the arguments of divide1"


def test_a_typed_value_is_initial_and_learned(
    panel: InspectorPanel, bench: Workbench, pull: Pull, qtbot: QtBot
) -> None:
    bench.selection.set(["n1"])
    field = panel.nodes.form.fields["value"]
    qtbot.waitUntil(field.isVisible)
    retype(qtbot, field, "8")  # type: ignore[arg-type]
    assert bench.drawing.nodes["n1"].bias == 8.0
    frame = pull()
    network = bench.trainer.network
    assert network is not None
    assert frame.a[network.slot["n3"]] == 4.0
    bench.history.undo()
    assert bench.drawing.nodes["n1"].bias == 6.0


def test_an_output_is_measured_and_counted_as_one_likes(
    panel: InspectorPanel, bench: Workbench, pull: Pull, qtbot: QtBot
) -> None:
    bench.selection.set(["n3"])
    weight = panel.nodes.form.fields["loss_weight"]
    qtbot.waitUntil(weight.isVisible)
    retype(qtbot, weight, "-2")  # type: ignore[arg-type]
    assert bench.drawing.nodes["n3"].loss_weight == -2.0
    assert pull().loss == -6.0
    panel.nodes.form.choices["loss"].picked.emit("value")
    assert bench.drawing.nodes["n3"].loss == "value"
    panel.nodes.form.choices["loss"].picked.emit("")
    assert bench.drawing.nodes["n3"].loss is None


def test_edges_are_tied_and_untied_by_a_button(panel: InspectorPanel, bench: Workbench, qtbot: QtBot) -> None:
    bench.selection.set(["e3", "e4"])
    tie, untie = panel.edges.buttons["tie"], panel.edges.buttons["untie"]
    qtbot.waitUntil(tie.isVisible)
    assert not untie.isVisible()
    qtbot.mouseClick(tie, Qt.MouseButton.LeftButton)
    assert bench.drawing.edges["e3"].weight == bench.drawing.edges["e4"].weight == 0.5
    qtbot.waitUntil(untie.isVisible)
    assert not tie.isVisible()
    bench.selection.set(["e3"])
    qtbot.waitUntil(lambda: "c1 → h1" in panel.edges.remark.text())
    qtbot.mouseClick(untie, Qt.MouseButton.LeftButton)
    assert bench.drawing.edges["e4"].tie is None


def test_the_verbs_for_edges_stay_through_undo_and_redo(
    panel: InspectorPanel, bench: Workbench, qtbot: QtBot
) -> None:
    bench.history.do(STEP, set_fields(bench.drawing, ["n1"], label="other"))
    tie, untie, swap = (panel.edges.buttons[verb] for verb in ("tie", "untie", "swap_arguments"))
    for edges, button in ((["e3", "e4"], tie), (["e1"], swap)):
        bench.selection.set(edges)
        qtbot.waitUntil(button.isVisible)
        for jump in (bench.history.undo, bench.history.redo):
            qtbot.wait(panel.interval + 20)
            jump()
            qtbot.wait(panel.interval + 20)
            assert button.isVisible()
            assert not untie.isVisible()


def test_an_argument_has_no_weight(panel: InspectorPanel, bench: Workbench, qtbot: QtBot) -> None:
    bench.selection.set(["e2"])
    qtbot.waitUntil(lambda: "Argument 2 of 2 of divide1" in panel.edges.remark.text())
    assert not panel.edges.form.fields["weight"].isVisible()
    assert not panel.edge.isVisible()
    texts = [reading.number.text() for reading in panel.flow.readings]
    assert texts == ["2", "-1.5"]


def test_what_has_no_value_is_said_and_shown_as_none(
    panel: InspectorPanel, bench: Workbench, pull: Pull, qtbot: QtBot
) -> None:
    bench.selection.set(["n2"])
    field = panel.nodes.form.fields["value"]
    qtbot.waitUntil(field.isVisible)
    retype(qtbot, field, "0")  # type: ignore[arg-type]
    pull()
    bench.selection.set(["n3"])
    qtbot.waitUntil(lambda: panel.trouble.isVisible() and "divided by 0" in panel.trouble.text())
    assert panel.of_role["operation"].readings[0].number.text() == "–"


OUTSIDE = [
    (formula("f = log x", x=-1), [["-1", "–", "–"], ["–", "", "–"]]),
    (formula("f = divide x y", x=0, y=0), [["0", "–", "–"], ["0", "–", "–"], ["–", "", "–"]]),
    (formula("f = sqrt x", x=0), [["0", "–", "–"], ["0", "", "1"]]),
    (formula("f = exp x", x=800), [["800", "–", "–"], ["–", "", "–"]]),
    (
        formula("f = power x y", x=-2, y=2, constants=["y"]),
        [["-2", "-4", "-4"], ["2", "–", "–"], ["4", "", "1"]],
    ),
]
"""Formulas outside their domain or at its end, with what the table of arguments says."""


@pytest.mark.parametrize(("drawing", "rows"), OUTSIDE, ids=["log", "divide", "sqrt", "exp", "power"])
def test_what_does_not_exist_is_no_number(drawing: Drawing, rows: list[list[str]], qtbot: QtBot) -> None:
    bench = Workbench(drawing)
    try:
        qtbot.waitUntil(lambda: (bench.trainer.pull(), bench.trainer.frame is not None)[1])
        model = ArgumentsModel()
        last = labeled(drawing, "f")
        model.show_names(tuple(str(row) for row in range(len(rows) - 1)))
        model.show_values(argument_values(bench, last))
        shown = [[model.index(row, column).data() for column in (1, 2, 3)] for row in range(len(rows))]
        assert shown == rows
        for each, (_, _, flow) in zip(in_order(drawing.incoming(last).values()), rows, strict=False):
            leaf, edge = parameter_values(bench.trainer, each.source), edge_values(bench, each.id)
            assert leaf is not None
            assert edge is not None
            assert [brief(leaf.gradient), brief(edge.back)] == [flow, flow]
    finally:
        bench.trainer.close()


def test_a_neuron_told_nothing_has_no_numbers(qtbot: QtBot) -> None:
    """Its source has no value: neither has it, and nothing goes back."""
    nodes = [
        Node(id="n1", kind="variable", x=0, y=0, label="v", bias=-1.0),
        Node(id="n2", kind="log", x=144, y=0, label="l"),
        Node(id="n3", kind="neuron", x=288, y=0, activation="linear", bias=0.5),
    ]
    edges = [Edge(id="e1", source="n1", target="n2"), Edge(id="e2", source="n2", target="n3", weight=2.0)]
    bench = Workbench(Drawing([*nodes, *edges]))
    try:
        qtbot.waitUntil(lambda: (bench.trainer.pull(), bench.trainer.frame is not None)[1])
        terms, edge = term_values(bench.trainer, "n3", ["e2"], ["n2"]), edge_values(bench, "e2")
        assert terms is not None
        assert edge is not None
        assert np.isnan([*terms.a, *terms.gradient, *terms.share, terms.z, terms.bias_gradient]).all()
        assert np.isnan([edge.forward, edge.back]).all()
        assert terms.weight.tolist() == [2.0]
    finally:
        bench.trainer.close()


def test_nothing_selected_says_what_training_does(panel: InspectorPanel, qtbot: QtBot) -> None:
    texts = [reading.number.text() for reading in panel.summary.readings]
    assert texts == ["0", "1", "4", "2", "1", "4", "1", "1", "1"]
    assert "divide1" in panel.summary.ends.text()


def test_the_settings_say_what_is_made_small(bench: Workbench, qtbot: QtBot) -> None:
    training = TrainingPanel(bench)
    qtbot.addWidget(training)
    training.show()
    settings = training.findChild(Settings)
    assert settings is not None
    assert settings.loss_formula.text() == "L = divide1"
    assert not settings.loss.fields["loss"].isVisible()
    bench.drawing.apply(set_fields(bench.drawing, ["n3"], loss_weight=-2.0))
    qtbot.waitUntil(lambda: settings.loss_formula.text() == "L = −2 divide1")


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        (1.0, -0.5, "L = p − 0.5 q"),
        (-1.0, -1.0, "L = −p − q"),
        (-1e-5, 2.0, "L = −1e−05 p + 2 q"),
        (0.0, 1.0, "L = q"),
    ],
)
def test_what_is_made_small_is_a_sum_with_true_signs(first: float, second: float, text: str) -> None:
    drawing = formula("p = square a", "q = square b", a=1.0, b=2.0)
    for name, weight in (("p", first), ("q", second)):
        drawing.apply(set_fields(drawing, [labeled(drawing, name)], output=True, loss_weight=weight))
    assert value_formula(drawing) == text


def test_the_outline_has_sections_for_values_and_operations(
    bench: Workbench, qtbot: QtBot, pull: Pull
) -> None:
    outline = OutlinePanel(bench)
    qtbot.addWidget(outline)
    outline.show()
    pull()
    outline.refresh()
    model = outline.model
    sections = [model.index(row, 0) for row in range(model.rowCount())]
    assert [section.data() for section in sections] == ["Values", "Neurons", "Operations"]
    divide = model.index_of("n3")
    assert divide.siblingAtColumn(1).data() == "3"
    model.fetchMore(divide)
    assert [model.index(row, 0, divide).data() for row in range(2)] == ["1. from v1", "2. from c1"]
    assert model.index(1, 1, divide).data() == "2"


TAKEN = [(row, n) for row in OPERATIONS for n in (1, 2, 3, 5) if row.least <= n <= (row.most or n)]


@pytest.mark.parametrize(("row", "count"), TAKEN, ids=lambda value: getattr(value, "key", value))
def test_local_gradients_are_slopes(row: Operation, count: int) -> None:
    values, h = [0.3 + 0.37 * place for place in range(count)], 1e-6
    gradients = local_gradients(row, values)
    for place in range(count):
        up, down = ([v + s * h * (i == place) for i, v in enumerate(values)] for s in (1, -1))
        slope = (_value(row, up) - _value(row, down)) / (2 * h)
        assert gradients[place] == pytest.approx(slope, rel=1e-6, abs=1e-9)


def _value(row: Operation, values: list[float]) -> float:
    plain = {"add": sum, "sum": sum, "multiply": np.prod, "max": max, "min": min}
    if row.key in plain:
        return float(plain[row.key](values))
    return float(row.function(*(np.array([v]) for v in values))[0])


def test_the_inspector_says_why_a_node_keeps_the_drawing_from_being_trained(
    panel: InspectorPanel, bench: Workbench, qtbot: QtBot
) -> None:
    bench.history.do(STEP, remove(bench.drawing, ["e2"]))
    bench.selection.set(["n3"])
    qtbot.waitUntil(lambda: (bench.trainer.pull(), panel.trouble.isVisible())[1])
    assert "takes exactly 2 values, but 1" in panel.trouble.text()
    bench.selection.set(["n1"])
    qtbot.waitUntil(lambda: not panel.trouble.isVisible())
