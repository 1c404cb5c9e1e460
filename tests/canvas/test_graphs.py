"""The canvas of computational graphs: every kind is drawn, and edges say what goes forward and comes back."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QAccessible, QImage, QPainter

from simulator.appearance import theme
from simulator.appearance.shapes import GLYPHS, SQUARES
from simulator.appearance.theme import THEMES, Theme
from simulator.canvas.bubble_places import bubble_box
from simulator.canvas.edge_marks import argument_numbers
from simulator.canvas.edge_numbers import edge_texts
from simulator.canvas.facts import prediction_and_target
from simulator.canvas.graph_text import end_gradient, gradient_text, value_text
from simulator.canvas.node_layer import node_colors
from simulator.canvas.numbers_shown import fitting, trimmed
from simulator.canvas.picture import bench_png, bench_svg
from simulator.canvas.places import node_box
from simulator.canvas.tip_text import tip_text
from simulator.cli.spoken import speak
from simulator.drawing import edits
from simulator.drawing.change import added
from simulator.drawing.drawing import Drawing
from simulator.drawing.records import Edge, Node
from simulator.language import phrase, use_translator
from simulator.model.kinds import KINDS
from simulator.problems import Problem
from simulator.workbench.overlay import Ghost, Overlay
from simulator.workbench.view_options import COLORINGS
from tests.canvas.conftest import Desk, Lay
from tests.formulas import formula, labeled

STEP = phrase("Test", "Test")


def apples(tax: float = 1.1) -> Drawing:
    """100 yen an apple, 2 of them, and the tax: 220."""
    nodes = [
        Node(id="n1", kind="variable", x=-240, y=-96, label="apple", bias=100.0),
        Node(id="n2", kind="variable", x=-240, y=0, label="count", bias=2.0),
        Node(id="n3", kind="variable", x=-240, y=96, label="tax", bias=tax),
        Node(id="n4", kind="multiply", x=-60, y=-48, label="multiply1"),
        Node(id="n5", kind="multiply", x=120, y=0, label="price"),
    ]
    pairs = [("n1", "n4"), ("n2", "n4"), ("n4", "n5"), ("n3", "n5")]
    edges = [Edge(id=f"e{i}", source=a, target=b, argument=(i - 1) % 2) for i, (a, b) in enumerate(pairs, 1)]
    return Drawing([*nodes, *edges])


def seen(desk: Desk) -> Desk:
    """With its first frame."""

    def there() -> bool:
        desk.bench.trainer.pull()
        return desk.bench.trainer.frame is not None

    desk.qtbot.waitUntil(there, timeout=10_000)
    return desk


def picture(desk: Desk) -> QImage:
    return desk.view.grab().toImage()


def texts(desk: Desk) -> list[tuple[str, ...]]:
    look = desk.view.stage.look(900, 600)
    return [edge_texts(look, row) for row in range(len(look.geometry.edges))]


def test_the_apple_graph_reads_as_in_the_book(lay: Lay) -> None:
    desk = seen(lay(apples()))
    assert texts(desk) == [("100", "∂ 2.2"), ("2", "∂ 110"), ("200", "∂ 1.1"), ("1.1", "∂ 200")]
    look = desk.view.stage.look(900, 600)
    values = [value_text(look, row, id) for row, id in enumerate(look.geometry.nodes)]
    assert values == ["100", "2", "1.1", "200", "220"]
    gradients = [gradient_text(look, row) for row in range(5)]
    assert gradients == ["∂ 2.2", "∂ 110", "∂ 200", "∂ 1.1", "∂ 1"]


def test_without_numbers_nothing_is_written(lay: Lay) -> None:
    desk = seen(lay(apples()))
    with_numbers = picture(desk)
    desk.bench.look(type(desk.bench.options)(numbers=False))
    look = desk.view.stage.look(900, 600)
    assert not value_text(look, 0, "n1")
    assert not gradient_text(look, 0)
    assert picture(desk) != with_numbers


@pytest.mark.parametrize("dress", THEMES, ids=lambda dress: dress.name)
@pytest.mark.parametrize("scale", [0.05, 0.4, 1.0, 3.0])
def test_every_kind_is_drawn_in_a_way_of_its_own(lay: Lay, dress: Theme, scale: float) -> None:
    theme.use(dress)
    drawn: dict[str, QImage] = {}
    desk = lay(Drawing(), scale=scale)
    for kind in KINDS:
        node = Node(id="n1", kind=kind.key, x=0, y=0, label="a", bias=1.0)
        desk.bench.drawing.apply(edits.remove(desk.bench.drawing, ["n1"]))
        desk.bench.drawing.apply(added([node]))
        desk.view.stage.viewpoint.center_on(0, 0)
        drawn[kind.key] = desk.view.grab(
            node_box(desk.view.stage, "n1").toRect().adjusted(-2, -2, 2, 2)
        ).toImage()
    apart = drawn if scale >= 1.0 else {key: drawn[key] for key in ("neuron", "add")}
    pictures = list(apart.values())
    assert all(one != other for i, one in enumerate(pictures) for other in pictures[:i])


def test_every_operation_has_a_sign_and_a_square() -> None:
    keys = {kind.key for kind in KINDS if kind.operation}
    assert set(GLYPHS) == keys
    assert set(SQUARES) == keys | {"input", "constant"}


@pytest.mark.parametrize("kind", [kind.key for kind in KINDS])
def test_every_kind_can_be_carried(lay: Lay, kind: str) -> None:
    desk = lay(Drawing())
    before = picture(desk)
    desk.bench.show(Overlay(ghosts=(Ghost(0, 0, kind),)))
    assert picture(desk) != before


def test_pictures_of_a_graph_are_made(lay: Lay) -> None:
    desk = seen(lay(apples()))
    assert not QImage.fromData(bench_png(desk.bench)).isNull()
    svg = bench_svg(desk.bench)
    assert b"220" in svg
    assert "∂ 110".encode() in svg


def test_hovering_tells_both_ways(lay: Lay) -> None:
    desk = seen(lay(apples()))
    look = desk.view.stage.look(0, 0)
    said = tip_text(look, "e2")
    assert said is not None
    assert dict(said.rows) == {"argument": "2 of 2", "forward: value a": "2", "back: gradient ∂L/∂a": "110"}
    root = tip_text(look, "n5")
    assert root is not None
    assert root.title == "price · Multiply"
    assert dict(root.rows)["gradient ∂L/∂a"] == "1"


def test_a_weighted_edge_tells_both_ways_too(desk: Desk) -> None:
    desk.step()
    said = tip_text(desk.view.stage.look(0, 0), desk.edge("x1", "h1"))
    assert said is not None
    assert list(dict(said.rows)) == [
        "weight w",
        "gradient ∂L/∂w",
        "last update Δw",
        "forward: value a",
        "back: gradient ∂L/∂a",
    ]


def test_what_has_no_value_says_why(lay: Lay) -> None:
    nodes = [
        Node(id="n1", kind="variable", x=-200, y=0, label="v1", bias=-1.0),
        Node(id="n2", kind="log", x=0, y=0, label="log1"),
        Node(id="n3", kind="square", x=200, y=0, label="square1"),
    ]
    edges = [Edge(id="e1", source="n1", target="n2"), Edge(id="e2", source="n2", target="n3")]
    desk = seen(lay(Drawing([*nodes, *edges])))
    look = desk.view.stage.look(900, 600)
    assert {"n2", "n3"} <= look.troubled
    assert [value_text(look, row, id) for row, id in enumerate(look.geometry.nodes)] == ["−1", "?", "?"]
    assert texts(desk) == [("−1", "∂ ?"), ("?", "∂ ?")]
    said = tip_text(look, "n2")
    assert said is not None
    assert "above 0" in said.remark
    troubled = picture(desk)
    desk.bench.history.do(STEP, edits.set_fields(desk.bench.drawing, ["n1"], bias=2.0))
    seen(desk)
    assert not desk.view.stage.look(900, 600).domain
    assert picture(desk) != troubled


def leaves_say(desk: Desk, drawing: Drawing) -> dict[str, str]:
    """What stands below every leaf, by its name."""
    look = desk.view.stage.look(900, 600)
    leaves = {node.label: node.id for node in drawing.nodes.values() if node.bias is not None}
    return {name: gradient_text(look, look.geometry.node_index[id]) for name, id in leaves.items()}


def flow_says(desk: Desk, drawing: Drawing, source: str) -> str:
    """What comes back through the edge from a node."""
    (edge,) = drawing.outgoing(labeled(drawing, source))
    return texts(desk)[desk.view.stage.look(900, 600).geometry.edge_index[edge]][-1]


@pytest.mark.parametrize("constants", [[], ["two"]])
def test_a_square_made_by_a_power_has_no_gradient_by_its_exponent(lay: Lay, constants: list[str]) -> None:
    drawing = formula("f = power v two", v=-2, two=2, constants=constants)
    desk = seen(lay(drawing))
    assert leaves_say(desk, drawing) == {"v": "∂ −4", "two": "∂ ?"}
    assert flow_says(desk, drawing, "two") == "∂ ?"
    look = desk.view.stage.look(0, 0)
    leaf = tip_text(look, labeled(drawing, "two"))
    assert leaf is not None
    assert dict(leaf.rows)["gradient ∂L/∂v"] == "–"
    (edge,) = drawing.outgoing(labeled(drawing, "two"))
    tip = tip_text(look, edge)
    assert tip is not None
    assert dict(tip.rows)["back: gradient ∂L/∂a"] == "–"


@pytest.mark.parametrize("constants", [[], ["zero"]])
def test_an_upright_curve_has_no_slope(lay: Lay, constants: list[str]) -> None:
    drawing = formula("f = sqrt zero", zero=0, constants=constants)
    desk = seen(lay(drawing))
    assert leaves_say(desk, drawing) == {"zero": "∂ ?"}
    assert flow_says(desk, drawing, "zero") == "∂ ?"


def test_a_zero_is_one_though_something_else_has_no_value(lay: Lay) -> None:
    """The loss does not depend on an output that only is watched."""
    drawing = formula("r = relu v1", "l = log v2", v1=-1, v2=-1)
    drawing.apply(edits.set_fields(drawing, [labeled(drawing, "r"), labeled(drawing, "l")], output=True))
    drawing.apply(edits.set_fields(drawing, [labeled(drawing, "l")], loss_weight=0.0))
    desk = seen(lay(drawing))
    assert leaves_say(desk, drawing) == {"v1": "∂ 0", "v2": "∂ 0"}
    assert flow_says(desk, drawing, "v1") == "∂ 0"
    desk.bench.history.do(STEP, edits.set_fields(drawing, [labeled(drawing, "l")], loss_weight=1.0))
    seen(desk)
    assert leaves_say(desk, drawing) == {"v1": "∂ ?", "v2": "∂ ?"}


def test_what_is_too_large_brings_no_gradient_back(lay: Lay) -> None:
    """1 / e^800 is 0, and finite; but nothing can be said of how it changes."""
    drawing = formula("e = exp v", "f = reciprocal e", v=800)
    desk = seen(lay(drawing))
    assert leaves_say(desk, drawing) == {"v": "∂ ?"}
    assert [flow_says(desk, drawing, name) for name in "ve"] == ["∂ ?", "∂ ?"]


def test_an_unknown_gradient_of_a_weight_is_a_question_and_no_signal(lay: Lay) -> None:
    nodes = [
        Node(id="n1", kind="constant", x=0, y=0, label="c", bias=1.0),
        Node(id="n2", kind="neuron", x=144, y=0, label="h", activation="linear", bias=-2.0),
        Node(id="n3", kind="log", x=288, y=0, label="l"),
    ]
    edges = [Edge(id="e1", source="n1", target="n2", weight=1.0), Edge(id="e2", source="n2", target="n3")]
    desk = seen(lay(Drawing([*nodes, *edges])))
    desk.bench.look(replace(desk.bench.options, coloring="gradient"))
    assert texts(desk)[0] == ("?",)
    look = desk.view.stage.look(0, 0)
    tip = tip_text(look, "e1")
    assert tip is not None
    assert [value for name, value in tip.rows if "gradient" in name] == ["–", "–"]
    assert np.isnan(node_colors(look).error).all()


def test_arguments_are_numbered_where_order_matters(lay: Lay) -> None:
    desk = lay(apples())
    assert not list(argument_numbers(desk.view.stage.look(900, 600)))
    change = edits.set_fields(desk.bench.drawing, ["n4"], kind="divide")
    desk.bench.history.do(STEP, change)
    desk.view.stage.geometry.rebuild()
    assert list(argument_numbers(desk.view.stage.look(900, 600))) == [("e1", 1), ("e2", 2)]
    before = picture(desk)
    desk.bench.history.do(STEP, edits.swap_arguments(desk.bench.drawing, "n4"))
    assert list(argument_numbers(desk.view.stage.look(900, 600))) == [("e2", 1), ("e1", 2)]
    assert picture(desk) != before


def test_a_tie_is_marked_and_selecting_one_shows_the_others(desk: Desk) -> None:
    plain = picture(desk)
    one, other = desk.edge("x1", "h1"), desk.edge("x2", "h3")
    desk.bench.history.do(STEP, edits.tie(desk.bench.drawing, [one, other]))
    tied = picture(desk)
    assert tied != plain
    desk.bench.selection.set([one])
    place = desk.along("x2", "h3", 0.75)
    assert picture(desk).pixelColor(place) != tied.pixelColor(place)


def test_a_screen_reader_hears_what_a_sign_shows(lay: Lay) -> None:
    desk = seen(lay(apples()))
    drawing = QAccessible.queryAccessibleInterface(desk.view)
    assert drawing is not None
    names = [drawing.child(row).text(QAccessible.Text.Name) for row in range(drawing.childCount())]
    assert names[0] == "apple, Variable"
    assert names[4] == "price, Multiply"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (220.00000000000003, "220"),
        (2.2, "2.2"),
        (-35.75, "−35.75"),
        (0.0, "0"),
        (-0.0, "0"),
        (12345.6, "12346"),
    ],
)
def test_values_are_written_as_in_a_book(value: float, text: str) -> None:
    assert trimmed(value) == text


@pytest.mark.parametrize(
    ("value", "room", "text"),
    [
        (-0.0012345, 9, "−0.001234"),
        (-0.0012345, 8, "−0.00123"),
        (-0.0012345, 7, "−0.0012"),
        (-0.0012345, 5, "−1e−3"),
        (0.4674, 5, "0.467"),
        (0.4674, 4, "0.47"),
        (0.9996, 4, "1"),
        (-35.75, 5, "−35.8"),
        (12345.6, 5, "12346"),
        (12345.6, 4, "1e4"),
        (220.0, 2, "2e2"),
        (1.25e-5, 4, "1e−5"),
        (math.nan, 1, "?"),
    ],
)
def test_a_number_in_a_node_loses_digits_at_its_end_and_nothing_else(
    value: float, room: int, text: str
) -> None:
    assert fitting(value, lambda text: len(text) <= room) == text


@given(st.floats(-1e300, 1e300), st.integers(6, 20))
def test_a_number_that_was_made_to_fit_reads_as_the_same_number(value: float, room: int) -> None:
    text = fitting(value, lambda text: len(text) <= room)
    assert float(text.replace("−", "-")) == pytest.approx(value, rel=0.51)
    assert len(text) <= max(room, len("−1e−300"))


@pytest.mark.parametrize("korean", [False, True])
@pytest.mark.parametrize("stepped", [False, True])
@pytest.mark.parametrize("key", COLORINGS)
@pytest.mark.parametrize("arguments", ["none", "some", "all"])
def test_the_legend_is_never_cut(
    lay: Lay, arguments: str, key: str, stepped: bool, korean: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawing = apples() if arguments == "all" else edits.from_layers([1, 1], "sigmoid")
    if arguments == "some":
        (input,) = (id for id in drawing.nodes if drawing.outgoing(id))
        drawing.apply(edits.add_node(drawing, "square", 0.0, 99.0)[0])
        drawing.apply(edits.connect_all(drawing, [input], [list(drawing.nodes)[-1]]))
        drawing.apply(edits.set_fields(drawing, [list(drawing.nodes)[-1]], output=True, loss_weight=0.0))
    desk = seen(lay(drawing))
    desk.bench.look(type(desk.bench.options)(coloring=key))
    if stepped:
        desk.step()
    written: list[object] = []
    draw = QPainter.drawText
    speak({"LANG": "ko" if korean else "en"})
    try:
        monkeypatch.setattr(QPainter, "drawText", lambda *words: (written.append(words[-1]), draw(*words))[1])
        desk.view.grab()
    finally:
        use_translator(None)
    assert written
    assert not [text for text in written if "…" in str(text)]


@pytest.mark.parametrize("scale", [0.5, 0.6, 0.79, 1.0, 1.43])
@pytest.mark.parametrize("value", [-0.0012345, 0.46744, 1.2e-5, -98765.4])
def test_no_number_in_a_node_is_cut(
    lay: Lay, scale: float, value: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    draw = QPainter.drawText
    monkeypatch.setattr(QPainter, "drawText", lambda *words: (written.append(words[-1]), draw(*words))[1])
    nodes = [
        Node(id="n1", kind="variable", x=0, y=0, label="w", bias=value),
        Node(id="n2", kind="constant", x=96, y=0, label="c", bias=value),
        Node(id="n3", kind="sum", x=0, y=96, label="s"),
    ]
    desk = seen(lay(Drawing([*nodes, Edge(id="e1", source="n1", target="n3")]), scale=scale))
    written.clear()
    desk.view.grab()
    assert not [text for text in written if "…" in str(text)]


def test_a_neuron_at_the_end_of_a_formula_begins_with_1_too(lay: Lay) -> None:
    nodes = [
        Node(id="n1", kind="variable", x=-200, y=0, label="v1", bias=2.0),
        Node(id="n2", kind="neuron", x=0, y=0, label="h1", activation="tanh", bias=0.1),
    ]
    desk = seen(lay(Drawing([*nodes, Edge(id="e1", source="n1", target="n2", weight=0.5)])))
    look = desk.view.stage.look(900, 600)
    assert end_gradient(look, 1, nodes[1]) == "∂ 1"
    assert texts(desk) == [("0.500",)]


def fetched(desk: Desk) -> Desk:
    """With what the drawing compiles to now."""
    desk.bench.trainer.pull()
    return desk


def test_an_incomplete_operation_says_so_and_the_rest_keeps_its_values(lay: Lay) -> None:
    desk = seen(lay(apples()))
    bench, drawing = desk.bench, desk.bench.drawing
    change, divide = edits.add_node(drawing, "divide", 120, 140)
    bench.history.do(STEP, change)
    bench.history.do(STEP, edits.connect_all(drawing, ["n4"], [divide]))
    look = fetched(desk).view.stage.look(900, 600)
    assert bench.trainer.network is None
    assert look.stale
    assert divide in look.troubled
    assert "takes exactly 2 values, but 1" in tip_text(look, divide).remark
    rows = look.geometry.node_index
    assert [value_text(look, rows[id], id) for id in ("n1", "n4", "n5")] == ["100", "200", "220"]
    assert value_text(look, rows[divide], divide) == ""
    assert ("200",) in texts(desk), "forward alone: what came back was of a loss that is no more"
    faded = picture(desk)
    bench.history.undo()
    bench.history.undo()
    assert not seen(desk).view.stage.look(900, 600).stale
    assert picture(desk) != faded


def test_only_what_nothing_has_touched_keeps_its_value(lay: Lay) -> None:
    desk = seen(lay(apples()))
    bench, drawing = desk.bench, desk.bench.drawing
    change, divide = edits.add_node(drawing, "divide", 120, 140)
    bench.history.do(STEP, change)
    bench.history.do(STEP, edits.set_fields(drawing, ["n2"], bias=3.0))
    bench.history.do(STEP, edits.set_fields(drawing, ["n1"], label="pear"))
    look = fetched(desk).view.stage.look(900, 600)
    rows = look.geometry.node_index
    shown = {id: value_text(look, rows[id], id) for id in ("n1", "n2", "n3", "n4", "n5", divide)}
    assert shown == {"n1": "100", "n2": "3", "n3": "1.1", "n4": "", "n5": "", divide: ""}


def test_a_drawing_that_is_opened_incomplete_remembers_nothing(lay: Lay) -> None:
    desk = seen(lay(apples()))
    bench = desk.bench
    bench.drawing.apply(edits.remove(bench.drawing, ["e4"]))
    bench.history.clear()
    assert not fetched(desk).view.stage.look(900, 600).stale


@pytest.mark.parametrize(("activation", "bias", "saturated"), [
    ("sigmoid", 12.0, True), ("sigmoid", -12.0, True), ("sigmoid", 4.0, False), ("sigmoid", 1e6, True),
    ("tanh", -7.0, True), ("tanh", 2.0, False), ("linear", 1e6, False), ("relu", 1e6, False),
])  # fmt: skip
def test_what_has_run_out_too_far_to_learn_says_why(
    desk: Desk, activation: str, bias: float, saturated: bool
) -> None:
    node = desk.node("h1")
    edits_of_it = edits.set_fields(desk.bench.drawing, [node], activation=activation, bias=bias)
    desk.bench.history.do(STEP, edits_of_it)
    seen(desk)
    before = picture(desk)
    said = tip_text(desk.view.stage.look(900, 600), node)
    assert said is not None
    assert said.remark.startswith("Saturated") is saturated
    desk.bench.history.do(STEP, edits.set_fields(desk.bench.drawing, [node], bias=0.5))
    seen(desk)
    assert picture(desk) != before


@pytest.mark.parametrize("bias", [-1e3, 1e3])
def test_an_output_that_is_right_is_not_called_saturated(desk: Desk, bias: float) -> None:
    node = desk.node("y1")
    fields = edits.set_fields(desk.bench.drawing, [node], activation="sigmoid", bias=bias)
    desk.bench.history.do(STEP, fields)
    seen(desk)
    look = desk.view.stage.look(900, 600)
    said, pair = tip_text(look, node), prediction_and_target(look, node)
    assert said is not None
    assert pair is not None
    assert said.remark.startswith("Saturated") is (abs(pair[0] - pair[1]) > 0.5)


@pytest.mark.parametrize(("dx", "dy"), [(0, 96), (0, -96), (96, 0), (-96, 0), (0, 0)])
def test_a_sentence_about_a_failure_covers_no_neighbor(lay: Lay, dx: float, dy: float) -> None:
    places = [(0, 0), (96, 0), (-96, 0), (0, 96), (0, -96)]
    nodes = [
        Node(id=f"n{n}", kind="constant", x=x, y=y, label=f"c{n}", bias=1.0)
        for n, (x, y) in enumerate(places, 1)
        if (x, y) == (0, 0) or (x, y) != (dx, dy)
    ]
    desk = lay(Drawing(nodes))
    look = desk.view.stage.look(900, 600)
    box = bubble_box(look, Problem(STEP, ("n1",)), QSizeF(260, 60))
    assert box is not None
    assert QRectF(0, 0, 900, 600).contains(box)
    covered = [node.id for node in nodes if box.intersects(QRectF(node_box(desk.view.stage, node.id)))]
    assert not covered or (dx, dy) == (0, 0)


def test_a_drawing_begun_anew_remembers_nothing_of_the_one_before(lay: Lay) -> None:
    desk = seen(lay(apples()))
    bench = desk.bench
    bench.drawing.apply(edits.remove(bench.drawing, list(bench.drawing.nodes)))
    bench.history.clear()
    bench.history.do(STEP, edits.add_node(bench.drawing, "neuron", 0, 0)[0])
    assert not fetched(desk).view.stage.look(900, 600).stale


def test_a_node_that_is_left_alone_and_new_has_no_values_from_before(lay: Lay) -> None:
    desk = seen(lay(apples()))
    bench = desk.bench
    bench.history.do(STEP, edits.remove(bench.drawing, list(bench.drawing.nodes)))
    bench.history.do(STEP, edits.add_node(bench.drawing, "neuron", 0, 0)[0])
    assert not fetched(desk).view.stage.look(900, 600).stale
